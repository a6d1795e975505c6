import type { Language } from '../language.ts';

/** A number that opens down to what it is made of; plain text, for a list or a tree. */
export interface Explained {
  /** What it is about, where it is looked for: the kind of a line, `quantity` or `prompt`. */
  readonly key?: string;
  readonly label: string;
  /** The number with its unit; empty for a remark. */
  readonly value: string;
  /** The formula with the numbers filled in; a remark's own words. */
  readonly how?: string;
  /** Where it comes from, with the date and how sure it is. */
  readonly source?: string;
  readonly parts: readonly Explained[];
}

/** Something that opens no further. */
export function leaf(label: string, value: string, how: string, source?: string): Explained {
  return { label, value, how, ...(source === undefined ? {} : { source }), parts: [] };
}

/** A formula for each of n images, as that of all of them. */
export function timesImages(how: string, n: number, language: Language): string {
  return n === 1 ? how : language.say('({0}) × {1} images', how, n);
}
