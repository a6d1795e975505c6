import type { Basis } from '../pricing/basis.ts';
import type { RateName } from '../pricing/catalogue.ts';
import { KIND_NAMES } from '../pricing/kindNames.ts';
import { sentence } from '../text/wording.ts';
import type { Language } from './language.ts';

const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  exact: sentence('exact'),
  estimate: sentence('estimate'),
  partial: sentence('partial'),
  unpriced: sentence('unpriced'),
};

/** How sure a number is, in a word; the words of the engine itself stay English in every file and report. */
export function basisWord(basis: Basis, language: Language): string {
  return language.say(BASIS_WORDS[basis]);
}

/** How a kind of token is named to people. */
export function kindName(kind: RateName, language: Language): string {
  return language.say(KIND_NAMES[kind]);
}

/** A number of images in words, such as `2 images`. */
export function countImages(count: number, language: Language): string {
  return language.say(count === 1 ? '{0} image' : '{0} images', count);
}

/** A number of runs in words. */
export function countRuns(count: number, language: Language): string {
  return language.say(count === 1 ? '{0} run' : '{0} runs', count);
}
