import * as z from 'zod/mini';
import { HIGHEST_USD_PER_MTOK } from './money.ts';

/**
 * How sure a fact is: published by the vendor, seen in real bills, reported second-hand, worked out, the user's
 * own word, or seen in the user's own usage records.
 */
export const confidence = z.enum([
  'official',
  'measured',
  'secondary',
  'inferred',
  'override',
  'observed',
]);
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/u));
const usdPerMTok = z.optional(z.number().check(z.gte(0), z.lte(HIGHEST_USD_PER_MTOK)));
const usd = z.number().check(z.gte(0), z.lte(1_000));
const usdRange = z.strictObject({ min: usd, max: usd });
const tokens = z.int().check(z.gte(0));
/** The name of an entry of `sources`, and how sure what stands beside it is. */
const sourced = { source: z.string(), confidence };
const multiple = z.number().check(z.gt(0));
const tokenRange = z.strictObject({
  min: tokens,
  max: tokens,
  confidence,
  note: z.optional(z.string()),
});

/** US dollars per million tokens; an absent one is not billed, or not known. */
export const rates = z.strictObject({
  textInput: usdPerMTok,
  cachedTextInput: usdPerMTok,
  imageInput: usdPerMTok,
  cachedImageInput: usdPerMTok,
  imageOutput: usdPerMTok,
  textOutput: usdPerMTok,
});

/** How one image made is billed: first the rules that give tokens, then those that give dollars. */
const imageOutput = z.discriminatedUnion('kind', [
  /** By the grid formula, exactly. */
  z.strictObject({ kind: z.literal('grid'), grids: z.record(z.string(), z.int()), ...sourced }),
  /** By quality and size, from a table. */
  z.strictObject({
    kind: z.literal('table'),
    tokens: z.record(z.string(), z.record(z.string(), tokens)),
    /** What the table leaves out; its presence makes every estimate partial. */
    note: z.optional(z.string()),
    ...sourced,
  }),
  /** Within measured multiples of another model's grid formula; never exact. */
  z.strictObject({
    kind: z.literal('band'),
    /** The model whose formula is multiplied. */
    of: z.string(),
    grids: z.record(z.string(), z.int()),
    /** By quality: how many times the formula's tokens. */
    multiples: z.record(z.string(), z.strictObject({ min: multiple, max: multiple, confidence })),
    /** What the model was seen to choose when no quality is set. */
    auto: z.strictObject({
      from: z.strictObject({ quality: z.string(), multiple }),
      to: z.strictObject({ quality: z.string(), multiple }),
      note: z.string(),
    }),
    note: z.string(),
    ...sourced,
  }),
  /** Tokens by resolution class, smallest first; a size belongs to the first that holds its pixels. */
  z.strictObject({
    kind: z.literal('tokenClasses'),
    classes: z.array(z.strictObject({ name: z.string(), mostPixels: z.int(), tokens })),
    /** Where the pixels of a class come from. */
    classesSource: z.string(),
    note: z.optional(z.string()),
    ...sourced,
  }),
  /** Dollars an image by resolution class, smallest first; one without `mostPixels` holds every size. */
  z.strictObject({
    kind: z.literal('perImage'),
    classes: z.array(
      z.strictObject({ name: z.string(), mostPixels: z.optional(z.int()), usd: usdRange }),
    ),
    /** Where the pixels of a class come from; absent where there is one class for every size. */
    classesSource: z.optional(z.string()),
    /** What is billed besides at an unknown price; its presence makes every estimate partial. */
    note: z.optional(z.string()),
    ...sourced,
  }),
  /** Dollars a megapixel; where the first one has its own price, `usd` is that of each further one. */
  z.strictObject({
    kind: z.literal('perMegapixel'),
    first: z.optional(z.strictObject({ usd, ...sourced })),
    usd,
    note: z.optional(z.string()),
    ...sourced,
  }),
]);

