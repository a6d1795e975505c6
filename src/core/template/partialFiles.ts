import { partialNames, partialPaths } from './partialPaths.ts';

/** A partial's file. */
export interface PartialFile {
  /** Relative to the project's folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Gives the partial that a file includes by a name; undefined when there is none. */
export type PartialLookup = (from: string, name: string) => PartialFile | undefined;

/** A lookup that finds nothing. */
export const NO_PARTIALS: PartialLookup = () => undefined;

/** Most partials that are read for one template. */
const MOST_PARTIALS = 200;

/** A lookup over files that are already read. */
export function lookUpIn(files: ReadonlyMap<string, string>): PartialLookup {
  return (from, name) => {
    for (const path of partialPaths(from, name)) {
      const text = files.get(path);
      if (text !== undefined) return { path, text };
    }
    return undefined;
  };
}

/**
 * Reads the partials that a template includes, and those that they include.
 *
 * @param read gives a file's text by its path relative to the project's folder; undefined when it is not there.
 */
export async function loadPartials(
  path: string,
  text: string,
  read: (path: string) => Promise<string | undefined>,
): Promise<PartialLookup> {
  const files = new Map<string, string>();
  const tried = new Set<string>();
  const pending: PartialFile[] = [{ path, text }];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    for (const name of partialNames(file.text)) {
      const found = await firstThatIsThere(partialPaths(file.path, name), async (candidate) => {
        const known = files.get(candidate);
        if (known !== undefined || tried.has(candidate)) return known;
        tried.add(candidate);
        return read(candidate);
      });
      if (found === undefined || files.has(found.path)) continue;
      if (files.size >= MOST_PARTIALS) return lookUpIn(files);
      files.set(found.path, found.text);
      pending.push(found);
    }
  }
  return lookUpIn(files);
}

async function firstThatIsThere(
  paths: readonly string[],
  read: (path: string) => Promise<string | undefined>,
): Promise<PartialFile | undefined> {
  for (const path of paths) {
    const text = await read(path);
    if (text !== undefined) return { path, text };
  }
  return undefined;
}
