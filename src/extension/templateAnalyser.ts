import type * as vscode from 'vscode';
import {
  analyse,
  isImageTemplate,
  type Analysis,
  type TemplateSettings,
  type TokenCounter,
} from '../core/index.ts';
import type { CounterSource, OtherCounters } from './counterSource.ts';
import { BREAKDOWN_SCHEME } from './ids.ts';
import type { Partials } from './partials.ts';
import type { Pictures } from './pictures/pictures.ts';
import { isProjectFile, type FoundProject, type Projects } from './projects.ts';
import { readAnalysisSettings } from './settings.ts';
import { CANCELLED, runInSlices } from './slices.ts';

/** A template's text with everything that is known about it. */
export interface AnalysedText {
  readonly text: string;
  readonly analysis: Analysis;
  /** What applied to it before its own header. */
  readonly settings: TemplateSettings;
  /** The project file that applies to it. */
  readonly project: FoundProject | undefined;
  /** Its path relative to the project file, or to its workspace folder; with `/`. */
  readonly path: string;
}

/** A text that may be a template. */
export interface TextSource {
  readonly uri: vscode.Uri;
  /** True for what is a template whatever it is called. */
  readonly isTemplate: boolean;
  /** Called once, when the text is needed. */
  readonly getText: () => string;
  /** The counter to use, given the shared one; called in the same turn as `getText`, just before it. */
  readonly counterFrom: (counter: TokenCounter) => TokenCounter;
}

/** Analyses templates with their project, partials and pictures. */
export class TemplateAnalyser {
  readonly #projects: Projects;
  readonly #pictures: Pictures;
  readonly #partials: Partials;
  readonly #counter: CounterSource;
  readonly #otherCounters: OtherCounters;

  constructor(
    projects: Projects,
    pictures: Pictures,
    partials: Partials,
    counter: CounterSource,
    otherCounters: OtherCounters,
  ) {
    this.#projects = projects;
    this.#pictures = pictures;
    this.#partials = partials;
    this.#counter = counter;
    this.#otherCounters = otherCounters;
  }

  /** Analyses one text in slices; undefined when it is no template, or our features are off for it. */
  async analyse(
    { uri, isTemplate, getText, counterFrom }: TextSource,
    isCancelled: () => boolean,
  ): Promise<AnalysedText | typeof CANCELLED | undefined> {
    const { enabled, user } = readAnalysisSettings(uri);
    if (!enabled || isOwnDocument(uri)) return undefined;
    const { context, relativePath, folder, found } = await this.#projects.of(uri, user);
    if (isCancelled()) return CANCELLED;
    if (!isTemplate && !context.isTemplate(relativePath)) return undefined;
    const counter = counterFrom(await this.#counter());
    const text = getText();
    const settings = context.settingsFor(relativePath);
    const partials = await this.#partials.of(folder, relativePath, text);
    const run = (): Promise<Analysis | typeof CANCELLED> =>
      runInSlices(
        analyse(
          text,
          settings,
          counter,
          this.#pictures.lookup(uri),
          partials,
          this.#otherCounters.get,
        ),
        isCancelled,
      );
    let analysis = await run();
    if (analysis === CANCELLED || isCancelled()) return CANCELLED;
    if (!isImageTemplate(uri.path, analysis.template, context.catalogue)) return undefined;
    // What else a template needs is known once it is analysed; the old price stays until that is found.
    const { missingEncoding, references } = analysis;
    const counterCame =
      missingEncoding !== undefined && (await this.#otherCounters.load(missingEncoding));
    const picturesCame = await this.#pictures.find(uri, references);
    if (counterCame || picturesCame) analysis = await run();
    if (analysis === CANCELLED || isCancelled()) return CANCELLED;
    return { text, analysis, settings, project: found, path: relativePath };
  }

  /** Forgets what was kept for a template that is of no interest any more. */
  forget(uri: vscode.Uri): void {
    this.#pictures.forget(uri);
  }
}

/** Our own virtual documents, and output channels, are never templates. */
function isOwnDocument(uri: vscode.Uri): boolean {
  return uri.scheme === 'output' || uri.scheme === BREAKDOWN_SCHEME || isProjectFile(uri);
}
