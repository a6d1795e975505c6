import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './paths.mts';

/** A kind of text, by its name. */
export interface TextGroup {
  readonly name: string;
  readonly text: string;
}

const PACKAGES = join(root, 'node_modules');
/** Published image prompts, laid beside the project where they are to be had. */
const PROMPTS = resolve(root, '../shared/corpus/image-prompts.jsonl');
const PROMPTS_OF_WORKTREES = resolve(root, '../../shared/corpus/image-prompts.jsonl');
/** UTF-16 units of each group. */
const GROUP_UNITS = 150_000;

/** The corpus: text that the installed packages bring, and published image prompts where they are there. */
export function readCorpus(): readonly TextGroup[] {
  const typescript = join(PACKAGES, 'typescript', 'lib');
  const translations = (...languages: readonly string[]): string =>
    languages
      .map((language) =>
        readIn(join(typescript, language), /\.json$/u, GROUP_UNITS / languages.length),
      )
      .join('\n');
  const groups = [
    { name: 'image prompts', text: readPrompts() },
    { name: 'documentation', text: readIn(PACKAGES, /\.md$/iu) },
    { name: 'code', text: readIn(join(PACKAGES, 'zod'), /\.[cm]?[jt]s$/u) },
    { name: 'JSON', text: readIn(PACKAGES, /^(?!.*diagnostic).*\.json$/u) },
    { name: 'licences', text: readIn(PACKAGES, /^licen[sc]e/iu) },
    { name: 'European languages', text: translations('de', 'es', 'fr', 'pl', 'ru', 'tr') },
    { name: 'Chinese, Japanese, Korean', text: translations('zh-cn', 'ja', 'ko') },
  ];
  return groups
    .filter(({ text }) => text !== '')
    .map(({ name, text }) => ({ name, text: text.slice(0, GROUP_UNITS) }));
}

function readPrompts(): string {
  const file = [PROMPTS, PROMPTS_OF_WORKTREES].find((path) => existsSync(path));
  if (file === undefined) {
    console.log('The image prompts are not there; the corpus is the text of packages alone.');
    return '';
  }
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { readonly prompt: string }).prompt)
    .join('\n\n');
}

/** Files whose names match, in the order of their paths, until there is enough. */
function readIn(folder: string, name: RegExp, units = GROUP_UNITS): string {
  let text = '';
  const visit = (path: string): void => {
    const entries = readdirSync(path, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (text.length >= units) return;
      const child = join(path, entry.name);
      if (entry.isDirectory()) visit(child);
      // No single file makes up a group.
      else if (name.test(entry.name)) text += readFileSync(child, 'utf8').slice(0, GROUP_UNITS / 3);
    }
  };
  visit(folder);
  return text.slice(0, units);
}
