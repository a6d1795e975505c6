import { Option } from 'commander';
import {
  reportBudgets,
  reportSpend,
  SPEND_KEYS,
  spendOf,
  type SpendKey,
  type SpendReport,
} from '../../core/index.ts';
import { compareTemplates } from '../compareTemplates.ts';
import { readUsageLogs, utcDay } from '../data/usageLogs.ts';
import type { ExitCode } from '../failure.ts';
import { CliProjects } from '../files/projects.ts';
import { write, type CliIo } from '../io.ts';
import { requestOption } from '../options.ts';
import { spendCsv, spendMarkdown, spendTable } from '../print/spend.ts';
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
  readonly estimates?: readonly string[];
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
      .option(
        '--estimates <paths...>',
        'template files or folders: compare their estimates with what their calls cost',
      )
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
  const { catalogue, project } = (await projects.of(io.cwd)).context;
  const { by, since, until, model, usage } = options;
  const logs = await readUsageLogs(io, usage, { catalogue, model }, exit);
  const all = logs.rollUp;
  const problems = logs.problems.slice(0, KEPT_PROBLEMS);
  const { unreadable } = all.counts;
  const spent = spendOf(all, { by, since, until });
  const report = reportSpend(spent, by, catalogue.version, unreadable, problems);
  const compared = options.estimates
    ? await compareTemplates(io, options.estimates, all, options.config)
    : undefined;
  const paths = compared?.paths ?? [];
  const budgets = reportBudgets(project.budgets, all.cells, utcDay(io), paths);
  return {
    ...report,
    ...(budgets.length > 0 && { budgets: [...budgets] }),
    ...(compared && { templates: [...compared.templates] }),
  };
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
