import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const CODE_POINTS = 0x110000;

/** Letters of the classes, and the sets of code points that make them up; a later one wins. */
const SETS: readonly (readonly [string, readonly string[]])[] = [
  ['U', ['General_Category/Uppercase_Letter', 'General_Category/Titlecase_Letter']],
  ['L', ['General_Category/Lowercase_Letter']],
  ['C', ['General_Category/Modifier_Letter', 'General_Category/Other_Letter']],
  ['M', ['General_Category/Mark']],
  ['N', ['General_Category/Number']],
  ['B', ['Binary_Property/White_Space']],
  ['S', ['General_Category/Surrogate']],
];

/** The source file with the classes of all code points, from the installed Unicode data. */
export function unicodeRunsSource(): string {
  const version = require('regenerate-unicode-properties/unicode-version.js') as string;
  const runs = runsOf(classesOfAll());
  return `/** The Unicode version of the classes below: the one that OpenAI's tiktoken cuts by. */
export const UNICODE_VERSION = '${version}';

/**
 * The classes of all code points from U+0000 on, as runs: a letter for the class, then the run's length in base 36.
 * Written by scripts/unicode.mts; not to be edited by hand.
 */
export const UNICODE_RUNS =
${linesOf(runs)};
`;
}

function classesOfAll(): string[] {
  const classes = new Array<string>(CODE_POINTS).fill('O');
  for (const [letter, sets] of SETS) {
    for (const set of sets) {
      const { characters } = require(`regenerate-unicode-properties/${set}.js`) as {
        characters: { toArray: () => number[] };
      };
      for (const code of characters.toArray()) classes[code] = letter;
    }
  }
  classes[10] = 'R';
  classes[13] = 'R';
  return classes;
}

function runsOf(classes: readonly string[]): readonly string[] {
  const runs: string[] = [];
  for (let start = 0; start < classes.length;) {
    let end = start + 1;
    while (classes[end] === classes[start]) end++;
    runs.push(`${classes[start] ?? ''}${(end - start).toString(36)}`);
    start = end;
  }
  return runs;
}

function linesOf(runs: readonly string[]): string {
  const lines = [''];
  for (const run of runs) {
    const last = lines.at(-1) ?? '';
    if (last.length + run.length > 90) lines.push(run);
    else lines[lines.length - 1] = last + run;
  }
  return lines.map((line) => `  '${line}'`).join(' +\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = resolve(import.meta.dirname, '../src/core/tokens/bpe/unicodeRuns.ts');
  writeFileSync(file, unicodeRunsSource());
  console.log(`wrote ${join('src', 'core', 'tokens', 'bpe', 'unicodeRuns.ts')}`);
}
