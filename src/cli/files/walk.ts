import { readdir, realpath, stat } from 'node:fs/promises';
import type { Dirent, Stats } from 'node:fs';
import { join } from 'node:path';
import { fileErrorCode } from '../failure.ts';
import { GitIgnore } from './gitIgnore.ts';

/** Folders that never hold templates of the user's own. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', 'node_modules']);

/** A file that a search came upon. */
export interface FoundFile {
  /** Absolute, by the way it was found. */
  readonly path: string;
  /** Absolute, without symbolic links: the same for every way that leads to the file. */
  readonly realPath: string;
}

interface Folder extends FoundFile {
  /** The rules that hold for its entries. */
  readonly rules: GitIgnore;
}

interface Link {
  readonly path: string;
  readonly rules: GitIgnore;
}

/** Told of a folder that cannot be read; the search goes on without it. */
export type OnUnreadable = (path: string, error: unknown) => void;

/**
 * Finds the files below a folder, ignored ones left out. Symbolic links are followed after everything
 * else, and no folder is entered twice, so that a loop of links ends.
 *
 * @param folder absolute.
 */
export async function* walk(
  folder: string,
  onUnreadable: OnUnreadable,
): AsyncGenerator<FoundFile, void, undefined> {
  const entered = new Set<string>();
  const links: Link[] = [];
  const rules = await GitIgnore.at(folder);
  yield* walkTree(
    { path: folder, realPath: await realpath(folder), rules },
    entered,
    links,
    onUnreadable,
  );
  // Following one link may find more of them.
  for (const { path, rules: around } of links) {
    const target = await targetOf(path);
    if (target === undefined) continue;
    const realPath = await realpath(path);
    if (target.isFile()) yield { path, realPath };
    else if (target.isDirectory()) {
      const linked = { path, realPath, rules: await around.within(path) };
      yield* walkTree(linked, entered, links, onUnreadable);
    }
  }
}

async function* walkTree(
  top: Folder,
  entered: Set<string>,
  links: Link[],
  onUnreadable: OnUnreadable,
): AsyncGenerator<FoundFile, void, undefined> {
  const pending = [top];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    if (entered.has(folder.realPath)) continue;
    entered.add(folder.realPath);
    const { rules } = folder;
    const inner: Folder[] = [];
    for (const entry of await entriesOf(folder.path, onUnreadable)) {
      const path = join(folder.path, entry.name);
      const realPath = join(folder.realPath, entry.name);
      if (entry.isDirectory()) {
        if (SKIPPED_FOLDERS.has(entry.name) || rules.ignores(path, true)) continue;
        inner.push({ path, realPath, rules: await rules.within(path) });
      } else if (rules.ignores(path, false)) continue;
      else if (entry.isSymbolicLink()) links.push({ path, rules });
      else if (entry.isFile()) yield { path, realPath };
    }
    pending.push(...inner.reverse());
  }
}

/** Sorted by name, so that every run and every system gives the same order. */
async function entriesOf(folder: string, onUnreadable: OnUnreadable): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    onUnreadable(folder, error);
    return [];
  }
}

/** What a link leads to; undefined for one that leads nowhere. */
async function targetOf(link: string): Promise<Stats | undefined> {
  try {
    return await stat(link);
  } catch (error) {
    if (fileErrorCode(error) !== undefined) return undefined;
    throw error;
  }
}
