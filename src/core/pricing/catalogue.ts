import * as z from 'zod/mini';
import shipped from './catalogue.json' with { type: 'json' };
import { HIGHEST_USD_PER_MTOK } from './money.ts';

/** How sure a fact is: published by the vendor, seen in real bills, reported second-hand, worked out, or the user's own. */
const confidence = z.enum(['official', 'measured', 'secondary', 'inferred', 'override']);
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/u));
const usdPerMTok = z.number().check(z.gte(0), z.lte(HIGHEST_USD_PER_MTOK));
const tokens = z.int().check(z.gte(0));
const tokenRange = z.strictObject({
  min: tokens,
  max: tokens,
  confidence,
  note: z.optional(z.string()),
});

const rates = z.strictObject({
  textInput: usdPerMTok,
  cachedTextInput: usdPerMTok,
  imageInput: usdPerMTok,
  cachedImageInput: usdPerMTok,
  imageOutput: usdPerMTok,
  textOutput: z.optional(usdPerMTok),
});

const imageOutput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('grid'),
    grids: z.record(z.string(), z.int()),
    source: z.string(),
    confidence,
  }),
  z.strictObject({
    kind: z.literal('table'),
    tokens: z.record(z.string(), z.record(z.string(), tokens)),
    /** What the table leaves out; its presence makes every estimate partial. */
    note: z.optional(z.string()),
    source: z.string(),
    confidence,
  }),
]);

const sizes = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rule'),
    multipleOf: z.int(),
    longestSide: z.int(),
    widestRatio: z.number(),
    fewestPixels: z.int(),
    mostPixels: z.int(),
    /** Sizes that were returned under `auto`. */
    autoSizes: z.array(z.string()),
    source: z.string(),
    confidence,
    autoSource: z.string(),
    autoConfidence: confidence,
  }),
  /** The sizes of the output table and no other. */
  z.strictObject({ kind: z.literal('list'), source: z.string(), confidence }),
]);

const model = z.strictObject({
  id: z.string(),
  aliases: z.array(z.string()),
  usdPerMTok: rates,
  ratesSource: z.string(),
  ratesConfidence: confidence,
  /** Absent when it is not known whether the Batch API takes the model. */
  batch: z.optional(
    z.strictObject({ factor: z.number().check(z.gt(0), z.lte(1)), source: z.string(), confidence }),
  ),
  /** Absent for a model that is known by its rates alone. */
  imageOutput: z.optional(imageOutput),
  sizes: z.optional(sizes),
  imageInput: z.optional(
    z.strictObject({ kind: z.enum(['patches', 'tiles']), source: z.string(), confidence }),
  ),
  /** Text tokens that the API adds to the prompt's own. */
  textOverhead: z.strictObject({ generate: tokenRange, edit: tokenRange, source: z.string() }),
});

const catalogueSchema = z.strictObject({
  version: date,
  sources: z.record(z.string(), z.strictObject({ title: z.string(), date })),
  models: z.array(model),
});

/** How sure a fact of the catalogue is. */
export type Confidence = z.infer<typeof confidence>;
/** Everything that is known about one model's billing. */
export type ModelPricing = z.infer<typeof model>;
/** Prices in US dollars per million tokens. */
export type Rates = z.infer<typeof rates>;
/** The name of a price. */
export type RateName = keyof Rates;
/** The price list: data, with the source and date of each value. */
export type Catalogue = z.infer<typeof catalogueSchema>;
/** Where a value comes from and when it was read. */
export type CatalogueSource = Catalogue['sources'][string];

/**
 * Reads a price list.
 *
 * @throws z.core.$ZodError when it does not fit the schema.
 */
export function parseCatalogue(data: unknown): Catalogue {
  return catalogueSchema.parse(data);
}

/** The price list that ships with this version. */
export const SHIPPED_CATALOGUE: Catalogue = parseCatalogue(shipped);

/** The model with this id or alias, with or without a leading `openai/`; undefined when it is not listed. */
export function findModel(catalogue: Catalogue, id: string): ModelPricing | undefined {
  const wanted = id.trim().toLowerCase();
  const find = (name: string): ModelPricing | undefined =>
    catalogue.models.find((entry) => entry.id === name || entry.aliases.includes(name));
  return find(wanted) ?? find(wanted.replace(/^openai[/:]/u, ''));
}

/** The source an entry names. */
export function sourceOf(catalogue: Catalogue, name: string): CatalogueSource {
  return catalogue.sources[name] ?? { title: name, date: catalogue.version };
}

/** Ids and aliases of every model. */
export function modelNames(catalogue: Catalogue): readonly string[] {
  return catalogue.models.flatMap((entry) => [entry.id, ...entry.aliases]);
}

/** The qualities a model knows, cheapest first, `auto` left out; empty when its token rule is not known. */
export function qualitiesOf(entry: ModelPricing): readonly string[] {
  switch (entry.imageOutput?.kind) {
    case 'grid':
      return Object.keys(entry.imageOutput.grids);
    case 'table':
      return Object.keys(entry.imageOutput.tokens);
    case undefined:
      return [];
  }
}
