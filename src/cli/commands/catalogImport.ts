import { basename, join, resolve } from 'node:path';
import type { Command as Program } from 'commander';
import { Option } from 'commander';
import {
  inEnglish,
  applyEdits,
  diffPrices,
  priceEntries,
  PROJECT_FILE_NAME,
  readPriceFile,
  runSteps,
  SHIPPED_CATALOGUE,
  writePrices,
  type PriceChange,
  type PriceDiff,
} from '../../core/index.ts';
import { CliFailure, describeFileError, type ExitCode } from '../failure.ts';
import { CliProjects } from '../files/projects.ts';
import { readText } from '../files/readText.ts';
import { shownPath } from '../files/shownPath.ts';
import { writeFixed } from '../files/writeFixed.ts';
import { todayOf, write, type CliIo } from '../io.ts';
import { priceChangesTable } from '../print/catalogTable.ts';
import { escapeControls } from '../print/escape.ts';
import { unifiedDiff } from '../print/unifiedDiff.ts';

interface ImportOptions {
  readonly format: 'table' | 'json';
  readonly accept?: readonly string[];
  readonly unlisted?: true;
  readonly write?: true;
  readonly config?: string;
}

/** Adds `catalog import`: prices of LiteLLM's file or a router's model list, into the project file. */
export function registerCatalogImport(
  catalog: Program,
  io: CliIo,
  exit: (code: ExitCode) => void,
): void {
  catalog
    .command('import')
    .description(
      'Compare a price file with the prices here; write accepted ones to prompt-cost.yaml.',
    )
    .argument('<file>', 'LiteLLM’s model_prices_and_context_window.json, or a router’s model list')
    .option(
      '--accept <ids...>',
      'prices to accept, such as gpt-image-2.image_output; or all: those without suspicion',
    )
    .option('--unlisted', 'compare models too that the price list does not have')
    .option('--write', 'write the accepted prices')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table'),
    )
    .option('--config <file>', 'project file to write to instead of the nearest prompt-cost.yaml')
    .action(async (file: string, options: ImportOptions, command: Program) => {
      // A parent's options of the same name take the words, wherever they stand.
      const { format, config } = { ...options, ...command.optsWithGlobals<ImportOptions>() };
      await importPrices(io, file, { ...options, format, ...(config && { config }) }, exit);
    });
}

async function importPrices(
  io: CliIo,
  file: string,
  options: ImportOptions,
  exit: (code: ExitCode) => void,
): Promise<void> {
  const projects = await CliProjects.open(io.cwd, {}, options.config);
  const project = await projects.of(io.cwd);
  const reading = runSteps(readPriceFile(await readSource(io, file), SHIPPED_CATALOGUE));
  if (reading.kind === 'refused')
    throw new CliFailure(`cannot use ${file}: ${inEnglish(reading.reason)}`);
  const diff = diffPrices(
    SHIPPED_CATALOGUE,
    project.context.catalogue,
    reading.prices,
    options.unlisted === true,
  );
  const accepted = acceptedOf(diff, options.accept ?? []);
  const ids = new Set(accepted.map(({ id }) => id));
  if (options.format === 'json') {
    const { changes, same, unlisted, notes } = diff;
    const report = {
      schemaVersion: 1,
      catalogVersion: SHIPPED_CATALOGUE.version,
      format: reading.format,
      changes: changes.map((change) => ({
        ...change,
        suspicions: change.suspicions.map(inEnglish),
      })),
      same,
      unlisted,
      notes,
      accepted: [...ids],
    };
    await write(io.stdout, `${JSON.stringify(report, null, 2)}\n`);
  } else {
    await write(io.stdout, describe(diff, ids, options.unlisted === true));
  }
  if (accepted.length === 0) return;

  const target = project.file ?? join(io.cwd, PROJECT_FILE_NAME);
  const source = `imported from ${basename(file)}`;
  const edits = writePrices(project.text, priceEntries(accepted, source, todayOf(io)));
  const path = shownPath(io.cwd, target);
  if (edits.kind === 'refused')
    throw new CliFailure(`cannot change ${path}: ${inEnglish(edits.reason)}`);
  const after = applyEdits(project.text, edits.edits);
  const before = project.file === undefined ? undefined : project.text;
  if (options.format === 'table') {
    await write(io.stdout, `${unifiedDiff(path, before, after)}\n`);
  }
  if (options.write !== true) {
    await write(io.stderr, `${path} is not changed; add --write to change it.\n`);
    return;
  }
  const complaint = await writeFixed({ absolutePath: target, before, after });
  if (complaint === undefined) return;
  exit(2);
  await write(io.stderr, `error: ${complaint}\n`);
}

/** What the user accepts: by id, suspicious ones included; `all` takes those without suspicion. */
function acceptedOf({ changes }: PriceDiff, wanted: readonly string[]): readonly PriceChange[] {
  const ids = new Set(
    wanted.flatMap((word) => word.split(',')).map((word) => word.trim().toLowerCase()),
  );
  const unknown = [...ids].find(
    (id) => id !== 'all' && !changes.some((change) => change.id === id),
  );
  if (unknown !== undefined) {
    throw new CliFailure(
      `“${unknown}” is no price of this file that differs; run it without --accept to see them`,
    );
  }
  return changes.filter(
    ({ id, suspicions }) => ids.has(id) || (ids.has('all') && suspicions.length === 0),
  );
}

function describe(
  { changes, same, unlisted, notes }: PriceDiff,
  ids: ReadonlySet<string>,
  withUnlisted: boolean,
): string {
  const counted = `${same} ${same === 1 ? 'price is' : 'prices are'} the same as here.`;
  const left =
    unlisted.length === 0 || withUnlisted
      ? []
      : [
          `Not in the price list: ${unlisted.map(escapeControls).join(', ')}. --unlisted compares them too.`,
        ];
  return [
    ...(changes.length === 0 ? [] : [priceChangesTable(changes, ids), '']),
    counted,
    ...left,
    ...notes.map(escapeControls),
    '',
  ].join('\n');
}

async function readSource(io: CliIo, file: string): Promise<string> {
  try {
    return await readText(resolve(io.cwd, file));
  } catch (error) {
    throw new CliFailure(`cannot read ${file}: ${describeFileError(error)}`);
  }
}
