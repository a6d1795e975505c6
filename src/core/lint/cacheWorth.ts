import { findMainlineModel, mainlineModelNames } from '../caching/mainlineModels.ts';
import {
  breakEvenRuns,
  breakEvenRunsInLifetime,
  DEFAULT_RUNS_PER_MONTH,
  type CacheRates,
} from '../caching/savings.ts';
import { findModel, type Catalogue, type ModelPricing } from '../pricing/catalogue.ts';
import { unknownModelReason } from '../pricing/estimate.ts';
import type { ResolvedRequest } from '../pricing/request.ts';
import { centWords } from '../report/money.ts';
import type { Savings, Severity } from '../text/finding.ts';
import { asIs, listed, sentences, words, type UsdWords, type Wording } from '../text/wording.ts';

/** By what the caching of a request is judged. */
export interface CachePricing {
  readonly rates:
    | { readonly kind: 'priced'; readonly rates: CacheRates }
    | { readonly kind: 'unpriced'; readonly reason: Wording };
  readonly runsPerMonth: number;
  /** True when the runs are the default rather than stated. */
  readonly runsAssumed: boolean;
  /** True when it is known that input is reused: always in the Responses API, and where usage records show it. */
  readonly confirmed: boolean;
  readonly api: 'images' | 'responses';
  /** Requests of different scopes never share a cache. */
  readonly scope: string;
}

/** Requests that a finding about caching is judged by. */
export interface CachingSettings {
  readonly catalogue: Catalogue;
  readonly confirmedCaching: ReadonlySet<string>;
}

/** How a request's input would be billed with and without a cache. */
export function cachePricingOf(
  { model, mainlineModel, api = 'images', runsPerMonth, batch }: ResolvedRequest,
  { catalogue, confirmedCaching }: CachingSettings,
): CachePricing {
  const runs = {
    runsPerMonth: runsPerMonth ?? DEFAULT_RUNS_PER_MONTH,
    runsAssumed: runsPerMonth === undefined,
  };
  if (api === 'responses') {
    return {
      ...runs,
      api,
      scope: `${api} ${mainlineModel ?? ''}`,
      confirmed: true,
      rates: mainlineRates(mainlineModel),
    };
  }
  const entry = findModel(catalogue, model);
  const id = entry?.id ?? model;
  const base = { ...runs, api, scope: `${api} ${id}`, confirmed: confirmedCaching.has(id) };
  if (entry === undefined) {
    return { ...base, rates: { kind: 'unpriced', reason: unknownModelReason(model) } };
  }
  if (batch) {
    const reason = words('Whether the Batch API discounts cached input is not known.');
    return { ...base, rates: { kind: 'unpriced', reason } };
  }
  return { ...base, rates: listedRates(entry, 'text') };
}

/** The rates of a listed model for text or image input; nobody lists a price for writing on the Images API. */
export function listedRates(
  { id, usdPerMTok }: ModelPricing,
  kind: 'text' | 'image',
): CachePricing['rates'] {
  const [input, cached] =
    kind === 'text'
      ? [usdPerMTok.textInput, usdPerMTok.cachedTextInput]
      : [usdPerMTok.imageInput, usdPerMTok.cachedImageInput];
  if (input === undefined || cached === undefined) {
    const reason =
      kind === 'text'
        ? words('No price of cached text input is known for {0}.', id)
        : words('No price of cached image input is known for {0}.', id);
    return { kind: 'unpriced', reason };
  }
  const rates = { inputUsdPerMTok: input, cachedUsdPerMTok: cached, writeUsdPerMTok: input };
  return { kind: 'priced', rates };
}

function mainlineRates(id: string | undefined): CachePricing['rates'] {
  const model = id === undefined ? undefined : findMainlineModel(id);
  if (model) {
    const { inputUsdPerMTok, cachedUsdPerMTok, cacheWriteUsdPerMTok } = model;
    const rates = { inputUsdPerMTok, cachedUsdPerMTok, writeUsdPerMTok: cacheWriteUsdPerMTok };
    return { kind: 'priced', rates };
  }
  const known = listed(mainlineModelNames().map(asIs));
  return {
    kind: 'unpriced',
    reason:
      id === undefined
        ? words('Name the text model with mainline_model to get a price (known: {0}).', known)
        : words(
            'The cached and cache-write rates of the text model “{0}” are not known (known: {1}).',
            id.slice(0, 60),
            known,
          ),
  };
}

/** What a saving is to a finding: its amount, the sentences that say how sure it is, and its severity. */
export interface CacheWorth {
  readonly savings: Savings;
  readonly words: Wording;
  readonly severity: Severity;
}

/**
 * Puts a saving into words.
 *
 * @param nanoUsdPerMonth the saving; asked only where there are rates. Zero and less means that it does not pay.
 * @param isTogether true for what several templates save together.
 */
export function describeWorth(
  pricing: CachePricing,
  nanoUsdPerMonth: (rates: CacheRates) => number,
  isTogether = false,
): CacheWorth {
  const { rates, confirmed, runsPerMonth, runsAssumed, api } = pricing;
  const doubt = confirmed ? undefined : words('This is potential, not confirmed by usage data.');
  const severity = confirmed ? 'warning' : 'hint';
  if (rates.kind === 'unpriced') {
    const savings = { nanoUsdPerMonth: undefined, confirmed };
    const unpriced = words('The saving is unpriced: {0}', rates.reason);
    return { savings, words: sentences(unpriced, doubt), severity };
  }
  const amount = nanoUsdPerMonth(rates.rates);
  const runs = runsAssumed
    ? words('{0} runs a month (assumed; state runs_per_month)', runsPerMonth)
    : words('{0} runs a month', runsPerMonth);
  const breakEven =
    api === 'responses'
      ? words(
          'It pays from {0} runs a month, or {1} within half an hour.',
          breakEvenRuns(rates.rates) ?? 0,
          breakEvenRunsInLifetime(rates.rates) ?? 0,
        )
      : undefined;
  if (amount <= 0) {
    return {
      savings: { nanoUsdPerMonth: 0, confirmed },
      words: sentences(words('At {0} it saves nothing.', runs), breakEven, doubt),
      severity: 'hint',
    };
  }
  return {
    savings: { nanoUsdPerMonth: amount, confirmed },
    words: sentences(
      isTogether
        ? words('Together worth about {0} a month at {1}.', dollars(amount), runs)
        : words('Worth about {0} a month at {1}.', dollars(amount), runs),
      breakEven,
      doubt,
    ),
    severity,
  };
}

/** An amount of billionths of a dollar in dollars and cents: a saving is never known closer than that. */
function dollars(nanoUsd: number): Wording | UsdWords {
  const usd = nanoUsd / 1_000_000_000;
  if (usd < 0.005) return words('less than one cent');
  return centWords(nanoUsd);
}
