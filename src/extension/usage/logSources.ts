import * as vscode from 'vscode';
import { PROJECT_FILE_NAME } from '../../core/index.ts';
import type { Projects } from '../projects.ts';
import { onDidChangeSettings, readUsageFiles } from '../settings.ts';
import { findLogs } from './logFinder.ts';
import { logPattern, type LogPattern } from './logPattern.ts';

/** Most project files of a window that are asked. */
const MOST_PROJECTS = 1_000;

/** The logs that are named, and what is wrong with how they are. */
export interface NamedLogs {
  readonly files: readonly vscode.Uri[];
  readonly problems: readonly string[];
}

/** Knows which logs the settings and the project files name, and says when one of them comes, changes or goes. */
export class LogSources implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #projects: Projects;
  readonly #watchers = new Map<string, vscode.FileSystemWatcher>();
  readonly #disposables: readonly { dispose(): unknown }[];

  /** Fires when the logs, or what they are named by, may have changed. */
  readonly onDidChange = this.#changed.event;

  constructor(projects: Projects) {
    this.#projects = projects;
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
    const patterns = [...namedBySettings(), ...(await this.#namedByProjects())];
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

  /** What `usage:` of every project file of the window names. */
  async #namedByProjects(): Promise<readonly LogPattern[]> {
    const uris = await vscode.workspace.findFiles(
      `**/${PROJECT_FILE_NAME}`,
      '**/{node_modules,.git}/**',
      MOST_PROJECTS,
    );
    const patterns: LogPattern[] = [];
    for (const uri of uris) {
      const { found } = await this.#projects.of(uri, {});
      // A file that cannot be read says nothing, and leaves the word to the one above it.
      if (found?.uri.toString() !== uri.toString()) continue;
      const folder = vscode.Uri.joinPath(uri, '..');
      patterns.push(...found.project.usage.map((written) => logPattern(folder, written)));
    }
    return patterns;
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

function namedBySettings(): readonly LogPattern[] {
  return (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) =>
    readUsageFiles(uri).map((written) => logPattern(uri, written)),
  );
}
