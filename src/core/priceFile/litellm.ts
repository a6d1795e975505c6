import * as z from 'zod/mini';
import { findModel, type Catalogue } from '../pricing/catalogue.ts';
import type { PriceKey } from '../project/priceFields.ts';
import { perMillion, readUsd, type ImportedPrice } from './importedPrice.ts';

/** What is read of an entry of LiteLLM's `model_prices_and_context_window.json`; the rest is left alone. */
const entrySchema = z.looseObject({
  mode: z.optional(z.unknown()),
  deprecation_date: z.optional(z.unknown()),
});

/** Fields in US dollars per single token, and what they are here. */
const TOKEN_FIELDS: readonly (readonly [string, PriceKey])[] = [
  ['input_cost_per_token', 'text_input'],
  ['cache_read_input_token_cost', 'cached_text_input'],
  ['input_cost_per_image_token', 'image_input'],
  ['cache_read_input_image_token_cost', 'cached_image_input'],
  ['output_cost_per_image_token', 'image_output'],
  ['output_cost_per_token', 'text_output'],
];

/** Fields in US dollars per picture. */
const IMAGE_FIELDS: readonly (readonly [string, PriceKey])[] = [
  ['output_cost_per_image', 'per_image'],
  ['input_cost_per_image', 'per_input_image'],
];

/** `low/1024-x-1024/gpt-image-1.5`: a price of one size, not of a model. */
const SIZE_KEY = /(?:^|\/)(?:\d+|max)-x-\d+(?:\/|$)/u;

/** Reads the entry of one model; undefined for what is none of an image model. */
export function readLiteLlmEntry(
  catalogue: Catalogue,
  name: string,
  data: unknown,
): ImportedPrice | undefined {
  const parsed = entrySchema.safeParse(data);
  if (!parsed.success || SIZE_KEY.test(name)) return undefined;
  const entry: Readonly<Record<string, unknown>> = parsed.data;
  const isImage = entry['mode'] === 'image_generation' || entry['mode'] === 'image_edit';
  const listed = findModel(catalogue, name);
  if (!isImage && listed === undefined) return undefined;

  const prices: Partial<Record<PriceKey, number>> = {};
  const problems: string[] = [];
  const read = (field: string, key: PriceKey, convert: (usd: number) => number): void => {
    const value = entry[field];
    if (value === undefined || value === null) return;
    const usd = readUsd(value);
    if (usd === undefined) problems.push(`${field} is no price.`);
    else prices[key] = convert(usd);
  };
  for (const [field, key] of TOKEN_FIELDS) read(field, key, perMillion);
  // A model with a price per image token states a price per image beside it, of one size only.
  if (prices.image_output === undefined) {
    for (const [field, key] of IMAGE_FIELDS) read(field, key, (usd) => usd);
  }
  const date = entry['deprecation_date'];
  const shutdown = typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(date) ? date : undefined;
  return {
    model: name.trim().toLowerCase(),
    prices,
    ...(shutdown === undefined ? {} : { shutdown }),
    problems,
  };
}
