import * as vscode from 'vscode';
import {
  createProjectContext,
  parseProjectFile,
  PROJECT_FILE_NAME,
  type Project,
  type ProjectContext,
  type UserSettings,
} from '../core/index.ts';
import { foldersUpwards } from './folders.ts';

/** A project file that was found and read. */
export interface FoundProject {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly project: Project;
}

/** What applies to one document: the nearest project, and the document's path within it. */
export interface DocumentProject {
  readonly context: ProjectContext;
  readonly relativePath: string;
  /** The folder that the path is relative to. */
  readonly folder: vscode.Uri;
  readonly found: FoundProject | undefined;
}

/** Finds and remembers the project files of a window. */
export class Projects implements vscode.Disposable {
  readonly #byFolder = new Map<string, Promise<FoundProject | undefined>>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: { dispose(): unknown }[] = [this.#changed];

  #learned: () => Partial<UserSettings> = () => ({});

  /** Fires when a project file came, changed (saved or not) or went, or something was learned. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher(`**/${PROJECT_FILE_NAME}`);
    const forget = (): void => {
      this.#byFolder.clear();
      this.#changed.fire();
    };
    const forgetIfProject = (document: vscode.TextDocument): void => {
      if (isProjectFile(document.uri)) forget();
    };
    this.#disposables.push(
      watcher,
      watcher.onDidCreate(forget),
      watcher.onDidChange(forget),
      watcher.onDidDelete(forget),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        forgetIfProject(document);
      }),
      vscode.workspace.onDidOpenTextDocument(forgetIfProject),
      vscode.workspace.onDidCloseTextDocument(forgetIfProject),
      vscode.workspace.onDidGrantWorkspaceTrust(forget),
      vscode.workspace.onDidChangeWorkspaceFolders(forget),
    );
  }

  /** The project of a document: that of the nearest project file upwards, or none. */
  async of(uri: vscode.Uri, user: Partial<UserSettings>): Promise<DocumentProject> {
    const found = uri.scheme === 'untitled' ? undefined : await this.#nearest(uri);
    const root = found ? parentOf(found.uri) : vscode.workspace.getWorkspaceFolder(uri)?.uri;
    return {
      context: createProjectContext({ ...user, ...this.#learned() }, found?.project),
      relativePath: relativePath(root, uri),
      folder: root ?? parentOf(uri),
      found,
    };
  }

  /** Lets what is learned from usage count for every document; whoever learns says when it is something else. */
  learnFrom(learned: () => Partial<UserSettings>, onDidChange: vscode.Event<void>): void {
    this.#learned = learned;
    this.#disposables.push(
      onDidChange(() => {
        this.#changed.fire();
      }),
    );
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #nearest(uri: vscode.Uri): Promise<FoundProject | undefined> {
    for (const [index, path] of foldersUpwards(uri.path).entries()) {
      // What a document's address says beside its path is about that document alone.
      const folder = uri.with({ path, query: '', fragment: '' });
      if (index > 0 && !mayRead(folder)) return undefined;
      const found = await this.#in(folder);
      if (found) return found;
    }
    return undefined;
  }

  #in(folder: vscode.Uri): Promise<FoundProject | undefined> {
    const key = folder.toString();
    const known = this.#byFolder.get(key);
    if (known) return known;
    const read = readProject(folder);
    this.#byFolder.set(key, read);
    return read;
  }
}

/** Whether a document is a project file. */
export function isProjectFile(uri: vscode.Uri): boolean {
  return uri.path.endsWith(`/${PROJECT_FILE_NAME}`);
}

/** Files above the workspace are read only when the user trusts it. */
function mayRead(folder: vscode.Uri): boolean {
  return vscode.workspace.isTrusted || vscode.workspace.getWorkspaceFolder(folder) !== undefined;
}

async function readProject(folder: vscode.Uri): Promise<FoundProject | undefined> {
  const uri = vscode.Uri.joinPath(folder, PROJECT_FILE_NAME);
  const text = await readText(uri);
  return text === undefined ? undefined : { uri, text, project: parseProjectFile(text) };
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === uri.toString(),
  );
  // What is not being edited counts as it is on disk: the editor keeps documents for minutes after their file is gone.
  if (open?.isDirty === true) return open.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    // Not there, or this file system does not let us look: there is no project file here.
    return undefined;
  }
}

function parentOf(uri: vscode.Uri): vscode.Uri {
  return uri.path === '' ? uri : vscode.Uri.joinPath(uri, '..');
}

function relativePath(root: vscode.Uri | undefined, uri: vscode.Uri): string {
  const prefix = root === undefined ? undefined : `${root.path.replace(/\/$/u, '')}/`;
  return prefix !== undefined && uri.path.startsWith(prefix)
    ? uri.path.slice(prefix.length)
    : uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
