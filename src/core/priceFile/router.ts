import * as z from 'zod/mini';
import { findModel, type Catalogue } from '../pricing/catalogue.ts';
import { looksLikeImageModel } from '../pricing/imageModelName.ts';
import type { PriceKey } from '../project/priceFields.ts';
import { perMillion, readUsd, type ImportedPrice } from './importedPrice.ts';

/** One model of an OpenAI-compatible router's list; `docs/price-files.md` describes the shape. */
const entrySchema = z.looseObject({
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  pricing: z.record(z.string(), z.unknown()),
});

/** Fields of `pricing` in US dollars per single token, and what they are here. */
const TOKEN_FIELDS: readonly (readonly [string, PriceKey])[] = [
  ['prompt', 'text_input'],
  ['input_cache_read', 'cached_text_input'],
  ['image_token', 'image_input'],
  ['image_cache_read', 'cached_image_input'],
  ['image_output', 'image_output'],
  ['completion', 'text_output'],
];

/** Fields of `pricing` in US dollars per picture. */
const IMAGE_FIELDS: readonly (readonly [string, PriceKey])[] = [
  ['per_image', 'per_image'],
  ['per_input_image', 'per_input_image'],
];

/** Reads one model of the list; undefined for what is none of an image model. */
export function readRouterEntry(catalogue: Catalogue, data: unknown): ImportedPrice | undefined {
  const parsed = entrySchema.safeParse(data);
  if (!parsed.success) return undefined;
  const { id, pricing } = parsed.data;
  if (findModel(catalogue, id) === undefined && !looksLikeImageModel(id)) return undefined;
  const prices: Partial<Record<PriceKey, number>> = {};
  const problems: string[] = [];
  const read = (field: string, key: PriceKey, convert: (usd: number) => number): void => {
    const value = Object.hasOwn(pricing, field) ? pricing[field] : undefined;
    if (value === undefined || value === null) return;
    const usd = readUsd(value);
    if (usd === undefined) problems.push(`${field} is no price.`);
    // Routers write 0 for what a model has not got.
    else if (usd > 0) prices[key] = convert(usd);
  };
  for (const [field, key] of TOKEN_FIELDS) read(field, key, perMillion);
  for (const [field, key] of IMAGE_FIELDS) read(field, key, (usd) => usd);
  return { model: id.trim().toLowerCase(), prices, problems };
}
