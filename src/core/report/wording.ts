import type { UsdWords, Wording, WordingPart } from '../text/wording.ts';
import { conversionLine } from './currency.ts';
import type { Language } from './language.ts';
import { formatCents, formatUsdRange } from './money.ts';

/** Says words that are data in a language. */
export function sayWording(words: Wording, language: Language): string {
  const say = (part: WordingPart): string | number => {
    if (typeof part === 'string' || typeof part === 'number') return part;
    if (!('english' in part)) return sayWording(part, language);
    return sayAmount(part, language);
  };
  return language.say(words.sentence, ...words.parts.map(say));
}

/** A sentence up to its first full stop, semicolon or colon, for places with little room. */
export function firstSentence(text: string): string {
  const end = text.search(/[.;:](?:\s|$)|[。；：]/u);
  return end < 0 ? text : text.slice(0, end);
}

/** What a finding says, and how its amounts are converted where they are. */
export function sayFinding(finding: { readonly wording: Wording }, language: Language): string {
  const message = sayMessage(finding, language);
  const amounts = amountsIn(finding.wording);
  if (amounts.length === 0) return message;
  const line = conversionLine(language, (inUsd) =>
    amounts.map((amount) => sayAmount(amount, inUsd)).join(', '),
  );
  return line === undefined ? message : `${message} (${line})`;
}

function amountsIn({ parts }: Wording): readonly UsdWords[] {
  return parts.flatMap((part) => {
    if (typeof part === 'string' || typeof part === 'number') return [];
    return 'english' in part ? [part] : amountsIn(part);
  });
}

function sayAmount({ inCents, nanoUsd, basis }: UsdWords, language: Language): string {
  return inCents === true
    ? formatCents(nanoUsd.max, language)
    : formatUsdRange(nanoUsd, basis, language);
}

/** What a finding, or another place of it, says. */
export function sayMessage({ wording }: { readonly wording: Wording }, language: Language): string {
  return sayWording(wording, language);
}
