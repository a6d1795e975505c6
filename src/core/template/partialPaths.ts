/** Names in `{{> name}}`, also where they cannot be parsed yet; linear in the text. */
const PARTIAL_NAME = /\{\{\{?[~-]?>\s{0,20}([^\s{}()~]{1,200})/gu;
/** Endings tried in turn for a name without one; dotprompt and Handlebars leave it out. */
const ENDINGS = ['', '.prompt', '.prompt.md', '.prompt.txt', '.md', '.txt', '.hbs', '.mustache'];
/** The folder that partials are kept in, beside a template or in a folder above it. */
const PARTIALS_FOLDER = 'partials';

/** The names of the partials that a text includes, each once. */
export function partialNames(text: string): readonly string[] {
  const names = [...text.matchAll(PARTIAL_NAME)].map(([, name = '']) => name);
  return [...new Set(names)].filter(isPlainName);
}

/** Whether a partial's name is a name, rather than an expression that is worked out for each call. */
export function isPlainName(name: string): boolean {
  return /^(?![@'"])[^\s(){}<>|*?:]+$/u.test(name);
}

/**
 * Where the partial of a name may lie, most specific first: beside the file that includes it, in a `partials`
 * folder there, then in a `partials` folder of each folder above. Dotprompt's `_name.prompt` counts too.
 *
 * @param from path of the including file, relative to the project's folder and with `/`.
 * @returns paths within the project's folder only; none for a name that leads out of it.
 */
export function partialPaths(from: string, name: string): readonly string[] {
  const folder = from.split('/').slice(0, -1);
  const folders = [folder];
  for (let depth = folder.length; depth >= 0; depth--) {
    folders.push([...folder.slice(0, depth), PARTIALS_FOLDER]);
  }
  const paths = folders.flatMap((base) => {
    const path = joinWithin(base, name);
    if (path === undefined) return [];
    const slash = path.lastIndexOf('/') + 1;
    const underscored = `${path.slice(0, slash)}_${path.slice(slash)}.prompt`;
    return [...ENDINGS.map((ending) => path + ending), underscored];
  });
  return [...new Set(paths)].filter((path) => path !== from);
}

/** Whether a file is included by templates rather than sent by itself: in a `partials` folder, or `_name.prompt`. */
export function isPartialPath(path: string): boolean {
  return /(?:^|\/)(?:partials\/[^]*|_[^/]+\.prompt)$/u.test(path);
}

function joinWithin(folder: readonly string[], name: string): string | undefined {
  if (name.startsWith('/') || name.includes('\\')) return undefined;
  const parts = [...folder];
  for (const part of name.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
