import type { Wording, WordingPart } from '../text/wording.ts';
import type { Language } from './language.ts';
import { formatCents, formatUsdRange } from './money.ts';

/** Says words that are data in a language. */
export function sayWording(words: Wording, language: Language): string {
  const say = (part: WordingPart): string | number => {
    if (typeof part === 'string' || typeof part === 'number') return part;
    if (!('english' in part)) return sayWording(part, language);
    return part.inCents === true
      ? formatCents(part.nanoUsd.max, language)
      : formatUsdRange(part.nanoUsd, part.basis, language);
  };
  return language.say(words.sentence, ...words.parts.map(say));
}

/** A sentence up to its first full stop, semicolon or colon, for places with little room. */
export function firstSentence(text: string): string {
  const end = text.search(/[.;:](?:\s|$)|[。；：]/u);
  return end < 0 ? text : text.slice(0, end);
}

/** What a finding, or another place of it, says. */
export function sayMessage({ wording }: { readonly wording: Wording }, language: Language): string {
  return sayWording(wording, language);
}
