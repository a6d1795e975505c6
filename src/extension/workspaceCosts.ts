import * as vscode from 'vscode';
import {
  addSums,
  costEntryOf,
  sumRequests,
  type Analysis,
  type CostEntry,
  type CostSum,
  type LineIndex,
} from '../core/index.ts';
import type { AnalysedDocument, AnalysisStore } from './analysisStore.ts';
import { FileQueue } from './fileQueue.ts';
import type { Partials } from './partials.ts';
import { linesOf } from './ranges.ts';
import { CANCELLED, createPace } from './slices.ts';
import type { TemplateAnalyser } from './templateAnalyser.ts';
import type { TemplateFiles } from './templateFiles.ts';
import { analyseFile } from './workspaceTemplates.ts';

/** How long changes must pause before files are read again, in milliseconds. */
const PAUSE_MS = 300;
/** How often those who wait are told how far reading has come, in milliseconds. */
const PROGRESS_MS = 400;
/**
 * How often those who look on are told what is new while files are read, in milliseconds, and as a share of the time
 * that reading has taken: all that is known is arranged anew each time, which takes longer the more it is.
 */
const TELL_MS = 400;
const TELL_SHARE = 0.3;

/** The services that the costs of a workspace draw on. */
export interface CostSources {
  readonly store: AnalysisStore;
  readonly files: TemplateFiles;
  readonly partials: Partials;
  readonly analyser: TemplateAnalyser;
  readonly log: vscode.LogOutputChannel;
}

/** Told how many files are done, and of how many. */
export type CostProgress = (done: number, all: number) => void;

/** What all templates come to. */
export interface WorkspaceTotal {
  readonly sum: CostSum;
  readonly templates: number;
}

interface KnownEntry {
  readonly entry: CostEntry;
  readonly sum: CostSum;
  /** Whether it has to be read again when a partial changes. */
  readonly usesPartials: boolean;
}

/**
 * What every template of the window costs. Nothing is read before someone asks; from then on, and as long as somebody
 * looks on, files that change are read again, and they alone. What was known stays until the new is there.
 */
export class WorkspaceCosts implements vscode.Disposable {
  readonly #sources: CostSources;
  readonly #known = new Map<string, KnownEntry>();
  readonly #queue = new FileQueue();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: { dispose(): unknown }[] = [this.#changed];
  readonly #waiting = new Set<vscode.CancellationToken>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  /** Set when the list of files has to be asked for again, and all of them read. */
  #isListWanted = true;
  #isListing = false;
  /** Undefined until somebody asks, and after a change. */
  #total: WorkspaceTotal | undefined;
  #isWatched = false;
  #isListening = false;
  #isDisposed = false;

  /** Fires when costs have changed; now and then while files are read. */
  readonly onDidChange = this.#changed.event;

  constructor(sources: CostSources) {
    this.#sources = sources;
  }

