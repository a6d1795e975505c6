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
  /** The same quantity at the price of cached input; carried, not assumed. */
  readonly cachedUsdPerMTok?: number;
  readonly source: PriceSource;
}

/** Where a unit price comes from. */
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
    source: {
      ...sourceOf(catalogue, model.ratesSource),
      confidence: model.ratesConfidence,
    },
  };
}
