/** An amount of US dollars within a sentence: as it reads in English, and the number to say it with in any language. */
export interface UsdWords {
  readonly english: string;
  /** Billionths of a dollar. */
  readonly nanoUsd: { readonly min: number; readonly max: number };
  readonly basis: 'exact' | 'estimate' | 'partial' | 'unpriced';
  /** True for what is only known to the cent. */
  readonly inCents?: boolean;
}

/** What stands in the place of a `{0}`: text that is the same everywhere, a number, an amount, or words of their own. */
export type WordingPart = string | number | UsdWords | Wording;

/** A sentence as data, so that it can be said in any language. */
export interface Wording {
  /** English, with `{0}`, `{1}` … where the parts go; the key of its translations. */
  readonly sentence: string;
  readonly parts: readonly WordingPart[];
}

const ENGLISH_NUMBER = new Intl.NumberFormat('en-US');

/** Words with their parts; the sentence is a literal, as translations are looked up by it. */
export function words(sentence: string, ...parts: readonly WordingPart[]): Wording {
  return { sentence, parts };
}

/** Marks a sentence, or a word, that is said later on, so that translations are asked for it. */
export function sentence<Text extends string>(text: Text): Text {
  return text;
}

/** The words in English. */
export function inEnglish(words: Wording): string {
  return fillIn(words.sentence, words.parts.map(partInEnglish));
}

function partInEnglish(part: WordingPart): string {
  if (typeof part === 'string') return part;
  if (typeof part === 'number') return ENGLISH_NUMBER.format(part);
  return 'english' in part ? part.english : inEnglish(part);
}

/** A text that is the same in every language, as words. */
export function asIs(text: string): Wording {
  return words('{0}', text);
}

/** A sentence that the price list brings along, as words; translations have those of the shipped one. */
export function noteWords(note: string): Wording {
  return words(note);
}

/** A text of the user's in quotation marks, as words. */
export function quoted(text: string): Wording {
  return words('“{0}”', text);
}

/** Things of one kind, named one after the other. */
export function listed(items: readonly Wording[]): Wording {
  const [first = asIs(''), ...others] = items;
  return others.reduce((list, item) => words('{0}, {1}', list, item), first);
}

/** Things of one kind of which one is taken. */
export function either(items: readonly Wording[]): Wording {
  const [first = asIs(''), ...others] = items;
  return others.reduce((list, item) => words('{0} or {1}', list, item), first);
}

/** Sentences one behind the other; those that are undefined are left out. */
export function sentences(
  first: Wording | string,
  ...others: readonly (Wording | string | undefined)[]
): Wording {
  const [second, ...rest] = others.filter((one) => one !== undefined);
  const start = typeof first === 'string' ? words('{0}', first) : first;
  return second === undefined ? start : sentences(words('{0} {1}', start, second), ...rest);
}

/** A sentence with its places filled; a place that nothing is given for stays as it is. */
export function fillIn(text: string, parts: readonly string[]): string {
  return text.replace(/\{(\d+)\}/gu, (place, index: string) => parts[Number(index)] ?? place);
}

/** The message of a finding with its wording, to be spread into it. */
export function told(
  sentence: string,
  ...parts: readonly WordingPart[]
): { readonly message: string; readonly wording: Wording } {
  return toldAs({ sentence, parts });
}

/** The same of words that are put together elsewhere. */
export function toldAs(wording: Wording): { readonly message: string; readonly wording: Wording } {
  return { message: inEnglish(wording), wording };
}

/** The title of a fix with its wording, to be spread into it. */
export function titled(
  sentence: string,
  ...parts: readonly WordingPart[]
): { readonly title: string; readonly wording: Wording } {
  return titledAs({ sentence, parts });
}

/** The same of words that are put together elsewhere. */
export function titledAs(wording: Wording): { readonly title: string; readonly wording: Wording } {
  return { title: inEnglish(wording), wording };
}
