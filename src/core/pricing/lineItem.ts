import { asIs, noteWords, type Wording } from '../text/wording.ts';
import type { TokenRange } from '../tokens/tokenRange.ts';
import {
  sourceOf,
  type Catalogue,
  type Confidence,
  type ModelPricing,
  type RateName,
} from './catalogue.ts';
import { priceOf, priceOfUnits, type NanoUsdRange } from './money.ts';
import type { Charge } from './quantity.ts';

/** One line of a bill: quantity × unit price = amount. */
export type LineItem = TokenLine | UnitLine;

/** A line that is billed by tokens. */
export interface TokenLine {
  readonly unit: 'tok';
  readonly kind: RateName;
  readonly quantity: TokenRange;
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

/** A line that is billed by pictures or by their area. */
export interface UnitLine {
  readonly unit: 'image' | 'megapixel';
  readonly kind: 'imageInput' | 'imageOutput';
  readonly quantity: { readonly min: number; readonly max: number };
  /** US dollars per unit, Batch reduction included. */
  readonly usdPerUnit: { readonly min: number; readonly max: number };
  readonly amount: NanoUsdRange;
  /** Where the unit price comes from. */
  readonly source: PriceSource;
  /** Where the Batch reduction comes from; absent when there is none. */
  readonly batchSource?: PriceSource;
}

/** Where a unit price, or the rule that gave a quantity, comes from. */
export interface PriceSource {
  readonly title: Wording;
  /** When it was read, `YYYY-MM-DD`; words where the user's own price does not say. */
  readonly date: Wording;
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
  quantity: TokenRange,
  batch: boolean,
): TokenLine | undefined {
  const factor = batch ? model.batch?.factor : 1;
  const rate = model.usdPerMTok[kind];
  if (factor === undefined || rate === undefined) return undefined;
  const cachedKind = CACHED_RATE[kind];
  const cached = cachedKind === undefined ? undefined : model.usdPerMTok[cachedKind];
  const unit = rate * factor;
  return {
    unit: 'tok',
    kind,
    quantity,
    usdPerMTok: unit,
    amount: { min: priceOf(quantity.min, unit), max: priceOf(quantity.max, unit) },
    ...(cached === undefined ? {} : { cachedUsdPerMTok: cached * factor }),
    source: rateSource(catalogue, model, kind),
    ...batchSource(catalogue, model, batch),
  };
}

/** Prices a charge for n images; the Batch reduction counts as 1 where it is not known. */
export function priceCharge(
  catalogue: Catalogue,
  model: ModelPricing,
  { kind, unit, quantity, usdPerUnit, source, confidence }: Charge,
  n: number,
  batch: boolean,
): UnitLine {
  const factor = batch ? (model.batch?.factor ?? 1) : 1;
  const units = { min: quantity.min * n, max: quantity.max * n };
  const usd = { min: usdPerUnit.min * factor, max: usdPerUnit.max * factor };
  return {
    unit,
    kind,
    quantity: units,
    usdPerUnit: usd,
    amount: { min: priceOfUnits(units.min, usd.min), max: priceOfUnits(units.max, usd.max) },
    source: factSource(catalogue, source, confidence),
    ...batchSource(catalogue, model, batch),
  };
}

function rateSource(catalogue: Catalogue, model: ModelPricing, kind: RateName): PriceSource {
  const override = model.overriddenRates?.[kind];
  return override === undefined
    ? factSource(catalogue, model.ratesSource, model.ratesConfidence)
    : factSource(catalogue, override, 'override');
}

function batchSource(
  catalogue: Catalogue,
  model: ModelPricing,
  batch: boolean,
): { readonly batchSource?: PriceSource } {
  return batch && model.batch
    ? { batchSource: factSource(catalogue, model.batch.source, model.batch.confidence) }
    : {};
}

/** The source that an entry of the catalogue names, with how sure it is. */
export function factSource(
  catalogue: Catalogue,
  name: string,
  confidence: Confidence,
): PriceSource {
  const { title, date, wording } = sourceOf(catalogue, name);
  return {
    title: wording?.title ?? noteWords(title),
    date: wording?.date ?? asIs(date),
    confidence,
  };
}
