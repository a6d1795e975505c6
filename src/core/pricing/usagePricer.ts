import type { Wording } from '../text/wording.ts';
import { findModel, type Catalogue, type RateName } from './catalogue.ts';
import { priceOf, type NanoUsd } from './money.ts';
import { ratesAt } from './ratesAt.ts';
import { priceUsage, type UsageCounts } from './priceUsage.ts';

/** What stated tokens cost in all, or why there is no price. */
export type UsageTotal =
  | { readonly kind: 'priced'; readonly total: NanoUsd }
  | { readonly kind: 'unpriced'; readonly reason: Wording };

/** Prices many calls; the same totals and reasons as {@link priceUsage}, without the lines of a bill. */
export type UsagePricer = (
  modelId: string,
  counts: UsageCounts,
  batch: boolean,
  day?: string,
) => UsageTotal;

type Rates = readonly (readonly [RateName, number])[];

/** A pricer that looks each model up once. */
export function createUsagePricer(catalogue: Catalogue): UsagePricer {
  const known = new Map<string, Rates | undefined>();
  const hasHistory = catalogue.models.some(({ earlierRates }) => earlierRates !== undefined);
  const ratesOf = (modelId: string, batch: boolean, day: string | undefined): Rates | undefined => {
    if (hasHistory) return simpleRates(catalogue, modelId, batch, day);
    const name = batch ? `batch ${modelId}` : `live ${modelId}`;
    if (known.has(name)) return known.get(name);
    const rates = simpleRates(catalogue, modelId, batch, undefined);
    // Names of models come from logs, which may hold anything.
    if (known.size < MOST_MODELS) known.set(name, rates);
    return rates;
  };
  return (modelId, counts, batch, day) => {
    const rates = ratesOf(modelId, batch, day);
    if (rates === undefined) return priceUsage(catalogue, modelId, counts, batch, day);
    let total = 0;
    let priced = 0;
    for (const [kind, usdPerMTok] of rates) {
      const tokens = counts[kind] ?? 0;
      if (tokens === 0) continue;
      priced += tokens;
      total += priceOf(tokens, usdPerMTok);
    }
    // Tokens of a kind without a rate; the reason names it.
    if (priced < tokensOf(counts)) return priceUsage(catalogue, modelId, counts, batch, day);
    return { kind: 'priced', total };
  };
}

const MOST_MODELS = 1_000;

/** The rates of a model that is priced by tokens alone; undefined for any other. */
function simpleRates(
  catalogue: Catalogue,
  modelId: string,
  batch: boolean,
  day: string | undefined,
): Rates | undefined {
  const found = findModel(catalogue, modelId);
  const model = found && ratesAt(found, day);
  const factor = batch ? model?.batch?.factor : 1;
  if (model === undefined || model.unpricedReason !== undefined || factor === undefined) {
    return undefined;
  }
  return (Object.entries(model.usdPerMTok) as [RateName, number | undefined][]).flatMap(
    ([kind, rate]) => (rate === undefined ? [] : [[kind, rate * factor] as const]),
  );
}

function tokensOf(counts: UsageCounts): number {
  const { textInput = 0, cachedTextInput = 0, imageInput = 0, cachedImageInput = 0 } = counts;
  const { imageOutput = 0, textOutput = 0 } = counts;
  return textInput + cachedTextInput + imageInput + cachedImageInput + imageOutput + textOutput;
}
