import { InvalidArgumentError, Option } from 'commander';
import {
  inEnglish,
  applyEdits,
  createTargetOf,
  findModel,
  planMigration,
  reportMigrationTotals,
  reportMove,
  SHIPPED_CATALOGUE,
  totalOfMigration,
  type Catalogue,
  type MigrationReport,
  type ModelPricing,
} from '../../core/index.ts';
import { analyseTemplates, type AnalysedFile } from '../analyseTemplates.ts';
import { CliFailure } from '../failure.ts';
import { writeFixed, type FixedFile } from '../files/writeFixed.ts';
import { todayOf, write, type CliIo } from '../io.ts';
import { day } from '../options.ts';
import { escapeControls } from '../print/escape.ts';
import { migrationTable, type Move } from '../print/migrationTable.ts';
import type { Command } from './command.ts';

interface MigrateOptions {
  readonly to?: string;
  readonly from?: readonly string[];
  readonly retiring?: true;
  readonly write?: true;
  readonly at?: string;
  readonly config?: string;
  readonly format: 'table' | 'json';
}

/** A template that could not be moved, and why. */
type NotMoved = MigrationReport['notMoved'][number];

/** A file with its new text, and as it is shown. */
interface Rewrite extends FixedFile {
  readonly path: string;
}

/** `prompt-cost migrate`: moves templates to another model at the quality of nearest cost. */
export const migrateCommand: Command = {
  register(program, io, exit) {
    program
      .command('migrate')
      .description(
        'Move templates to another model at the nearest cost. Only says so, unless --write is given.',
      )
      .argument('[paths...]', 'template files, or folders to search', ['.'])
      .option(
        '--to <model>',
        'model to move to; without it, retiring models move to their official replacements',
      )
      .option('--from <model>', 'model to move away from; may be given several times', collect)
      .option('--retiring', 'move only what is on a model that is shut down or will be')
      .option('--write', 'change the files')
      .option('--at <date>', 'day by which models are retiring, instead of today', day)
      .option('--config <file>', 'project file to use instead of the nearest prompt-cost.yaml')
      .addOption(
        new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table'),
      )
      .action(async (paths: readonly string[], options: MigrateOptions) => {
        if (paths.includes('-'))
          throw new CliFailure('migrate changes files; it cannot read standard input');
        const { moves, rewrites, notMoved, unreadable } = await planPaths(io, paths, options);
        const failed = options.write === true ? await writeAll(rewrites) : [];
        notMoved.push(...failed);
        if (unreadable > 0) exit(2);
        else if (notMoved.length > 0) exit(1);
        const files = rewrites.length - failed.length;
        const count = `${files} ${files === 1 ? 'file' : 'files'}`;
        const isWritten = options.write === true;
        await write(
          io.stdout,
          options.format === 'json'
            ? `${JSON.stringify(report(moves, notMoved, isWritten), null, 2)}\n`
            : text(
                io,
                moves,
                notMoved,
                isWritten
                  ? `Changed ${count}.`
                  : `Nothing is written yet; --write changes ${count}.`,
              ),
        );
      });
  },
};

interface Plan {
  readonly moves: Move[];
  readonly rewrites: Rewrite[];
  readonly notMoved: NotMoved[];
  readonly unreadable: number;
}

async function planPaths(
  io: CliIo,
  paths: readonly string[],
  options: MigrateOptions,
): Promise<Plan> {
  const moves: Move[] = [];
  const rewrites: Rewrite[] = [];
  const notMoved: NotMoved[] = [];
  const today = options.at ?? todayOf(io);
  const scan = await analyseTemplates(
    io,
    paths,
    { today },
    { config: options.config },
    (analysed) => {
      const { file, text: before, settings } = analysed;
      const { catalogue } = settings;
      const targetOf = createTargetOf({
        catalogue,
        today,
        to: options.to === undefined ? undefined : model(catalogue, '--to', options.to),
        from: options.from && new Set(options.from.map((id) => model(catalogue, '--from', id).id)),
        retiringOnly: options.retiring === true,
      });
      const migration = planMigration(
        { ...analysed.analysis, ...settings, text: before },
        targetOf,
      );
      if (migration === undefined) return;
      if (migration.kind === 'impossible') {
        notMoved.push({ path: file.path, reason: inEnglish(migration.reason) });
        return;
      }
      const line = lineOf(analysed);
      moves.push(...migration.requests.map((proposal) => ({ path: file.path, line, proposal })));
      const after = applyEdits(before, migration.edits);
      rewrites.push({ path: file.path, absolutePath: file.absolutePath, before, after });
    },
  );
  return { moves, rewrites, notMoved, unreadable: scan.unreadable };
}

function lineOf({ analysis, lines }: AnalysedFile): number {
  return lines.positionAt(analysis.template.promptSpan.start).line + 1;
}

async function writeAll(rewrites: readonly Rewrite[]): Promise<readonly NotMoved[]> {
  const failed: NotMoved[] = [];
  for (const { path, ...file } of rewrites) {
    const reason = await writeFixed(file);
    if (reason !== undefined) failed.push({ path, reason });
  }
  return failed;
}

function report(
  moves: readonly Move[],
  notMoved: readonly NotMoved[],
  written: boolean,
): MigrationReport {
  return {
    schemaVersion: 1,
    catalogVersion: SHIPPED_CATALOGUE.version,
    written,
    requests: moves.map(({ path, line, proposal }) => reportMove(path, line, proposal)),
    notMoved: [...notMoved],
    totals: reportMigrationTotals(moves.map(({ proposal }) => proposal)),
  };
}

function text(
  io: CliIo,
  moves: readonly Move[],
  notMoved: readonly NotMoved[],
  done: string,
): string {
  const complaints = notMoved.map(({ path, reason }) =>
    escapeControls(`Not moved: ${path}: ${reason}`),
  );
  if (moves.length === 0) {
    return [...complaints, 'There is nothing to move.', ''].join('\n');
  }
  const room = io.stdout.isTTY === true ? io.stdout.columns : undefined;
  return [
    migrationTable(moves, totalOfMigration(moves.map(({ proposal }) => proposal)), room),
    '',
    ...complaints,
    `Costs are those of one request, by the price list of ${SHIPPED_CATALOGUE.version}. ≈ marks an estimate, ≥ a lower bound.`,
    done,
    '',
  ].join('\n');
}

function model(catalogue: Catalogue, option: string, id: string): ModelPricing {
  const found = findModel(catalogue, id);
  if (found) return found;
  throw new CliFailure(`${option}: no price is known for the model ${id}`);
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  if (value.trim() === '') throw new InvalidArgumentError('Expected a model.');
  return [...before, value];
}
