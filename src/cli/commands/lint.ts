import { Option } from 'commander';
import {
  createLineIndex,
  lintSarif,
  rankFindings,
  reportCluster,
  reportLinted,
  SHIPPED_CATALOGUE,
  type Finding,
  type LintReport,
  type Severity,
} from '../../core/index.ts';
import type { CliProject } from '../files/projects.ts';
import { shownPath } from '../files/shownPath.ts';
import { hasColours, write, type CliIo } from '../io.ts';
import { NO_USAGE_OPTION, USAGE_OPTION } from '../options.ts';
import { learnFromLogs } from '../data/learnFromLogs.ts';
import { lintTemplates, type LintRun } from '../lintTemplates.ts';
import { lintTable } from '../print/lintTable.ts';
import type { Command } from './command.ts';

const FORMATS = ['table', 'json', 'sarif'] as const;
/** From the one that is told least. */
const SEVERITIES = ['hint', 'info', 'warning', 'error'] as const satisfies readonly Severity[];

interface LintOptions {
  readonly format: (typeof FORMATS)[number];
  readonly failOn: (typeof SEVERITIES)[number];
  readonly config?: string;
  readonly usage?: readonly string[] | false;
}

/** `prompt-cost lint`: what is wrong with templates, and what putting it right would save. */
export const lintCommand: Command = {
  register(program, io, exit) {
    program
      .command('lint')
      .description(
        'Say what is wrong with templates, worth most first; exit code 1 if anything is.',
      )
      .argument('[paths...]', 'template files, folders to search, or - for standard input', ['.'])
      .addOption(new Option('--format <format>', 'how to print').choices(FORMATS).default('table'))
      .addOption(
        new Option('--fail-on <severity>', 'least severity that makes the exit code 1')
          .choices(SEVERITIES)
          .default('hint'),
      )
      .option('--usage <files...>', USAGE_OPTION)
      .option('--no-usage', NO_USAGE_OPTION)
      .option('--config <file>', 'project file to use instead of the nearest prompt-cost.yaml')
      .action(async (paths: readonly string[], options: LintOptions) => {
        const learn = learnFromLogs(io, options.usage, exit);
        const run = await lintTemplates(io, paths, { config: options.config, learn });
        const report = reportOf(io, run);
        const least = SEVERITIES.indexOf(options.failOn);
        if (report.findings.some(({ severity }) => SEVERITIES.indexOf(severity) >= least)) exit(1);
        if (run.scan.unreadable > 0) exit(2);
        await write(io.stdout, print(io, report, run.files.length, options.format));
      });
  },
};

function reportOf(io: CliIo, { files, clusters, budgets, scan }: LintRun): LintReport {
  const found = files.flatMap(({ path, lines, findings }) =>
    findings.map((finding) => reportLinted(path, finding, lines)),
  );
  const projects = scan.projects.flatMap((project) =>
    projectFindings(io, project, budgets.get(project) ?? []),
  );
  return {
    schemaVersion: 1,
    catalogVersion: SHIPPED_CATALOGUE.version,
    findings: [...rankFindings([...found, ...projects])],
    clusters: clusters.map(({ cluster, shown }) => reportCluster(cluster, shown)),
  };
}

function projectFindings(
  io: CliIo,
  { file, text, findings }: CliProject,
  budgets: readonly Finding[],
): LintReport['findings'] {
  if (file === undefined) return [];
  const lines = createLineIndex(text);
  const path = shownPath(io.cwd, file);
  return [...findings, ...budgets].map((finding) => reportLinted(path, finding, lines));
}

function print(
  io: CliIo,
  report: LintReport,
  templates: number,
  format: LintOptions['format'],
): string {
  switch (format) {
    case 'table': {
      const width = io.stdout.isTTY === true ? io.stdout.columns : undefined;
      return lintTable(report, templates, width, hasColours(io, io.stdout));
    }
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`;
    case 'sarif':
      return `${JSON.stringify(lintSarif(report, io.version), null, 2)}\n`;
  }
}
