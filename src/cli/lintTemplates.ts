import { dirname, join } from 'node:path';
import {
  firstLine,
  indexTemplate,
  lintBudgets,
  lintSpend,
  lintTemplateSpend,
  lintWorkspace,
  runSteps,
  type BudgetedTemplate,
  type Finding,
  type LineIndex,
  type WeighedCluster,
  type WorkspaceTemplate,
} from '../core/index.ts';
import {
  analyseTemplates,
  type AnalysedFile,
  type Scan,
  type TemplateProjects,
} from './analyseTemplates.ts';
import { utcDay } from './data/usageLogs.ts';
import type { CliProject } from './files/projects.ts';
import { shownPath, slashed } from './files/shownPath.ts';
import type { CliIo } from './io.ts';
import type { LearnedUsage } from './usage/learnedUsage.ts';

/** A template with everything that is found in it, alone and among the others. */
export interface LintedFile {
  /** As it is shown, see `TemplateFile`. */
  readonly path: string;
  readonly absolutePath: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly findings: readonly Finding[];
  /** The absolute path of a file that a finding or a fix names. */
  readonly pathOf: (name: string | undefined) => string;
}

/** Everything that linting some paths comes to. */
export interface LintRun {
  readonly files: readonly LintedFile[];
  readonly clusters: readonly ShownCluster[];
  /** What is found in project files by looking at the templates they are for. */
  readonly budgets: ReadonlyMap<CliProject, readonly Finding[]>;
  readonly scan: Scan;
}

/** A cluster with a way to show the paths of its templates. */
export interface ShownCluster {
  readonly cluster: WeighedCluster;
  readonly shown: (path: string) => string;
}

/** The templates of one project: those of different projects do not share their rules. */
interface ProjectTemplates {
  readonly templates: WorkspaceTemplate[];
  /** Empty where the project has no budgets. */
  readonly budgeted: BudgetedTemplate[];
  readonly files: Map<string, Omit<LintedFile, 'pathOf'>>;
}

/** Lints every template that paths mean, alone and then together with the others of its project. */
export async function lintTemplates(
  io: CliIo,
  paths: readonly string[],
  from: TemplateProjects,
): Promise<LintRun> {
  const projects = new Map<CliProject, ProjectTemplates>();
  const scan = await analyseTemplates(io, paths, {}, from, (analysed) => {
    const { file, text, lines, analysis, settings, partials } = analysed;
    const known: ProjectTemplates = projects.get(file.project) ?? {
      templates: [],
      budgeted: [],
      files: new Map(),
    };
    projects.set(file.project, known);
    const findings = [
      ...analysis.findings,
      ...analysis.requests.flatMap((request) => request.findings),
      ...(file.project.learned ? spendFindings(analysed, file.project.learned, utcDay(io)) : []),
    ];
    const { path, absolutePath } = file;
    known.files.set(partials.path, { path, absolutePath, text, lines, findings });
    if (file.project.context.project.budgets.length > 0) {
      known.budgeted.push({ path: partials.path, requests: analysis.requests });
    }
    const template = runSteps(indexTemplate(partials.path, text, settings, partials.lookup));
    if (template && file.origin !== 'stdin') known.templates.push(template);
  });
  const files: LintedFile[] = [];
  const clusters: ShownCluster[] = [];
  const budgets = new Map<CliProject, readonly Finding[]>();
  for (const [project, known] of projects) {
    const named = known.budgeted.map((template) => template.path);
    const spent = project.learned
      ? lintSpend(project.context.project, project.learned.rollUp.cells, utcDay(io), named)
      : [];
    budgets.set(project, [...lintBudgets(project.context.project, known.budgeted), ...spent]);
    const folder = project.file === undefined ? io.cwd : dirname(project.file);
    const pathOf = (name: string): string => join(folder, name);
    const paths = scan.files
      .filter((file) => file.project === project)
      .map(({ absolutePath }) => slashed(project.relativePath(absolutePath)));
    const found = runSteps(lintWorkspace(known.templates, scan.counter, new Set(paths)));
    for (const [name, file] of known.files) {
      files.push({
        ...file,
        findings: [...file.findings, ...(found.findings.get(name) ?? [])],
        pathOf: (other) => (other === undefined ? file.absolutePath : pathOf(other)),
      });
    }
    const shown = (path: string): string => shownPath(io.cwd, pathOf(path));
    clusters.push(...found.clusters.map((cluster) => ({ cluster, shown })));
  }
  return { files, clusters, budgets, scan };
}

/** What a template's own logged calls say about the budgets it is for. */
function spendFindings(
  { file, text, analysis, partials }: AnalysedFile,
  { rollUp }: LearnedUsage,
  today: string,
): readonly Finding[] {
  const { project } = file.project.context;
  if (project.budgets.length === 0) return [];
  const span = firstLine(text, analysis.template.promptSpan);
  return lintTemplateSpend(project, rollUp.cells, today, partials.path, span);
}
