import { inEnglish, type Wording } from '../../src/core/text/wording.ts';

/** Words in English, one sentence behind the other; nothing for none. */
export function english(...words: readonly (Wording | undefined)[]): string {
  return words.flatMap((one) => (one === undefined ? [] : [inEnglish(one)])).join(' ');
}

/** Plain data with all words in it in English. */
export function withEnglish(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withEnglish);
  if (typeof data !== 'object' || data === null) return data;
  if (isWording(data)) return inEnglish(data);
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withEnglish(value)]));
}

function isWording(data: object): data is Wording {
  return 'sentence' in data && 'parts' in data;
}
