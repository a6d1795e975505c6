import { Option } from 'commander';
import {
  addMoney,
  createLineIndex,
  QUALITIES,
  reportRequests,
  SHIPPED_CATALOGUE,
  totalsOf,
  type Analysis,
  type EstimateReport,
  type ReportedRequest,
} from '../../core/index.ts';
import { learnFromLogs } from '../data/learnFromLogs.ts';
import type { ExitCode } from '../failure.ts';
import { analyseTemplates } from '../analyseTemplates.ts';
import { reportProject } from '../files/projects.ts';
import { hasColours, write, type CliIo } from '../io.ts';
import {
  day,
  forcedLayer,
  imageCount,
  requestOption,
  NO_USAGE_OPTION,
  USAGE_OPTION,
  type RequestOptions,
} from '../options.ts';
import { escapeControls } from '../print/escape.ts';
import type { EstimateView, PricedEntry } from '../print/estimate.ts';
import { complainOf } from '../print/complainOf.ts';
import { estimateCsv } from '../print/estimateCsv.ts';
import { estimateMarkdown } from '../print/estimateMarkdown.ts';
import { estimateTable } from '../print/estimateTable.ts';
import type { Command } from './command.ts';

const FORMATS = ['table', 'json', 'csv', 'markdown'] as const;
type Format = (typeof FORMATS)[number];

interface EstimateOptions extends RequestOptions {
  readonly format: Format;
  readonly config?: string;
  readonly at?: string;
  readonly usage?: readonly string[] | false;
}

const HOW_TEMPLATES_ARE_NAMED =
  'they are named *.prompt, *.prompt.txt or *.prompt.md, or as include in prompt-cost.yaml says';

/** `prompt-cost estimate`: what each request of the given templates costs. */
export const estimateCommand: Command = {
  register(program, io, exit) {
    program
      .command('estimate')
      .description('Say what templates cost: one line for each way a template is used.')
      .argument(
        '[paths...]',
        'template files, folders to search, .jsonl files with a prompt or Batch request a line, or - for standard input',
        ['.'],
      )
      .addOption(new Option('--format <format>', 'how to print').choices(FORMATS).default('table'))
      .option(
        '--model <id>',
        'model to use instead of what the templates name',
        requestOption('model'),
      )
      .option(
        '--quality <word>',
        `quality to use: ${QUALITIES.join(', ')}`,
        requestOption('quality'),
      )
      .option(
        '--size <size>',
        'size to use: WIDTHxHEIGHT in pixels, or auto',
        requestOption('size'),
      )
      .option('--n <count>', 'images per request to use, 1 to 10', imageCount)
      .option('--config <file>', 'project file to use instead of the nearest prompt-cost.yaml')
      .option('--usage <files...>', USAGE_OPTION)
      .option('--no-usage', NO_USAGE_OPTION)
      .option('--at <date>', 'day by which models are retiring, instead of today', day)
      .action(async (paths: readonly string[], options: EstimateOptions) => {
        const { view, unreadable } = await estimatePaths(io, paths, options, exit);
        const isEmpty = view.entries.length === 0;
        if (unreadable > 0) {
          exit(2);
          if (isEmpty) return;
        }
        if (isEmpty) {
          const where = paths.map(escapeControls).join(', ');
          await write(io.stderr, `no prompt templates in ${where}; ${HOW_TEMPLATES_ARE_NAMED}\n`);
          if (options.format === 'table') return;
        }
        // The only format with no place for them.
        if (options.format === 'csv') await complainOf(io, view.report.projectFiles);
        await write(io.stdout, print(io, view, options.format));
      });
  },
};

async function estimatePaths(
  io: CliIo,
  paths: readonly string[],
  options: EstimateOptions,
  exit: (code: ExitCode) => void,
): Promise<{ readonly view: EstimateView; readonly unreadable: number }> {
  const entries: PricedEntry[] = [];
  const add = (analysis: Analysis, reported: readonly ReportedRequest[]): void => {
    for (const [index, entry] of detached(reported).entries()) {
      const cost = analysis.requests[index]?.cost;
      entries.push({ entry, total: cost?.kind === 'priced' ? cost.total : undefined });
    }
  };
  const user = {
    forced: forcedLayer(options),
    ...(options.at === undefined ? {} : { today: options.at }),
  };
  const scan = await analyseTemplates(
    io,
    paths,
    user,
    { config: options.config, learn: learnFromLogs(io, options.usage, exit) },
    ({ file, lines, analysis }) => {
      add(analysis, reportRequests(file.path, analysis, lines));
    },
    ({ file, line, length, analysis }) => {
      const lines = createLineIndex('');
      const whole = {
        start: { line: line - 1, character: 0 },
        end: { line: line - 1, character: length },
      };
      add(
        analysis,
        reportRequests(file.path, analysis, lines).map((entry) => ({
          ...entry,
          line,
          findings: entry.findings
            // There is no template to put in another order.
            .filter(({ ruleId }) => !ruleId.startsWith('cache/'))
            .map((finding) => ({ ...finding, range: whole })),
        })),
      );
    },
  );
  const amounts = entries.flatMap(({ total }) => (total ? [total] : []));
  const requests = entries.map(({ entry }) => entry);
  const report: EstimateReport = {
    schemaVersion: 1,
    catalogVersion: SHIPPED_CATALOGUE.version,
    requests,
    projectFiles: scan.projects.flatMap((project) => reportProject(io.cwd, project)),
    totals: totalsOf(requests, amounts),
  };
  return { view: { report, entries, total: addMoney(amounts) }, unreadable: scan.unreadable };
}

/** A copy whose texts are no slices of the template, which they would keep in memory as a whole. */
function detached(entries: readonly ReportedRequest[]): readonly ReportedRequest[] {
  return JSON.parse(JSON.stringify(entries)) as readonly ReportedRequest[];
}

function print(io: CliIo, view: EstimateView, format: Format): string {
  switch (format) {
    case 'table': {
      const width = io.stdout.isTTY === true ? io.stdout.columns : undefined;
      return estimateTable(view, width, hasColours(io, io.stdout));
    }
    case 'json':
      return `${JSON.stringify(view.report, null, 2)}\n`;
    case 'csv':
      return estimateCsv(view);
    case 'markdown':
      return estimateMarkdown(view);
  }
}
