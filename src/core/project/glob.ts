/** Longest text that the braces of one pattern may unfold into, all alternatives together. */
const LONGEST_UNFOLDED = 16_000;
/** Longest pattern that is read, in UTF-16 units. */
export const LONGEST_GLOB = 500;

/** Tells whether a path, relative and with `/`, is meant. */
export type PathMatcher = (path: string) => boolean;

/** One sign of a pattern: a run of signs, a single sign, one of a set, or itself. */
type Sign =
  | { readonly kind: 'run' }
  | { readonly kind: 'one' }
  | {
      readonly kind: 'set';
      readonly negated: boolean;
      readonly ranges: readonly (readonly [number, number])[];
    }
  | { readonly kind: 'sign'; readonly value: string };

/** One folder or file name of a pattern; `**` stands for any number of folders. */
type Part =
  { readonly kind: 'folders' } | { readonly kind: 'name'; readonly signs: readonly Sign[] };

/**
 * Compiles a glob: `*`, `?`, `**`, `[a-z]`, `[!a]` and `{a,b}`. A pattern without a slash is meant in
 * any folder; one that names a folder means all within it. Matching takes at most pattern × path steps,
 * which no regular expression promises for a pattern that somebody else wrote.
 */
export function compileGlob(glob: string): PathMatcher {
  const alternatives = (unfoldBraces(glob) ?? []).map((pattern) => {
    const trimmed = pattern.replace(/^(?:\.?\/)+/u, '').replace(/\/+$/u, '');
    const anywhere = !pattern.replace(/\/+$/u, '').includes('/');
    return (anywhere ? `**/${trimmed}` : trimmed).split('/').map(parsePart);
  });
  return (path) => {
    const names = path.split('/');
    return alternatives.some((parts) => matchParts(parts, names));
  };
}

/** Compiles a glob with the same signs that means whole paths alone: `*.png` none in a folder, `refs` nothing within it. */
export function compilePathGlob(glob: string): PathMatcher {
  const alternatives = (unfoldBraces(glob) ?? []).map((pattern) =>
    pattern.split('/').map(parsePart),
  );
  return (path) => alternatives.some((parts) => matchWhole(parts, path.split('/')));
}

/** Compiles several globs; the matcher says whether any of them means the path. */
export function compileGlobs(globs: readonly string[]): PathMatcher {
  const matchers = globs.map(compileGlob);
  return (path) => matchers.some((matches) => matches(path));
}

/** False for a pattern that is too long, or whose braces unfold into too much; it means no path at all. */
export function unfoldsInBounds(glob: string): boolean {
  return unfoldBraces(glob) !== undefined;
}

function unfoldBraces(glob: string): readonly string[] | undefined {
  if (glob.length > LONGEST_GLOB) return undefined;
  const pending = [glob];
  const done: string[] = [];
  let length = glob.length;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    // The innermost braces first, so that nested ones unfold too.
    const braces = /\{([^{}]*,[^{}]*)\}/u.exec(next);
    if (braces === null) {
      done.push(next);
      continue;
    }
    const before = next.slice(0, braces.index);
    const after = next.slice(braces.index + braces[0].length);
    const unfolded = (braces[1] ?? '').split(',').map((word) => before + word + after);
    for (const one of unfolded) length += one.length;
    if (length > LONGEST_UNFOLDED) return undefined;
    pending.push(...unfolded);
  }
  return done;
}

function parsePart(text: string): Part {
  if (text === '**') return { kind: 'folders' };
  const signs: Sign[] = [];
  // Whole characters, as in the names they are compared with.
  const characters = Array.from(text);
  for (let index = 0; index < characters.length; index++) {
    const sign = characters[index] ?? '';
    const close = sign === '[' ? characters.indexOf(']', index + 2) : -1;
    if (sign === '*') {
      if (signs.at(-1)?.kind !== 'run') signs.push({ kind: 'run' });
    } else if (sign === '?') signs.push({ kind: 'one' });
    else if (close > 0) {
      signs.push(parseSet(characters.slice(index + 1, close)));
      index = close;
    } else signs.push({ kind: 'sign', value: sign });
  }
  return { kind: 'name', signs };
}

function parseSet(content: readonly string[]): Sign {
  const negated = content[0] === '!' || content[0] === '^';
  const ranges: (readonly [number, number])[] = [];
  for (let index = negated ? 1 : 0; index < content.length; index++) {
    const from = codePointOf(content[index]);
    const isRange = content[index + 1] === '-' && index + 2 < content.length;
    ranges.push([from, isRange ? codePointOf(content[index + 2]) : from]);
    if (isRange) index += 2;
  }
  return { kind: 'set', negated, ranges };
}

function codePointOf(character: string | undefined): number {
  return character?.codePointAt(0) ?? 0;
}

/** Matches with one pattern item that may swallow any number of entries; a miss goes back to the last of these only. */
function matchRuns<P, E>(
  pattern: readonly P[],
  entries: readonly E[],
  isRun: (item: P) => boolean,
  matches: (item: P, entry: E) => boolean,
): boolean {
  let at = 0;
  let run = -1;
  let resume = 0;
  let entry = 0;
  while (entry < entries.length) {
    const item = pattern[at];
    const current = entries[entry];
    if (item !== undefined && isRun(item)) {
      run = at++;
      resume = entry;
    } else if (item !== undefined && current !== undefined && matches(item, current)) {
      at++;
      entry++;
    } else if (run >= 0) {
      at = run + 1;
      entry = ++resume;
    } else return false;
  }
  return pattern.slice(at).every(isRun);
}

function matchParts(parts: readonly Part[], names: readonly string[]): boolean {
  // A pattern that names a folder means everything within it.
  return matchWhole(parts, names) || matchWhole([...parts, { kind: 'folders' }], names);
}

function matchWhole(parts: readonly Part[], names: readonly string[]): boolean {
  return matchRuns(
    parts,
    names,
    (part) => part.kind === 'folders',
    (part, name) => part.kind === 'name' && matchName(part.signs, name),
  );
}

function matchName(signs: readonly Sign[], name: string): boolean {
  return matchRuns(signs, Array.from(name), (sign) => sign.kind === 'run', matchSign);
}

function matchSign(sign: Sign, character: string): boolean {
  switch (sign.kind) {
    case 'run':
    case 'one':
      return true;
    case 'set': {
      const code = codePointOf(character);
      return sign.ranges.some(([low, high]) => low <= code && code <= high) !== sign.negated;
    }
    case 'sign':
      return sign.value === character;
  }
}
