import { resolve } from 'node:path';
import { Option } from 'commander';
import {
  createLedger,
  reportSpend,
  rollUp,
  runSteps,
  SPEND_KEYS,
  spendOf,
  type Ledger,
  type SpendKey,
  type SpendReport,
} from '../../core/index.ts';
import { readUsageFile } from '../data/usageFile.ts';
import { CliFailure, describeFileError, fileErrorCode, type ExitCode } from '../failure.ts';
import { CliProjects } from '../files/projects.ts';
import { write, type CliIo } from '../io.ts';
import { requestOption } from '../options.ts';
import { spendCsv, spendMarkdown, spendTable } from '../print/spend.ts';
import { createProgress } from '../progress.ts';
import { dateOption } from './compare.ts';
import type { Command } from './command.ts';

const FORMATS = ['table', 'json', 'csv', 'markdown'] as const;
/** Lines that could not be read and are named; the rest is counted. */
const KEPT_PROBLEMS = 20;

interface SpendOptions {
  readonly usage: readonly string[];
  readonly by: SpendKey;
  readonly since?: string;
  readonly until?: string;
  readonly model?: string;
  readonly format: (typeof FORMATS)[number];
  readonly config?: string;
}

/** `prompt-cost spend`: what logged API calls cost, and what an approved asset cost. */
export const spendCommand: Command = {
  register(program, io, exit) {
    program
      .command('spend')
      .description('Add up what logged API calls cost. The log is read, never changed or sent.')
      .requiredOption('--usage <files...>', 'usage logs: JSON lines (also .gz), or JSON')
      .addOption(new Option('--by <key>', 'what to group by').choices(SPEND_KEYS).default('model'))
      .option('--since <date>', 'first day that counts (UTC)', dateOption)
      .option('--until <date>', 'last day that counts (UTC)', dateOption)
      .option('--model <id>', 'model of records that name none', requestOption('model'))
      .addOption(new Option('--format <format>', 'how to print').choices(FORMATS).default('table'))
      .option(
        '--config <file>',
        'project file with prices, instead of the nearest prompt-cost.yaml',
      )
      .action(async (options: SpendOptions) => {
        const report = await spend(io, options, exit);
        await write(io.stdout, print(report, options.format));
      });
  },
};

async function spend(
  io: CliIo,
  options: SpendOptions,
  exit: (code: ExitCode) => void,
): Promise<SpendReport> {
  const projects = await CliProjects.open(io.cwd, {}, options.config);
  const { catalogue } = (await projects.of(io.cwd)).context;
  const { by, since, until, model, usage } = options;
  const ledgers: Ledger[] = [];
  const problems: SpendReport['problems'] = [];
  for (const file of new Set(usage.map((path) => resolve(io.cwd, path)))) {
    const name = usage.find((path) => resolve(io.cwd, path) === file) ?? file;
    const isElsewhere = (id: string): boolean => earlier.some((ledger) => ledger.has(id));
    const earlier = [...ledgers];
    const ledger = createLedger(catalogue, { model, now: io.now().getTime(), isElsewhere });
    ledgers.push(ledger);
    try {
      await addFile(io, ledger, file);
    } catch (error) {
      if (error instanceof CliFailure) throw error;
      if (fileErrorCode(error) === undefined) throw error;
      exit(2);
      await write(io.stderr, `error: cannot read ${name}: ${describeFileError(error)}\n`);
    }
    for (const { line, reason } of ledger.contents.problems) {
      if (problems.length < KEPT_PROBLEMS) problems.push({ file: name, line, reason });
    }
  }
  const all = runSteps(rollUp(ledgers.map(({ contents }) => contents)));
  const { unreadable } = all.counts;
  const spent = spendOf(all, { by, since, until });
  return reportSpend(spent, by, catalogue.version, unreadable, problems);
}

async function addFile(io: CliIo, ledger: Ledger, file: string): Promise<void> {
  const progress = createProgress(io, undefined, 'records');
  try {
    for await (const { line, reading } of readUsageFile(file)) {
      progress.step();
      ledger.add(reading, line);
    }
  } finally {
    progress.stop();
  }
}

function print(report: SpendReport, format: SpendOptions['format']): string {
  switch (format) {
    case 'table':
      return spendTable(report);
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`;
    case 'csv':
      return spendCsv(report);
    case 'markdown':
      return spendMarkdown(report);
  }
}
