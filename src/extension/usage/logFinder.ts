import * as vscode from 'vscode';
import { compilePathGlob } from '../../core/index.ts';
import { displayLanguage } from '../language.ts';
import { mayLookAt } from '../pictures/pictureFiles.ts';
import type { LogPattern } from './logPattern.ts';

/** The logs that a pattern leads to, or why none can be told. */
export interface FoundLogs {
  readonly files: readonly vscode.Uri[];
  /** In one sentence; undefined when everything is well. */
  readonly problem: string | undefined;
}

/** Folders that are large and hold no logs. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['.git', 'node_modules', '.prompt-cost']);
/** Most logs of one pattern. */
const MOST_FILES = 1_000;
/** Most entries of folders outside of the workspace that are looked at. */
const MOST_ENTRIES = 10_000;

/** Finds the logs of a pattern. In a workspace that is not trusted, nothing outside of it is looked at. */
export async function findLogs(pattern: LogPattern): Promise<FoundLogs> {
  const { folder, glob, written } = pattern;
  const isWithin = vscode.workspace.getWorkspaceFolder(folder) !== undefined;
  if (!isWithin && !vscode.workspace.isTrusted) {
    const problem = vscode.l10n.t(
      '{0} lies outside of the workspace; it is read once you trust the workspace.',
      written,
    );
    return { files: [], problem };
  }
  const found = isWithin
    ? await vscode.workspace.findFiles(
        new vscode.RelativePattern(folder, glob),
        `**/{${[...SKIPPED_FOLDERS].join(',')}}/**`,
        MOST_FILES + 1,
      )
    : await findOutside(folder, glob);
  const files: vscode.Uri[] = [];
  // What the editor's own search takes a pattern for may be wider than what is meant.
  const isLog = compilePathGlob(glob);
  const meant = found.filter(({ path }) =>
    isLog(path.slice(folder.path.length).replace(/^\//u, '')),
  );
  for (const file of meant.slice(0, MOST_FILES)) if (await mayLookAt(file)) files.push(file);
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, problem: problemOf(written, meant.length, files.length) };
}

function problemOf(written: string, found: number, read: number): string | undefined {
  if (found > MOST_FILES) {
    return displayLanguage().say(
      '{0} matches more than {1} files; only those are read. Name fewer.',
      written,
      MOST_FILES,
    );
  }
  if (found > read) {
    return vscode.l10n.t(
      '{0} leads through a link; it is read once you trust the workspace.',
      written,
    );
  }
  return found === 0 ? vscode.l10n.t('{0} matches no file.', written) : undefined;
}

/** The editor searches its own folders alone, so these are walked, without going into links. */
async function findOutside(root: vscode.Uri, glob: string): Promise<readonly vscode.Uri[]> {
  const isLog = compilePathGlob(glob);
  const depth = glob.includes('**') ? Infinity : glob.split('/').length;
  const files: vscode.Uri[] = [];
  const folders: { readonly path: string; readonly depth: number }[] = [{ path: '', depth: 1 }];
  let entries = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const [name, type] of await listed(vscode.Uri.joinPath(root, folder.path))) {
      if (++entries > MOST_ENTRIES || files.length > MOST_FILES) return files;
      const path = folder.path === '' ? name : `${folder.path}/${name}`;
      if (type === vscode.FileType.Directory) {
        if (folder.depth < depth && !SKIPPED_FOLDERS.has(name))
          folders.push({ path, depth: folder.depth + 1 });
      } else if (isLog(path)) files.push(vscode.Uri.joinPath(root, path));
    }
  }
  return files;
}

async function listed(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // Not there or not to be read: no log is found, which is said.
    return [];
  }
}
