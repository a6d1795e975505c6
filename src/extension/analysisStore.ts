import * as vscode from 'vscode';
import { createFollowingCounter, type CountedText, type LineIndex } from '../core/index.ts';
import { CountedDocument } from './countedDocument.ts';
import { LANGUAGE_ID } from './ids.ts';
import type { Partials } from './partials.ts';
import type { Pictures } from './pictures/pictures.ts';
import type { Projects } from './projects.ts';
import { linesOf } from './ranges.ts';
import { onDidChangeSettings } from './settings.ts';
import { CANCELLED } from './slices.ts';
import type { AnalysedText, TemplateAnalyser, TextSource } from './templateAnalyser.ts';
import { onDidChangeDay } from './today.ts';

/** How long typing must pause before the cost is worked out again, in milliseconds. */
const DEBOUNCE_MS = 120;

/** How long a command waits for the analysis of what was just typed, in milliseconds. */
const LONGEST_WAIT_MS = 3_000;

/** What is known about one open template. */
export interface AnalysedDocument extends Omit<AnalysedText, 'text'> {
  readonly document: vscode.TextDocument;
  /** The document's version that was analysed; it may have moved on since. */
  readonly version: number;
  readonly lines: LineIndex;
  /** The line the prompt begins on, kept true while the text above it changes. */
  readonly promptLine: number;
}

/** Keeps the analyses of all open templates up to date; an old one stays until the new one is there. */
export class AnalysisStore implements vscode.Disposable {
  readonly #analyser: TemplateAnalyser;
  readonly #log: vscode.LogOutputChannel;
  readonly #analyses = new Map<string, AnalysedDocument>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** What was counted of each document, so that after an edit only its surroundings are. */
  readonly #counted = new Map<string, CountedDocument>();
  /** The newest run of each document, so that an outdated run stops; runs are counted over all of them. */
  readonly #runs = new Map<string, number>();
  #lastRun = 0;
  readonly #failed = new Set<string>();
  readonly #busy = new Set<string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #busyChanged = new vscode.EventEmitter<vscode.Uri>();
  readonly #disposables: { dispose(): unknown }[] = [this.#changed, this.#busyChanged];

  /** Fires when a document's analysis came, changed or went. */
  readonly onDidChange = this.#changed.event;
  /** Fires when work on a document began or ended, whether it is a template or not. */
  readonly onDidChangeBusy = this.#busyChanged.event;

