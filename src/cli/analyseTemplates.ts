import { dirname } from 'node:path';
import {
  analyse,
  createLineIndex,
  isImageTemplate,
  runSteps,
  type Analysis,
  type LineIndex,
  type ReferenceLookup,
  type TemplatePartials,
  type TemplateSettings,
  type TokenCounter,
  USUAL_ENCODING,
  type UserSettings,
} from '../core/index.ts';
import { describeFileError } from './failure.ts';
import { CliPartials } from './files/partials.ts';
import { Pictures } from './files/pictures.ts';
import { findTemplates, type TemplateFile } from './files/findTemplates.ts';
import { mapInOrder } from './files/inOrder.ts';
import { CliProjects, type CliProject, type Learn } from './files/projects.ts';
import { decode, readText } from './files/readText.ts';
import { slashed } from './files/shownPath.ts';
import { todayOf, write, type CliIo } from './io.ts';
import { OtherCounters } from './otherCounters.ts';
import { escapeControls } from './print/escape.ts';
import { createProgress } from './progress.ts';

/** A template with everything the engine knows about it. */
export interface AnalysedFile {
  readonly file: TemplateFile;
  readonly text: string;
  readonly lines: LineIndex;
  readonly analysis: Analysis;
  readonly settings: TemplateSettings;
  readonly partials: TemplatePartials;
}

/** What a scan came upon beside the templates. */
export interface Scan {
  /** The projects of the templates, each once, in the order they were met. */
  readonly projects: readonly CliProject[];
  /** Every file that was found, partials included. */
  readonly files: readonly TemplateFile[];
  readonly counter: TokenCounter;
  /** How many paths could not be read; each is already told on standard error. */
  readonly unreadable: number;
}

/** Where templates' settings come from beside the command's own. */
export interface TemplateProjects {
  /** A project file that counts for every template. */
  readonly config?: string | undefined;
  /** Reads what the projects' usage logs teach. */
  readonly learn?: Learn | undefined;
}

/**
 * Reads and analyses every template that paths mean, and hands each to `visit` before the next is
 * analysed, so that no more than a few texts are held at once. A path that cannot be read is named on
 * standard error and left out.
 */
export async function analyseTemplates(
  io: CliIo,
  paths: readonly string[],
  user: Partial<UserSettings>,
  { config, learn }: TemplateProjects,
  visit: (analysed: AnalysedFile) => void,
): Promise<Scan> {
  const projects = new Set<CliProject>();
  const complaints: string[] = [];
  const complain = (path: string, reason: string): void => {
    complaints.push(`error: cannot read ${escapeControls(path)}: ${reason}\n`);
  };
  const files: TemplateFile[] = [];
  const search = findTemplates(
    io,
    paths,
    await CliProjects.open(io.cwd, { today: todayOf(io), ...user }, config, learn),
    complain,
  );
  for await (const file of search) {
    files.push(file);
    projects.add(file.project);
  }

  const counter = await io.loadCounter(USUAL_ENCODING);
  const others = new OtherCounters(io);
  const pictures = new Pictures();
  const partials = new CliPartials(io.cwd);
  const progress = createProgress(io, files.length, 'templates');
  try {
    const texts = mapInOrder(files, async (file) => ({ file, text: await readIt(io, file) }));
    for await (const { file, text } of texts) {
      progress.step();
      if (typeof text !== 'string') {
        complain(file.path, describeFileError(text.error));
        continue;
      }
      const { project } = file;
      const { context } = project;
      const settings = context.settingsFor(project.relativePath(file.absolutePath));
      const folder = dirname(file.absolutePath);
      const included = await partials.of(project, file.absolutePath, text);
      const run = (references?: ReferenceLookup): Analysis =>
        runSteps(analyse(text, settings, counter, references, included, others.get));
      const analysis = await withAllKnown(run, others, pictures, folder);
      const path = slashed(file.absolutePath);
      if (file.origin === 'found' && !isImageTemplate(path, analysis.template, context.catalogue))
        continue;
      visit({
        file,
        text,
        lines: createLineIndex(text),
        analysis,
        settings,
        partials: included,
      });
    }
  } finally {
    progress.stop();
  }
  for (const complaint of complaints) await write(io.stderr, complaint);
  return { projects: [...projects], files, counter, unreadable: complaints.length };
}

/** Which counters and pictures a template needs is known once it is analysed; only then are they looked for. */
async function withAllKnown(
  run: (references?: ReferenceLookup) => Analysis,
  others: OtherCounters,
  pictures: Pictures,
  folder: string,
): Promise<Analysis> {
  const analysis = run();
  const { missingEncoding, references } = analysis;
  const counterCame = missingEncoding !== undefined && (await others.load(missingEncoding));
  if (references.length > 0) return run(await pictures.find(folder, references));
  return counterCame ? run() : analysis;
}

async function readIt(
  io: CliIo,
  file: TemplateFile,
): Promise<string | { readonly error: unknown }> {
  try {
    return await (file.origin === 'stdin' ? decode(io.stdin) : readText(file.absolutePath));
  } catch (error) {
    return { error };
  }
}
