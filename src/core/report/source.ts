import type { Confidence } from '../pricing/catalogue.ts';
import type { PriceSource } from '../pricing/lineItem.ts';
import { sentence } from '../text/wording.ts';
import { ENGLISH, type Language } from './language.ts';
import { escapeMarkdown } from './markdown.ts';
import { sayWording } from './wording.ts';

/** How sure a fact is, in words. */
const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  official: sentence('published by the vendor'),
  measured: sentence('measured by users'),
  secondary: sentence('reported second-hand'),
  inferred: sentence('inferred'),
  override: sentence('your override'),
  observed: sentence('measured from your usage'),
};

/** Where a price or rule comes from, when it was read, and how sure it is. */
export function sourceWords(
  { title, date, confidence }: PriceSource,
  language: Language = ENGLISH,
): string {
  const parts = [sayWording(title, language), sayWording(date, language)];
  return [...parts, language.say(CONFIDENCE_WORDS[confidence])].join(', ');
}

/** The same as {@link sourceWords}, as Markdown. */
export function describeSource(source: PriceSource, language: Language = ENGLISH): string {
  return escapeMarkdown(sourceWords(source, language));
}
