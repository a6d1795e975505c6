import * as vscode from 'vscode';
import { isPartialPath, loadPartials, type TemplatePartials } from '../core/index.ts';
import { readText } from './fileText.ts';

/** What was read of one place, and when. */
interface Reading {
  readonly atMs: number;
  readonly text: Promise<string | undefined>;
}

/**
 * How long a place is not looked at again, in milliseconds. Thousands of templates look for the same partials in
 * the same empty places; what changes while it is watched is read again at once.
 */
const FRESH_MS = 5_000;
const MOST_REMEMBERED = 10_000;

/** Finds the partials that templates include, and says when one may have changed. */
export class Partials implements vscode.Disposable {
  readonly #used = new Set<string>();
  readonly #read = new Map<string, Reading>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: { dispose(): unknown }[] = [this.#changed];

  /** Fires when a partial came, changed (saved or not) or went; analyse the templates again. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher('**/{partials/**,_*.prompt}');
    const check = (uri: vscode.Uri): void => {
      if (this.#used.size > 0 && (isPartialPath(uri.path) || this.#used.has(uri.toString()))) {
        this.#read.clear();
        this.#changed.fire();
      }
    };
    this.#disposables.push(
      watcher,
      watcher.onDidCreate(check),
      watcher.onDidChange(check),
      watcher.onDidDelete(check),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        check(document.uri);
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.#read.clear();
        this.#changed.fire();
      }),
    );
  }

  /**
   * The partials of a template.
   *
   * @param folder the project's, which `path` and all partials are relative to.
   */
  async of(folder: vscode.Uri, path: string, text: string): Promise<TemplatePartials> {
    const lookup = await loadPartials(path, text, async (partial) => {
      const uri = vscode.Uri.joinPath(folder, partial);
      this.#used.add(uri.toString());
      return this.#textOf(uri);
    });
    return { path, lookup };
  }

  #textOf(uri: vscode.Uri): Promise<string | undefined> {
    const key = uri.toString();
    const known = this.#read.get(key);
    if (known && performance.now() - known.atMs < FRESH_MS) return known.text;
    if (this.#read.size >= MOST_REMEMBERED) this.#read.clear();
    const text = readTrusted(uri);
    this.#read.set(key, { atMs: performance.now(), text });
    return text;
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }
}

/** Files outside of the workspace are read only when the user trusts it. */
async function readTrusted(uri: vscode.Uri): Promise<string | undefined> {
  const isInside = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  return isInside || vscode.workspace.isTrusted ? readText(uri) : undefined;
}
