import * as vscode from 'vscode';

/** A folder that a template's pictures were looked for in. */
export interface WatchedFolder {
  readonly folder: vscode.Uri;
  /** Whether the folders within it count too. */
  readonly deep: boolean;
}

interface Watch {
  readonly watcher: vscode.FileSystemWatcher;
  /** The templates that need it. */
  readonly users: Set<string>;
}

/** Folders that are watched for one template; pictures in any others are looked at when the template changes. */
const MOST_FOLDERS = 32;

/** Watches the folders of pictures, each once, as long as a template needs it. */
export class PictureWatches implements vscode.Disposable {
  readonly #watches = new Map<string, Watch>();
  readonly #onChange: (templates: ReadonlySet<string>, file: vscode.Uri) => void;

  /** @param onChange called with the templates that look for pictures where a file came, changed or went. */
  constructor(onChange: (templates: ReadonlySet<string>, file: vscode.Uri) => void) {
    this.#onChange = onChange;
  }

  /** Makes these the folders that a template needs; those that no template needs any more are let go. */
  use(template: string, folders: readonly WatchedFolder[]): void {
    const needed = new Map(folders.slice(0, MOST_FOLDERS).map((one) => [keyOf(one), one]));
    for (const [key, { users, watcher }] of this.#watches) {
      if (needed.has(key) || !users.delete(template) || users.size > 0) continue;
      watcher.dispose();
      this.#watches.delete(key);
    }
    for (const [key, folder] of needed) {
      const watch = this.#watches.get(key) ?? this.#watch(folder);
      this.#watches.set(key, watch);
      watch.users.add(template);
    }
  }

  dispose(): void {
    for (const { watcher } of this.#watches.values()) watcher.dispose();
    this.#watches.clear();
  }

  #watch({ folder, deep }: WatchedFolder): Watch {
    const pattern = new vscode.RelativePattern(folder, deep ? '**/*' : '*');
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const users = new Set<string>();
    const changed = (file: vscode.Uri): void => {
      this.#onChange(users, file);
    };
    watcher.onDidCreate(changed);
    watcher.onDidChange(changed);
    watcher.onDidDelete(changed);
    return { watcher, users };
  }
}

function keyOf({ folder, deep }: WatchedFolder): string {
  return `${deep ? 'deep' : 'flat'} ${folder.toString()}`;
}