const imageInput = z.discriminatedUnion('kind', [
  /** Tokens; `note` says what is assumed, and its presence makes the estimate no longer exact. */
  z.strictObject({
    kind: z.enum(['patches', 'tiles']),
    note: z.optional(z.string()),
    ...sourced,
  }),
  /** A surcharge in dollars for each reference image. */
  z.strictObject({ kind: z.literal('perImage'), usd, ...sourced }),
  /** A surcharge in dollars for each megapixel of the reference images. */
  z.strictObject({ kind: z.literal('perMegapixel'), usd, note: z.string(), ...sourced }),
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
    ...sourced,
    autoSource: z.string(),
    autoConfidence: confidence,
  }),
  /** The sizes of the output table and no other. */
  z.strictObject({ kind: z.literal('list'), ...sourced }),
]);

/** When a model came and goes. */
const lifecycle = z.strictObject({
  released: z.optional(z.strictObject({ date, ...sourced })),
  /** The day from which requests fail; absent while none is announced. */
  shutdown: z.optional(date),
  /** Ids of the stated replacements, the first preferred; empty when there are none. */
  replacements: z.array(z.string()),
  ...sourced,
});

/** What requests may ask of a model. */
const capabilities = z.strictObject({
  edit: z.boolean(),
  /** `preview` is accepted, but may change. */
  transparency: z.enum(['supported', 'preview', 'no', 'unknown']),
  inputFidelity: z.boolean(),
  outputFormats: z.array(z.enum(['png', 'jpeg', 'webp', 'gif', 'svg'])),
  /** The words of the complexity setting; absent where there is none. */
  complexity: z.optional(z.array(z.string())),
  /** By output format: what is billed besides and cannot be told. */
  billedBesides: z.optional(z.record(z.string(), z.string())),
  ...sourced,
});

/** Everything about one model; shared by vendors, so that a new one is data. */
export const model = z.strictObject({
  id: z.string(),
  aliases: z.array(z.string()),
  vendor: z.string(),
  lifecycle,
  /** Absent where only prices are known. */
  capabilities: z.optional(capabilities),
  /** The name of an entry of the catalogue's `rateLimits`; absent when they are not known. */
  rateLimits: z.optional(z.string()),
  usdPerMTok: rates,
  /** Rates that held before a day, the earliest first; absent where no change is known. For logged calls. */
  earlierRates: z.optional(
    z.array(z.strictObject({ before: date, usdPerMTok: rates, ...sourced })),
  ),
  ratesSource: z.string(),
  ratesConfidence: confidence,
  /** The sources of rates that the user's own replace, by rate; absent in a price list as it ships. */
  overriddenRates: z.optional(z.record(z.string(), z.string())),
  /** Why nothing can be priced; absent for a model that has prices. */
  unpricedReason: z.optional(z.string()),
  /** Absent when it is not known whether the Batch API takes the model. */
  batch: z.optional(z.strictObject({ factor: z.number().check(z.gt(0), z.lte(1)), ...sourced })),
  /** Absent for a model that is known by its rates alone. */
  imageOutput: z.optional(imageOutput),
  /** Absent where no rule is known, so that any size is taken. */
  sizes: z.optional(sizes),
  /** Absent when it is not known what reference images cost. */
  imageInput: z.optional(imageInput),
  /** Text tokens that the API adds to the prompt's own; absent where that is not known, or text is free. */
  textOverhead: z.optional(
    z.strictObject({ generate: tokenRange, edit: tokenRange, source: z.string() }),
  ),
});

const rateLimits = z.strictObject({
  tiers: z.array(
    z.strictObject({ tier: z.int(), tokensPerMinute: z.int(), imagesPerMinute: z.int() }),
  ),
  ...sourced,
});

/** A whole price list. */
export const catalogueSchema = z.strictObject({
  version: date,
  sources: z.record(z.string(), z.strictObject({ title: z.string(), date })),
  rateLimits: z.record(z.string(), rateLimits),
  models: z.array(model),
});
