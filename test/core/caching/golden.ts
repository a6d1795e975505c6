import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A finding that a golden file expects, by its carets. */
export interface Expected {
  readonly path: string;
  readonly ruleId: string;
  readonly start: number;
  readonly end: number;
}

/** One golden file: files before, findings in them, and the files after the first finding's first fix. */
export interface Golden {
  readonly name: string;
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
  readonly expected: readonly Expected[];
}

/** A line of rules without a variable; 64 of them are more than 1,024 tokens, 16 about 270. */
function ruleLine(index: number): string {
  return `Keep the light soft and low from the upper left in picture ${index} of the series.`;
}

/** Some lines of rules, one paragraph. */
export function rules(count: number): string {
  return Array.from({ length: count }, (_, index) => ruleLine(index + 1)).join(' ');
}

const folder = resolve(import.meta.dirname, '../../fixtures/caching');
/** A line of `RULES n` stands for n lines of rules. */
const RULES = /^RULES (\d+)$/gmu;
/** Carets under what a finding is about. */
const CARETS = /^( *)(\^+) ([a-z-]+\/[a-z-]+)$/u;

/** Reads every golden file. */
export function goldens(): readonly Golden[] {
  return readdirSync(folder).map((name) => {
    const text = readFileSync(resolve(folder, name), 'utf8').replace(RULES, (_, count: string) =>
      rules(Number(count)),
    );
    const before = new Map<string, string>();
    const after = new Map<string, string>();
    const expected: Expected[] = [];
    for (const section of text.split(/^=== /mu).slice(1)) {
      const [title = '', ...lines] = section.split('\n');
      const [when = '', path = ''] = title.split(' ');
      const kept: string[] = [];
      for (const line of lines) {
        const match = CARETS.exec(line);
        if (!match) {
          kept.push(line);
          continue;
        }
        const [, spaces = '', carets = '', ruleId = ''] = match;
        const lineStart = kept.slice(0, -1).reduce((sum, one) => sum + one.length + 1, 0);
        const start = lineStart + spaces.length;
        expected.push({ path, ruleId, start, end: start + carets.length });
      }
      (when === 'before' ? before : after).set(path, kept.join('\n'));
    }
    return { name, before, after, expected };
  });
}
