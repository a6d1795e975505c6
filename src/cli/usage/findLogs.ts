import { readdir } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { compileGlobs } from '../../core/index.ts';
import { fileErrorCode } from '../failure.ts';
import { slashed } from '../files/shownPath.ts';

const GLOB_SIGNS = /[*?{[]/u;
/** Folders that are large and hold no logs. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['.git', 'node_modules', '.prompt-cost']);

/** Whether a path is a glob. */
export function isGlob(written: string): boolean {
  return GLOB_SIGNS.test(written);
}

/**
 * The logs that paths or globs mean, each once, in the order of their names under each glob. A path is given
 * back whether there is a file or not; a glob may find none. What `.gitignore` leaves out is found too, since
 * logs are often not committed.
 *
 * @param folder absolute; what relative paths start from.
 */
export async function findLogs(
  folder: string,
  patterns: readonly string[],
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const written of patterns) {
    if (!isGlob(written)) {
      found.add(resolve(folder, written));
      continue;
    }
    for (const file of await expand(folder, slashed(written))) found.add(file);
  }
  return [...found];
}

async function expand(folder: string, pattern: string): Promise<readonly string[]> {
  const parts = pattern.split('/');
  const certain = parts.findIndex((part) => GLOB_SIGNS.test(part));
  const start = parts.slice(0, certain).join('/');
  const top = isAbsolute(pattern) ? `/${start}` : resolve(folder, start);
  const matches = compileGlobs([parts.slice(certain).join('/')]);
  const files: string[] = [];
  const visit = async (inner: string, path: string): Promise<void> => {
    for (const entry of await entriesOf(inner)) {
      const name = `${path}${entry.name}`;
      if (entry.isDirectory()) {
        if (!SKIPPED_FOLDERS.has(entry.name)) await visit(join(inner, entry.name), `${name}/`);
      } else if (matches(name)) files.push(join(inner, entry.name));
    }
  };
  await visit(top, '');
  return files.sort();
}

async function entriesOf(folder: string): ReturnType<typeof readFolder> {
  try {
    return await readFolder(folder);
  } catch (error) {
    if (fileErrorCode(error) === undefined) throw error;
    return [];
  }
}

function readFolder(folder: string) {
  return readdir(folder, { withFileTypes: true });
}
