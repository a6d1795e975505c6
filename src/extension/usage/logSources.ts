import * as vscode from 'vscode';
import type { Projects } from '../projects.ts';
import { onDidChangeSettings, readUsageFiles } from '../settings.ts';
import { findLogs } from './logFinder.ts';
import { logPattern, type LogPattern } from './logPattern.ts';

/** The logs that are named, and what is wrong with how they are. */
export interface NamedLogs {
  readonly files: readonly vscode.Uri[];
  readonly problems: readonly string[];
}

/** Knows which logs the settings name, and says when one of them comes, changes or goes. */
export class LogSources implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #watchers = new Map<string, vscode.FileSystemWatcher>();
  readonly #disposables: readonly { dispose(): unknown }[];

  /** Fires when the logs, or what they are named by, may have changed. */
  readonly onDidChange = this.#changed.event;

  constructor(projects: Projects) {
    const changed = (): void => {
      this.#changed.fire();
    };
    this.#disposables = [
      this.#changed,
      onDidChangeSettings(changed),
      projects.onDidChange(changed),
      vscode.workspace.onDidChangeWorkspaceFolders(changed),
      vscode.workspace.onDidGrantWorkspaceTrust(changed),
    ];
  }

  /** Finds the logs, each once, and watches from now on where they lie. */
  async find(): Promise<NamedLogs> {
    const patterns = namedPatterns();
    this.#watch(patterns);
    const files = new Map<string, vscode.Uri>();
    const problems: string[] = [];
    for (const pattern of patterns) {
      const found = await findLogs(pattern);
      for (const file of found.files) files.set(file.toString(), file);
      if (found.problem !== undefined) problems.push(found.problem);
    }
    return { files: [...files.values()], problems };
  }

  dispose(): void {
    for (const watcher of this.#watchers.values()) watcher.dispose();
    this.#watchers.clear();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #watch(patterns: readonly LogPattern[]): void {
    const needed = new Map(
      patterns
        .filter(({ folder }) => mayWatch(folder))
        .map((pattern) => [`${pattern.folder.toString()}\n${pattern.glob}`, pattern]),
    );
    for (const [key, watcher] of this.#watchers) {
      if (needed.has(key)) continue;
      watcher.dispose();
      this.#watchers.delete(key);
    }
    for (const [key, { folder, glob }] of needed) {
      if (this.#watchers.has(key)) continue;
      const watcher = vscode.workspace.createFileSystemWatcher(
        new vscode.RelativePattern(folder, glob),
      );
      const changed = (): void => {
        this.#changed.fire();
      };
      watcher.onDidCreate(changed);
      watcher.onDidChange(changed);
      watcher.onDidDelete(changed);
      this.#watchers.set(key, watcher);
    }
  }
}

/** Outside of an untrusted workspace nothing is read, so nothing is watched. */
function mayWatch(folder: vscode.Uri): boolean {
  return vscode.workspace.isTrusted || vscode.workspace.getWorkspaceFolder(folder) !== undefined;
}

function namedPatterns(): readonly LogPattern[] {
  return (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) =>
    readUsageFiles(uri).map((written) => logPattern(uri, written)),
  );
}
