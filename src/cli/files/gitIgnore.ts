import { stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { fileErrorCode } from '../failure.ts';
import { readText } from './readText.ts';

const IGNORE_FILE = '.gitignore';

/** The ignore rules that hold in one folder: its own, and those of the folders above it. */
export interface IgnoreRules {
  /**
   * @param path absolute, in or below the folder of these rules.
   */
  ignores(path: string, isFolder: boolean): boolean;
}

interface FolderRules {
  readonly folder: string;
  readonly rules: Ignore;
}

/** Rules that ignore nothing. */
const NO_RULES: readonly FolderRules[] = [];

/** Reads `.gitignore` files as git does: a deeper file wins over one above it. */
export class GitIgnore implements IgnoreRules {
  /** The deepest first. */
  readonly #chain: readonly FolderRules[];

  private constructor(chain: readonly FolderRules[]) {
    this.#chain = chain;
  }

  /** The rules that hold in a folder where a search starts, those of the repository around it included. */
  static async at(folder: string): Promise<GitIgnore> {
    const above = await foldersOfRepository(folder);
    let rules = new GitIgnore(NO_RULES);
    for (const parent of above) rules = await rules.within(parent);
    // A folder that was named is searched, even when the repository ignores it.
    if (above.length > 0 && rules.ignores(folder, true)) rules = new GitIgnore(NO_RULES);
    return rules.within(folder);
  }

  /** These rules with those of one folder further down. */
  async within(folder: string): Promise<GitIgnore> {
    const text = await readIfThere(join(folder, IGNORE_FILE));
    if (text === undefined) return this;
    return new GitIgnore([
      { folder, rules: ignore({ ignorecase: false }).add(text) },
      ...this.#chain,
    ]);
  }

  ignores(path: string, isFolder: boolean): boolean {
    for (const { folder, rules } of this.#chain) {
      const inFolder = relative(folder, path).split(sep).join('/');
      const { ignored, unignored } = rules.test(isFolder ? `${inFolder}/` : inFolder);
      if (ignored) return true;
      if (unignored) return false;
    }
    return false;
  }
}

/** The folders above one, up to the root of its git repository, topmost first; none outside of a repository. */
async function foldersOfRepository(folder: string): Promise<readonly string[]> {
  const above: string[] = [];
  for (let current = folder; ;) {
    if (await exists(join(current, '.git'))) return above;
    const parent = dirname(current);
    if (parent === current) return [];
    above.unshift(parent);
    current = parent;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readText(file);
  } catch (error) {
    // A folder of that name, or a file that may not be read, holds no rules; git sees it the same way.
    if (fileErrorCode(error) !== undefined) return undefined;
    throw error;
  }
}
