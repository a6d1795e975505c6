import * as vscode from 'vscode';
import { NATIVE_GLOBS, PROJECT_FILE_NAME } from '../core/index.ts';
import type { Projects } from './projects.ts';
import { onDidChangeSettings, readAnalysisSettings } from './settings.ts';
import { createPace } from './slices.ts';
import { onDidChangeDay } from './today.ts';

/** Most files of a window that are looked at. */
export const MOST_FILES = 10_000;
/** Where templates never lie. */
const SKIPPED = '**/{node_modules,.git}/**';

/**
 * The files of the window that are templates by their name: found once for everybody who looks at all of them, and
 * watched from then on. Which of them really are templates is found out by reading them.
 */
export class TemplateFiles implements vscode.Disposable {
  readonly #projects: Projects;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #reset = new vscode.EventEmitter<void>();
  readonly #disposables: { dispose(): unknown }[] = [this.#changed, this.#reset];
  #found: Promise<readonly vscode.Uri[]> | undefined;
  #known = new Map<string, vscode.Uri>();
  #watched = new Map<string, vscode.Disposable>();
  #isListening = false;

  /** Fires when one of the files came, changed on disk or went. */
  readonly onDidChange = this.#changed.event;
  /** Fires when other files may be templates now, or other settings apply to all of them. */
  readonly onDidChangeAll = this.#reset.event;

  constructor(projects: Projects) {
    this.#projects = projects;
  }

  /** All of them, in the order of their paths; at most {@link MOST_FILES}. */
  async all(): Promise<readonly vscode.Uri[]> {
    this.#listen();
    this.#found ??= this.#find();
    try {
      return await this.#found;
    } catch (error) {
      this.#found = undefined;
      throw error;
    }
  }

  dispose(): void {
    for (const watcher of this.#watched.values()) watcher.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** Nothing is watched before somebody asks. */
  #listen(): void {
    if (this.#isListening) return;
    this.#isListening = true;
    const reset = (): void => {
      this.#found = undefined;
      this.#reset.fire();
    };
    // Folders that come or go as a whole bring no event for each file in them.
    const folders = vscode.workspace.createFileSystemWatcher('**/*', false, true, false);
    this.#disposables.push(
      this.#projects.onDidChange(reset),
      onDidChangeSettings(reset),
      onDidChangeDay(reset),
      vscode.workspace.onDidChangeWorkspaceFolders(reset),
      folders,
      folders.onDidDelete((uri) => {
        const inside = `${uri.toString()}/`;
        if ([...this.#known.keys()].some((key) => key.startsWith(inside))) reset();
      }),
      folders.onDidCreate((uri) => {
        void isFolder(uri).then((is) => {
          if (is) reset();
        });
      }),
    );
  }

  async #find(): Promise<readonly vscode.Uri[]> {
    const patterns = await this.#patterns();
    this.#watch(patterns);
    const pace = createPace();
    const found = new Map<string, vscode.Uri>();
    for (const pattern of patterns) {
      for (const uri of await vscode.workspace.findFiles(pattern, SKIPPED, MOST_FILES)) {
        await pace();
        found.set(uri.toString(), uri);
      }
    }
    this.#known = found;
    await pace();
    return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1)).slice(0, MOST_FILES);
  }

  /** What the settings mean in each workspace folder, and each project file in its own. */
  async #patterns(): Promise<readonly vscode.RelativePattern[]> {
    const patterns = (vscode.workspace.workspaceFolders ?? []).flatMap((folder) =>
      together(readAnalysisSettings(folder.uri).user.include ?? NATIVE_GLOBS).map(
        (glob) => new vscode.RelativePattern(folder, glob),
      ),
    );
    const files = await vscode.workspace.findFiles(`**/${PROJECT_FILE_NAME}`, SKIPPED, MOST_FILES);
    for (const file of files) {
      const { context, folder } = await this.#projects.of(file, {});
      for (const glob of together(context.project.include ?? [])) {
        patterns.push(new vscode.RelativePattern(folder, glob));
      }
    }
    return patterns;
  }

  #watch(patterns: readonly vscode.RelativePattern[]): void {
    const before = this.#watched;
    this.#watched = new Map();
    for (const pattern of patterns) {
      const key = JSON.stringify([pattern.baseUri.toString(), pattern.pattern]);
      this.#watched.set(key, before.get(key) ?? this.#watchOne(pattern));
    }
    for (const [key, watcher] of before) if (!this.#watched.has(key)) watcher.dispose();
  }

  #watchOne(pattern: vscode.RelativePattern): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const change = (uri: vscode.Uri): void => {
      this.#changed.fire(uri);
    };
    const comeOrGo = (uri: vscode.Uri): void => {
      this.#found = undefined;
      change(uri);
    };
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(comeOrGo),
      watcher.onDidChange(change),
      watcher.onDidDelete(comeOrGo),
    );
  }
}

/** One pattern for all globs, so that the workspace is walked once; braces within braces are not understood. */
function together(globs: readonly string[]): readonly string[] {
  const isPlain = globs.every((glob) => !/[{},]/u.test(glob));
  return isPlain && globs.length > 1 ? [`{${globs.join(',')}}`] : globs;
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  // Names of folders have no ending, nearly always; the others are found when the list is asked for again.
  if (uri.path.slice(uri.path.lastIndexOf('/') + 1).includes('.')) return false;
  try {
    return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.Directory;
  } catch {
    // It is gone again.
    return false;
  }
}