  constructor(
    projects: Projects,
    pictures: Pictures,
    partials: Partials,
    analyser: TemplateAnalyser,
    log: vscode.LogOutputChannel,
  ) {
    this.#analyser = analyser;
    this.#log = log;
    const refreshAll = (delayMs: number): void => {
      for (const document of vscode.workspace.textDocuments) this.#schedule(document, delayMs);
    };
    const refreshNow = (): void => {
      refreshAll(0);
    };
    // These change with every key that is pressed in them.
    const refreshSoon = (): void => {
      refreshAll(DEBOUNCE_MS);
    };
    this.#disposables.push(
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#schedule(document, 0);
      }),
      vscode.workspace.onDidChangeTextDocument((event) => {
        this.#counted.get(event.document.uri.toString())?.follow(event);
        this.#followEdit(event);
        this.#schedule(event.document, DEBOUNCE_MS);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#forget(document.uri);
      }),
      projects.onDidChange(refreshSoon),
      partials.onDidChange(refreshSoon),
      pictures.onDidChange((uri) => {
        const document = openDocument(uri);
        if (document) this.#schedule(document, DEBOUNCE_MS);
      }),
      onDidChangeSettings(refreshNow),
      onDidChangeDay(refreshNow),
    );
    refreshNow();
  }

  /** The newest analysis of a document; undefined when it is no template, or not analysed yet. */
  get(uri: vscode.Uri): AnalysedDocument | undefined {
    return this.#analyses.get(uri.toString());
  }

  /** The analysis of the text as it is now, once it is there; undefined when none comes within a few seconds. */
  async settled(uri: vscode.Uri): Promise<AnalysedDocument | undefined> {
    const current = (): AnalysedDocument | undefined => {
      const known = this.get(uri);
      return known?.version === known?.document.version ? known : undefined;
    };
    return (
      current() ??
      new Promise((resolve) => {
        const finish = (): void => {
          clearTimeout(timer);
          listener.dispose();
          resolve(current());
        };
        const timer = setTimeout(finish, LONGEST_WAIT_MS);
        const listener = this.onDidChange(() => {
          if (current() !== undefined) finish();
        });
      })
    );
  }

  /** True when a document could not be analysed and nothing older is known of it; the log says why. */
  hasFailed(uri: vscode.Uri): boolean {
    return this.#failed.has(uri.toString());
  }

  /** True while a document is analysed, or is about to be. */
  isBusy(uri: vscode.Uri): boolean {
    return this.#busy.has(uri.toString());
  }

  /** Every open template that is analysed. */
  all(): readonly AnalysedDocument[] {
    return [...this.#analyses.values()];
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#runs.clear();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #schedule(document: vscode.TextDocument, delayMs: number): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    const run = ++this.#lastRun;
    this.#runs.set(key, run);
    this.#setBusy(document.uri, true);
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        const isCancelled = (): boolean => this.#runs.get(key) !== run || document.isClosed;
        this.#analyse(document, isCancelled)
          .catch((error: unknown) => {
            this.#log.error(error instanceof Error ? error : String(error));
            if (!isCancelled()) this.#fail(document.uri);
          })
          .finally(() => {
            // A newer run has taken over where this one was replaced.
            if (this.#runs.get(key) === run) this.#setBusy(document.uri, false);
          });
      }, delayMs),
    );
  }

  async #analyse(document: vscode.TextDocument, isCancelled: () => boolean): Promise<void> {
    const { uri } = document;
    const key = uri.toString();
    let { version } = document;
    let counted: () => readonly CountedText[] = () => [];
    const source: TextSource = {
      uri,
      isTemplate: document.languageId === LANGUAGE_ID && uri.scheme === 'untitled',
      getText: () => {
        version = document.version;
        return document.getText();
      },
      counterFrom: (counter) => {
        const before = this.#counted.get(key) ?? new CountedDocument();
        this.#counted.set(key, before);
        const following = createFollowingCounter(counter, before.texts, before.edit());
        counted = () => following.counted();
        return following;
      },
    };
    const analysed = await this.#analyser.analyse(source, isCancelled);
    if (analysed === CANCELLED) {
      if (document.isClosed) this.#counted.delete(key);
      return;
    }
    if (analysed === undefined) {
      this.#drop(uri);
      return;
    }
    const { text, ...rest } = analysed;
    const lines = linesOf(text);
    const promptLine = lines.positionAt(rest.analysis.template.promptSpan.start).line;
    this.#counted.get(key)?.keep(counted(), version);
    this.#failed.delete(key);
    this.#analyses.set(key, { ...rest, document, version, lines, promptLine });
    this.#changed.fire(uri);
  }

  /** Moves the prompt's line with lines that were added or removed above it. */
  #followEdit({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const key = document.uri.toString();
    const known = this.#analyses.get(key);
    if (!known) return;
    let { promptLine } = known;
    for (const { range, text } of contentChanges) {
      if (
        range.end.line > promptLine ||
        (range.end.line === promptLine && range.start.line === promptLine)
      ) {
        continue;
      }
      const added = text.split(/\r\n|\r|\n/u).length - 1;
      promptLine += added - (range.end.line - range.start.line);
    }
    if (promptLine !== known.promptLine) {
      this.#analyses.set(key, { ...known, promptLine: Math.max(0, promptLine) });
    }
  }

  #setBusy(uri: vscode.Uri, isBusy: boolean): void {
    const key = uri.toString();
    if (this.#busy.has(key) === isBusy) return;
    if (isBusy) this.#busy.add(key);
    else this.#busy.delete(key);
    this.#busyChanged.fire(uri);
  }

  #fail(uri: vscode.Uri): void {
    const key = uri.toString();
    if (this.#analyses.has(key)) return;
    this.#failed.add(key);
    this.#changed.fire(uri);
  }

  #drop(uri: vscode.Uri): void {
    const key = uri.toString();
    this.#analyser.forget(uri);
    this.#counted.delete(key);
    const wasFailed = this.#failed.delete(key);
    if (this.#analyses.delete(key) || wasFailed) this.#changed.fire(uri);
  }

  #forget(uri: vscode.Uri): void {
    const key = uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#runs.delete(key);
    this.#setBusy(uri, false);
    this.#drop(uri);
  }
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
}
