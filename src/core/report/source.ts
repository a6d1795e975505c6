import type { Confidence } from '../pricing/catalogue.ts';
import type { PriceSource } from '../pricing/lineItem.ts';
import { escapeMarkdown } from './markdown.ts';

/** How sure a fact is, in words. */
const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  official: 'published by the vendor',
  measured: 'measured by users',
  secondary: 'reported second-hand',
  inferred: 'inferred',
  override: 'your override',
  observed: 'measured from your usage',
};

/** Where a price or rule comes from, when it was read, and how sure it is. */
export function sourceWords({ title, date, confidence }: PriceSource): string {
  return `${title}, ${date}, ${CONFIDENCE_WORDS[confidence]}`;
}

/** The same as {@link sourceWords}, as Markdown. */
export function describeSource(source: PriceSource): string {
  return sourceWords({ ...source, title: escapeMarkdown(source.title) });
}
