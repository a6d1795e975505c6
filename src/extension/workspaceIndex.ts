import * as vscode from 'vscode';
import {
  indexTemplate,
  isPartialPath,
  lintWorkspace,
  type WorkspaceLint,
  type WorkspaceTemplate,
} from '../core/index.ts';
import type { AnalysisStore } from './analysisStore.ts';
import type { CounterSource } from './counterSource.ts';
import { FileQueue, type ReadFile } from './fileQueue.ts';
import type { FoundText } from './foundText.ts';
import type { Partials } from './partials.ts';
import type { Projects } from './projects.ts';
import { linesOf } from './ranges.ts';
import { readAnalysisSettings } from './settings.ts';
import { CANCELLED, runInSlices } from './slices.ts';
import type { TemplateFiles } from './templateFiles.ts';

/**
 * How long changes must pause before templates are compared again, in milliseconds: as long as that took the last
 * time, within these bounds, so that typing among thousands of templates leaves the machine half of its time.
 */
const SHORTEST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 3_000;

/** A template file, or a partial, as it was when it was read. */
interface IndexedFile {
  readonly uri: vscode.Uri;
  readonly folder: vscode.Uri;
  /** Relative to the folder, with `/`. */
  readonly path: string;
  /** Undefined for files that are not compared, such as partials. */
  readonly template: WorkspaceTemplate | undefined;
}

/** What comparing the templates of one project folder came to. */
interface ComparedFolder {
  readonly lint: WorkspaceLint;
  readonly texts: ReadonlyMap<string, string>;
}

/** What was found in a template by comparing it with the others, and the text it was found in. */
export interface SharedFindings extends FoundText {
  readonly text: string;
  readonly textOf: (path: string) => string | undefined;
}

/** The services that the index draws on. */
export interface IndexSources {
  readonly store: AnalysisStore;
  readonly files: TemplateFiles;
  readonly projects: Projects;
  readonly partials: Partials;
  readonly counter: CounterSource;
  readonly log: vscode.LogOutputChannel;
}

/**
 * Compares all templates of the window with each other, once the first one is open, and keeps the result true
 * while files change. Only the file that changed is read again.
 */
export class WorkspaceIndex implements vscode.Disposable {
  readonly #sources: IndexSources;
  readonly #files = new Map<string, IndexedFile>();
  readonly #compared = new Map<string, ComparedFolder>();
  readonly #pending = new FileQueue();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: { dispose(): unknown }[] = [this.#changed];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pauseMs = SHORTEST_PAUSE_MS;
  #isStarted = false;
  #isDisposed = false;
  #isBusy = false;
  #scanAgain = false;

  /** Fires when templates were compared anew. */
  readonly onDidChange = this.#changed.event;

  constructor(sources: IndexSources) {
    this.#sources = sources;
    const { store } = sources;
    this.#disposables.push(
      store.onDidChange((uri) => {
        const known = store.get(uri);
        const read = this.#files.get(uri.toString())?.template?.text;
        if (!this.#isStarted && known !== undefined) this.#start();
        else if (this.#isStarted && known?.document.getText() !== read) this.#touch(uri);
      }),
    );
    if (store.all().length > 0) this.#start();
  }

  /** What was found in a template; undefined when nothing was, or it was not looked at yet. */
  get(uri: vscode.Uri): SharedFindings | undefined {
    const file = this.#files.get(uri.toString());
    const compared = file && this.#compared.get(file.folder.toString());
    const findings = file && compared?.lint.findings.get(file.path);
    const text = file && compared?.texts.get(file.path);
    if (compared === undefined || findings === undefined || text === undefined) return undefined;
    const textOf = (path: string): string | undefined => compared.texts.get(path);
    return { uri, text, lines: linesOf(text), findings, folder: file?.folder, textOf };
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** Nothing runs before the first template is open. */
  #start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    const { files, partials } = this.#sources;
    const touch = (uri: vscode.Uri): void => {
      this.#touch(uri);
    };
    const scan = (): void => {
      this.#scan();
    };
    this.#disposables.push(
      files.onDidChange(touch),
      files.onDidChangeAll(scan),
      partials.onDidChange(scan),
    );
    this.#scan();
  }

