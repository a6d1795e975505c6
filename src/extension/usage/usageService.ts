import * as vscode from 'vscode';
import {
  sayWording,
  followLogs,
  type Catalogue,
  type ProjectContext,
  type UsageLogs,
} from '../../core/index.ts';
import { displayLanguage } from '../language.ts';
import type { Projects } from '../projects.ts';
import { readAnalysisSettings } from '../settings.ts';
import { CANCELLED, runInSlices } from '../slices.ts';
import type { LogBytes } from './logBytes.ts';
import type { LoggedSpend } from './loggedSpend.ts';
import type { LogSources } from './logSources.ts';
import { readLog } from './readLog.ts';

/** How long changes of logs must pause before they are read, in milliseconds. */
const PAUSE_MS = 300;
/** How often sums are shown anew while a long log is being read, in milliseconds. */
const SHOW_EVERY_MS = 2_000;

/** What the service draws on. */
export interface UsageSources {
  readonly logs: LogSources;
  readonly projects: Projects;
  readonly bytes: LogBytes;
  readonly log: vscode.LogOutputChannel;
}

/** The one owner of what the logs of this window say. Old sums stay until new ones are there. */
export class UsageService implements vscode.Disposable {
  readonly #sources: UsageSources;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: readonly { dispose(): unknown }[];
  #logs: UsageLogs | undefined;
  /** The prices that the logs were read by. */
  #basis = '';
  #current: LoggedSpend | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isReading = false;
  #isOutdated = false;
  #isDisposed = false;

  /** Fires when the sums have changed. */
  readonly onDidChange = this.#changed.event;

  constructor(sources: UsageSources) {
    this.#sources = sources;
    this.#disposables = [
      this.#changed,
      sources.logs.onDidChange(() => {
        this.#soon();
      }),
    ];
    this.#soon();
  }

  /** What the logs add up to; undefined until they were looked for. */
  get current(): LoggedSpend | undefined {
    return this.#current;
  }

  /** The log that holds an asset and can be added to; another one where that cannot. */
  logOf(asset: string): vscode.Uri | undefined {
    const parts = this.#logs?.parts() ?? [];
    const lines = parts.filter(({ name }) => !/\.(?:json|gz|csv)$/iu.test(name));
    const holder = lines.find(({ contents }) => contents.assets.some(({ name }) => name === asset));
    const found = holder ?? lines[0];
    return found && vscode.Uri.parse(found.name, true);
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      void this.#readAll();
    }, PAUSE_MS);
  }

  /** One reading at a time; a change while it goes on leads to another one after it. */
  async #readAll(): Promise<void> {
    this.#isOutdated = true;
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      while (this.#isOutdated && !this.#isDisposed) {
        this.#isOutdated = false;
        await this.#read();
      }
    } catch (error) {
      this.#sources.log.error(error instanceof Error ? error : String(error));
    } finally {
      this.#isReading = false;
    }
  }

  async #read(): Promise<void> {
    const { files, problems } = await this.#sources.logs.find();
    const { catalogue, project } = await this.#projectOf(files);
    const logs = this.#logsFor(catalogue);
    const byName = new Map(files.map((file) => [file.toString(), file]));
    for (const name of [...logs.all.keys()]) if (!byName.has(name)) logs.forget(name);
    const found = new Map<string, string>();
    const show = (isReading: boolean): Promise<void> =>
      this.#show(logs, {
        logs: files,
        problems: [...problems, ...found.values()],
        isReading,
        catalogueVersion: catalogue.version,
        budgets: project.budgets,
      });
    let shownAt = performance.now();
    const onPart = async (): Promise<void> => {
      if (performance.now() - shownAt < SHOW_EVERY_MS) return;
      await show(true);
      shownAt = performance.now();
    };
    const isCancelled = (): boolean => this.#isDisposed;
    const { bytes } = this.#sources;
    const read = async (name: string, uri: vscode.Uri): Promise<void> => {
      found.delete(name);
      try {
        const problem = await readLog(logs.log(name), uri, { bytes, onPart, isCancelled });
        if (problem !== undefined) found.set(name, problem);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const path = vscode.workspace.asRelativePath(uri);
        found.set(name, vscode.l10n.t('{0} cannot be read: {1}', path, reason));
      }
    };
    for (const [name, uri] of byName) await read(name, uri);
    // A log that was replaced may have held the only telling of a call that others left out.
    while (logs.stale.size > 0 && !this.#isDisposed) {
      for (const name of [...logs.stale]) {
        const uri = byName.get(name);
        if (uri === undefined) logs.forget(name);
        else await read(name, uri);
      }
    }
    await show(false);
  }

  /** Prices and budgets are those of the project that the first log belongs to. */
  async #projectOf(files: readonly vscode.Uri[]): Promise<ProjectContext> {
    const [first] = files;
    const root = first ?? vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.parse('none:/');
    const { context } = await this.#sources.projects.of(root, readAnalysisSettings(root).user);
    return context;
  }

  /** Other prices make other sums, so all logs are read anew then. */
  #logsFor(catalogue: Catalogue): UsageLogs {
    const basis = JSON.stringify(catalogue);
    if (this.#logs !== undefined && this.#basis === basis) return this.#logs;
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    this.#basis = basis;
    this.#logs = followLogs({
      catalogue,
      decode: (bytes) => decoder.decode(bytes),
    });
    return this.#logs;
  }

  async #show(logs: UsageLogs, rest: Omit<LoggedSpend, 'rollUp'>): Promise<void> {
    const rollUp = await runInSlices(logs.rollUp(), () => this.#isDisposed);
    if (rollUp === CANCELLED) return;
    const unreadable = logs.parts().flatMap(({ name, contents }) => {
      const path = vscode.workspace.asRelativePath(vscode.Uri.parse(name, true));
      return contents.problems.map(
        ({ line, reason }) => `${path}:${line} ${sayWording(reason, displayLanguage())}`,
      );
    });
    this.#current = { ...rest, rollUp, problems: [...rest.problems, ...unreadable] };
    this.#changed.fire();
  }
}
