import { dirname } from 'node:path';
import {
  analyse,
  createLineIndex,
  isImageTemplate,
  runSteps,
  type Analysis,
  type LineIndex,
  type PlainPrompt,
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
import { holdsLines, NO_TEMPLATE, promptsOf, type NumberedPrompt } from './promptLines.ts';

/** A template with everything the engine knows about it. */
export interface AnalysedFile {
  readonly file: TemplateFile;
  readonly text: string;
  readonly lines: LineIndex;
  readonly analysis: Analysis;
  readonly settings: TemplateSettings;
  readonly partials: TemplatePartials;
}

/** A prompt of a file that holds one request a line. */
export interface AnalysedLine extends Omit<NumberedPrompt, 'prompt'> {
  readonly file: TemplateFile;
  readonly analysis: Analysis;
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
 *
 * @param visitLine takes the prompts of files that hold one request a line; without it they cannot be read.
 */
export async function analyseTemplates(
  io: CliIo,
  paths: readonly string[],
  user: Partial<UserSettings>,
  { config, learn }: TemplateProjects,
  visit: (analysed: AnalysedFile) => void,
  visitLine?: (analysed: AnalysedLine) => void,
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
      const analysisOf = (
        given: string | PlainPrompt,
        included?: TemplatePartials,
      ): Promise<Analysis> => {
        const run = (references?: ReferenceLookup): Analysis =>
          runSteps(analyse(given, settings, counter, references, included, others.get));
        return withAllKnown(run, others, pictures, dirname(file.absolutePath));
      };
      if (holdsLines(file.path)) {
        if (visitLine === undefined) complain(file.path, NO_TEMPLATE);
        else await eachPrompt(file, complain, visitLine, analysisOf);
        continue;
      }
      const included = await partials.of(project, file.absolutePath, text);
      const analysis = await analysisOf(text, included);
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

/** Hands the prompts of a file over one by one, so that a file of any length can be read. */
async function eachPrompt(
  file: TemplateFile,
  complain: (path: string, reason: string) => void,
  visit: (analysed: AnalysedLine) => void,
  analysisOf: (prompt: PlainPrompt) => Promise<Analysis>,
): Promise<void> {
  try {
    for await (const { prompt, ...place } of promptsOf(file, complain)) {
      visit({ file, ...place, analysis: await analysisOf(prompt) });
    }
  } catch (error) {
    complain(file.path, describeFileError(error));
  }
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

/** The text of a template; files of requests are read later on, line by line. */
async function readIt(
  io: CliIo,
  file: TemplateFile,
): Promise<string | { readonly error: unknown }> {
  if (holdsLines(file.path)) return '';
  try {
    return await (file.origin === 'stdin' ? decode(io.stdin) : readText(file.absolutePath));
  } catch (error) {
    return { error };
  }
}