  #touch(uri: vscode.Uri): void {
    if (uri.scheme === 'untitled') return;
    this.#pending.add(uri);
    this.#schedule();
  }

  #scan(): void {
    this.#scanAgain = true;
    this.#schedule();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#run().catch((error: unknown) => {
        this.#sources.log.error(error instanceof Error ? error : String(error));
      });
    }, this.#pauseMs);
  }

  async #run(): Promise<void> {
    if (this.#isBusy || this.#isOver()) return;
    this.#isBusy = true;
    try {
      const folders = new Set<string>();
      const isScan = this.#scanAgain;
      if (isScan) {
        this.#scanAgain = false;
        const found = await this.#sources.files.all();
        const known = [...this.#files.values()].map(({ uri }) => uri);
        for (const uri of [...found, ...known]) this.#pending.add(uri);
      }
      for await (const file of this.#pending.read(() => !this.#isOver())) {
        for (const folder of await this.#read(file, isScan)) folders.add(folder);
      }
      if (this.#isOver()) return;
      if (folders.size > 0) await this.#compareAll(folders);
    } finally {
      this.#isBusy = false;
    }
    // More may have come in while files were read.
    if (this.#pending.size > 0 || this.#isScanWanted()) this.#schedule();
  }

  #isOver(): boolean {
    return this.#isDisposed;
  }

  #isScanWanted(): boolean {
    return this.#scanAgain;
  }

  /**
   * Takes in what was read of a file; gives the folders whose templates are to be compared anew: none when the text is
   * the same and nothing else can have changed, as after an editor was closed.
   */
  async #read(read: ReadFile, isScan: boolean): Promise<readonly string[]> {
    const key = read.uri.toString();
    const before = this.#files.get(key);
    if (!isScan && read.text !== undefined && before?.template?.text === read.text) return [];
    const file = await this.#indexed(read);
    if (file === undefined) this.#files.delete(key);
    else this.#files.set(key, file);
    return [before, file].flatMap((one) => (one ? [one.folder.toString()] : []));
  }

  async #indexed({ uri, text }: ReadFile): Promise<IndexedFile | undefined> {
    const { enabled, user } = readAnalysisSettings(uri);
    if (!enabled) return undefined;
    const { projects, partials } = this.#sources;
    const { context, relativePath: path, folder } = await projects.of(uri, user);
    if (!context.isTemplate(path)) return undefined;
    if (text === undefined) return undefined;
    if (isPartialPath(path)) return { uri, folder, path, template: undefined };
    const { lookup } = await partials.of(folder, path, text);
    const steps = indexTemplate(path, text, context.settingsFor(path), lookup);
    const template = await runInSlices(steps, () => this.#isDisposed);
    return template === CANCELLED ? undefined : { uri, folder, path, template };
  }

  async #compareAll(folders: ReadonlySet<string>): Promise<void> {
    const startedAt = performance.now();
    for (const folder of folders) await this.#compare(folder);
    const tookMs = performance.now() - startedAt;
    this.#pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, tookMs));
    this.#changed.fire();
  }

  async #compare(folder: string): Promise<void> {
    const files = [...this.#files.values()].filter((file) => file.folder.toString() === folder);
    const templates = files.flatMap(({ template }) => (template ? [template] : []));
    const known = new Set(files.map(({ path }) => path));
    const counter = await this.#sources.counter();
    const steps = lintWorkspace(templates, counter, known);
    const lint = await runInSlices(steps, () => this.#isDisposed);
    if (lint === CANCELLED) return;
    const texts = new Map(templates.map(({ path, text }) => [path, text]));
    this.#compared.set(folder, { lint, texts });
  }
}
