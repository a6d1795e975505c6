import { ENGLISH, type Language } from '../../src/core/index.ts';
import { fillIn } from '../../src/core/text/wording.ts';

const [OPEN, CLOSE] = ['⟦', '⟧'];
const SAID = /⟦[^⟦⟧]*⟧/gu;
/** What was said and then cut off, as at the end of its first sentence. */
const CUT_OFF = /⟦[^⟦⟧\n]*$/gmu;
/** Two words with a blank between them. */
const PROSE = /\p{L}{2,}[,:;]? \p{L}{2,}/u;

/** A language that marks what it says, so that what nobody said shows. */
export interface MarkedLanguage extends Language {
  /** The sentences that were said. */
  readonly said: ReadonlySet<string>;
  /** Prose that was put into a sentence without having been said itself. */
  readonly bareParts: ReadonlySet<string>;
}

/**
 * Makes a language whose sentences stand in marks.
 *
 * @param data texts that are not said: names and values of the user's.
 */
export function markedLanguage(data: readonly string[]): MarkedLanguage {
  const said = new Set<string>();
  const bareParts = new Set<string>();
  return {
    ...ENGLISH,
    said,
    bareParts,
    say: (sentence, ...parts) => {
      said.add(sentence);
      for (const part of parts) {
        if (typeof part === 'string' && PROSE.test(unsaid(part, data))) bareParts.add(part);
      }
      return `${OPEN}${fillIn(sentence, parts.map(String))}${CLOSE}`;
    },
  };
}

/** What of a text was not said, without texts that need not be. */
export function unsaid(text: string, data: readonly string[]): string {
  let rest = text;
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(SAID, '');
  }
  rest = rest.replace(CUT_OFF, '');
  const longestFirst = [...data].sort((one, other) => other.length - one.length);
  return longestFirst.reduce((left, one) => left.replaceAll(one, ''), rest);
}
