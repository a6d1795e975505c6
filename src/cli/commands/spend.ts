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
import { nameLogs, readUsageLogs, utcDay } from '../data/usageLogs.ts';
import { CliFailure, type ExitCode } from '../failure.ts';
import { CliProjects, type CliProject } from '../files/projects.ts';
import { write, type CliIo } from '../io.ts';
import { requestOption } from '../options.ts';
import { spendCsv, spendMarkdown, spendTable } from '../print/spend.ts';
import { dateOption } from './compare.ts';
import type { Command } from './command.ts';

const FORMATS = ['table', 'json', 'csv', 'markdown'] as const;
/** Lines that could not be read and are named; the rest is counted. */
const KEPT_PROBLEMS = 20;

interface SpendOptions {
  readonly usage?: readonly string[];
  readonly cache?: string | boolean;
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
      .option(
        '--usage <files...>',
        'usage logs: JSON lines, JSON or CSV (also .gz), or globs of them; else those of prompt-cost.yaml',
      )
      .option('--cache <file>', 'keep sums here, so that only what is new is read the next time')
      .option('--no-cache', 'read logs from their start, and keep no sums')
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
  const near = await projects.of(io.cwd);
  const { catalogue, project } = near.context;
  const { by, since, until, model } = options;
  const { files, cache } = await nameLogs(io, near, options.usage, options.cache);
  if (files.length === 0) throw new CliFailure(noLogs(near));
  const logs = await readUsageLogs(io, files, { catalogue, model, cache }, exit);
  const all = logs.rollUp;
  const problems = logs.problems.slice(0, KEPT_PROBLEMS);
  const spent = spendOf(all, { by, since, until });
  const report = reportSpend(all, spent, by, catalogue.version, problems);
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

function noLogs({ usage }: CliProject): string {
  return usage.length === 0
    ? 'no usage logs: name them with --usage, or under usage: in prompt-cost.yaml'
    : `no usage log fits ${usage.join(', ')}, as prompt-cost.yaml says under usage:`;
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