  /** The templates known so far. */
  entries(): readonly CostEntry[] {
    return [...this.#known.values()].map(({ entry }) => entry);
  }

  /** What the templates known so far cost together, each request sent once. */
  total(): WorkspaceTotal {
    this.#total ??= {
      sum: addSums([...this.#known.values()].map(({ sum }) => sum)),
      templates: this.#known.size,
    };
    return this.#total;
  }

  /** True when all templates are known as they are now. */
  get isComplete(): boolean {
    return !this.#isListWanted && !this.#isListing && this.#queue.size === 0;
  }

  /** Says whether somebody looks on; otherwise changes are only noted. */
  setWatched(isWatched: boolean): void {
    this.#isWatched = isWatched;
    if (isWatched && !this.isComplete) this.#schedule(0);
  }

  /** Reads what is not known yet; false when that was cancelled. */
  async complete(
    cancellation: vscode.CancellationToken,
    onProgress: CostProgress,
  ): Promise<boolean> {
    this.#waiting.add(cancellation);
    const timer = setInterval(() => {
      const all = Math.max(this.#known.size, this.#queue.size);
      onProgress(all - this.#queue.size, all);
    }, PROGRESS_MS);
    try {
      // What was just typed counts.
      const { store } = this.#sources;
      await Promise.all(store.all().map(({ document }) => store.settled(document.uri)));
      while (!this.isComplete && this.#isWanted() && !cancellation.isCancellationRequested) {
        await this.#run();
      }
      return !cancellation.isCancellationRequested;
    } finally {
      clearInterval(timer);
      this.#waiting.delete(cancellation);
    }
  }

  /** Reads everything again. */
  refresh(): void {
    this.#isListWanted = true;
    this.#schedule(0);
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #isWanted(): boolean {
    if (this.#isDisposed) return false;
    return (
      this.#isWatched ||
      [...this.#waiting].some(({ isCancellationRequested }) => !isCancellationRequested)
    );
  }

  #listen(): void {
    if (this.#isListening) return;
    this.#isListening = true;
    const { store, files, partials } = this.#sources;
    const touch = (uri: vscode.Uri): void => {
      this.#queue.add(uri);
      this.#schedule(PAUSE_MS);
    };
    this.#disposables.push(
      files.onDidChange(touch),
      files.onDidChangeAll(() => {
        this.#isListWanted = true;
        this.#schedule(PAUSE_MS);
      }),
      partials.onDidChange(() => {
        for (const { entry, usesPartials } of this.#known.values()) {
          if (usesPartials) touch(vscode.Uri.parse(entry.id, true));
        }
      }),
      store.onDidChange((uri) => {
        const open = store.get(uri);
        // What an editor shows is analysed already; closed, it may be as on disk again.
        if (open === undefined) touch(uri);
        else this.#keepAndTell(uri, open);
      }),
    );
  }

  #schedule(delayMs: number): void {
    if (!this.#isWanted()) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#run().catch((error: unknown) => {
        this.#sources.log.error(error instanceof Error ? error : String(error));
      });
    }, delayMs);
  }

  async #run(): Promise<void> {
    this.#running ??= this.#readAll().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  async #readAll(): Promise<void> {
    this.#listen();
    if (this.#isListWanted) await this.#list();
    const pace = createPace();
    const startedAt = performance.now();
    let tellAt = startedAt + TELL_MS;
    // A change that concerns all templates makes the rest of this pass worthless.
    const isWorthIt = (): boolean => this.#isWanted() && !this.#isListWanted;
    for await (const { uri, text } of this.#queue.read(isWorthIt)) {
      await pace();
      await this.#read(uri, text);
      const now = performance.now();
      if (now < tellAt) continue;
      tellAt = now + Math.max(TELL_MS, (now - startedAt) * TELL_SHARE);
      this.#tell();
    }
    this.#tell();
    if (!this.isComplete) this.#schedule(PAUSE_MS);
  }

  #tell(): void {
    this.#total = undefined;
    this.#changed.fire();
  }

  async #list(): Promise<void> {
    this.#isListWanted = false;
    this.#isListing = true;
    try {
      const gone = new Set(this.#known.keys());
      const pace = createPace();
      for (const uri of await this.#sources.files.all()) {
        await pace();
        gone.delete(uri.toString());
        this.#queue.add(uri);
      }
      for (const key of gone) this.#known.delete(key);
    } finally {
      this.#isListing = false;
    }
  }

  async #read(uri: vscode.Uri, text: string | undefined): Promise<void> {
    const { store, analyser } = this.#sources;
    const open = store.get(uri);
    if (open !== undefined) {
      this.#keep(uri, open.analysis, open.lines);
      return;
    }
    const analysed =
      text === undefined
        ? undefined
        : await analyseFile({ uri, text }, store, analyser, () => this.#isDisposed);
    if (analysed === CANCELLED) return;
    if (analysed === undefined) this.#known.delete(uri.toString());
    else this.#keep(uri, analysed.analysis, linesOf(analysed.text));
  }

  #keepAndTell(uri: vscode.Uri, { analysis, lines }: AnalysedDocument): void {
    const entry = (): string => JSON.stringify(this.#known.get(uri.toString())?.entry);
    const before = entry();
    this.#keep(uri, analysis, lines);
    if (entry() !== before) this.#tell();
  }

  /** Remembers what a template costs. What lies in no workspace folder is left out. */
  #keep(uri: vscode.Uri, analysis: Analysis, lines: LineIndex): void {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (folder === undefined) return;
    const id = uri.toString();
    const root = { id: folder.uri.toString(), name: folder.name };
    const path = vscode.workspace.asRelativePath(uri, false);
    const lineOf = (offset: number): number => lines.positionAt(offset).line;
    const entry = costEntryOf({ id, root, path }, analysis, lineOf);
    const usesPartials = analysis.template.segments.some(({ kind }) => kind === 'partial');
    this.#known.set(id, { entry, sum: sumRequests(entry.requests), usesPartials });
  }
}
