import type { TokenRange } from '../tokens/tokenRange.ts';
import {
  sourceOf,
  type Catalogue,
  type Confidence,
  type ModelPricing,
  type RateName,
} from './catalogue.ts';
import { priceOf, type NanoUsdRange } from './money.ts';

/** One line of a bill: quantity × unit price = amount. */
export interface LineItem {
  readonly kind: RateName;
  readonly tokens: TokenRange;
  /** US dollars per million tokens, Batch reduction included. */
  readonly usdPerMTok: number;
  readonly amount: NanoUsdRange;
  /** What the unit price would be if the input came from the cache; carried, not assumed. */
  readonly cachedUsdPerMTok?: number;
  /** Where the unit price comes from. */
  readonly source: PriceSource;
  /** Where the Batch reduction comes from; absent when there is none. */
  readonly batchSource?: PriceSource;
  /** Where the rule that gave the quantity comes from; absent when the quantity was stated. */
  readonly tokenSource?: PriceSource;
}

/** Where a unit price, or the rule that gave a quantity, comes from. */
export interface PriceSource {
  readonly title: string;
  /** When it was read, `YYYY-MM-DD`. */
  readonly date: string;
  readonly confidence: Confidence;
}

const CACHED_RATE: Partial<Record<RateName, RateName>> = {
  textInput: 'cachedTextInput',
  imageInput: 'cachedImageInput',
};

/**
 * Prices tokens by a model's rate; undefined when the model has no such rate, or when it is not known
 * whether the Batch API takes the model.
 */
export function priceLine(
  catalogue: Catalogue,
  model: ModelPricing,
  kind: RateName,
  tokens: TokenRange,
  batch: boolean,
): LineItem | undefined {
  const factor = batch ? model.batch?.factor : 1;
  const rate = model.usdPerMTok[kind];
  if (factor === undefined || rate === undefined) return undefined;
  const cachedKind = CACHED_RATE[kind];
  const cached = cachedKind === undefined ? undefined : model.usdPerMTok[cachedKind];
  const unit = rate * factor;
  return {
    kind,
    tokens,
    usdPerMTok: unit,
    amount: { min: priceOf(tokens.min, unit), max: priceOf(tokens.max, unit) },
    ...(cached === undefined ? {} : { cachedUsdPerMTok: cached * factor }),
    source: factSource(catalogue, model.ratesSource, model.ratesConfidence),
    ...(batch && model.batch
      ? { batchSource: factSource(catalogue, model.batch.source, model.batch.confidence) }
      : {}),
  };
}

/** The source that an entry of the catalogue names, with how sure it is. */
export function factSource(
  catalogue: Catalogue,
  name: string,
  confidence: Confidence,
): PriceSource {
  return { ...sourceOf(catalogue, name), confidence };
}
