import * as vscode from 'vscode';
import {
  readBytes,
  readImageHeader,
  type FileAnswer,
  type FileProblem,
  type FileRequest,
  type ImageHeader,
} from '../../core/index.ts';

/** A header with the time of change and size of the file that it was read from. */
interface KnownHeader {
  readonly mtime: number;
  readonly size: number;
  readonly header: ImageHeader;
}

/** Headers that are remembered before all are forgotten. */
const MOST_HEADERS = 2_000;

/**
 * Answers what a search wants to know about files, through the editor's own file systems.
 *
 * These have no way to read a part of a file, so a picture is read whole, once for each time that it changes;
 * the search opens none of 50 MB or more. Reading does not hold up the extension host.
 */
export class PictureFiles {
  readonly #headers = new Map<string, KnownHeader>();

  /** Forgets a file that changed: not every file system tells when. */
  forget(uri: vscode.Uri): void {
    this.#headers.delete(uri.toString());
  }

  /** @param path relative to `folder`, or absolute on the same file system. */
  async answer(folder: vscode.Uri, { kind, path }: FileRequest): Promise<FileAnswer> {
    const uri = resolvePath(folder, path);
    try {
      if (!(await mayLookAt(uri))) return { kind: 'failed', problem: 'outside' };
      switch (kind) {
        case 'stat': {
          const { type, size } = await vscode.workspace.fs.stat(uri);
          return isFolder(type) ? { kind: 'folder' } : { kind: 'file', bytes: size };
        }
        case 'list': {
          const entries = await vscode.workspace.fs.readDirectory(uri);
          return {
            kind: 'entries',
            // A link to a folder is not gone into, because it may lead back to where it lies.
            entries: entries.map(([name, type]) => ({
              name,
              isFolder: type === vscode.FileType.Directory,
            })),
          };
        }
        case 'header':
          return { kind: 'header', header: await this.#header(uri) };
      }
    } catch (error) {
      return { kind: 'failed', problem: problemOf(error) };
    }
  }

  async #header(uri: vscode.Uri): Promise<ImageHeader> {
    const { mtime, size } = await vscode.workspace.fs.stat(uri);
    const key = uri.toString();
    const known = this.#headers.get(key);
    if (known?.mtime === mtime && known.size === size) return known.header;
    const header = readBytes(readImageHeader(), await vscode.workspace.fs.readFile(uri));
    if (this.#headers.size >= MOST_HEADERS) this.#headers.clear();
    this.#headers.set(key, { mtime, size, header });
    return header;
  }
}

/** The address of a path that is relative to a folder, or absolute on the same file system. */
export function resolvePath(folder: vscode.Uri, path: string): vscode.Uri {
  const isAbsolute = /^(?:\/|[a-z]:\/)/iu.test(path);
  return vscode.Uri.joinPath(isAbsolute ? folder.with({ path: '/' }) : folder, path);
}

/** In a workspace that is not trusted, only what lies within it is looked at, and no link is followed. */
export async function mayLookAt(uri: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (root === undefined) return false;
  for (let current = uri; current.path.length > root.path.length;) {
    if (await isLink(current)) return false;
    current = vscode.Uri.joinPath(current, '..');
  }
  return true;
}

async function isLink(uri: vscode.Uri): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.SymbolicLink) !== 0;
  } catch {
    // What is not there leads nowhere; the request itself says so to the user.
    return false;
  }
}

function isFolder(type: vscode.FileType): boolean {
  return (type & vscode.FileType.Directory) !== 0;
}

function problemOf(error: unknown): FileProblem {
  const code = error instanceof vscode.FileSystemError ? error.code : undefined;
  if (code === 'FileNotFound' || code === 'FileNotADirectory') return 'missing';
  return code === 'NoPermissions' ? 'forbidden' : 'unreadable';
}
