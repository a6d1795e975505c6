import type { Analysis } from '../../analyse.ts';
import type { Basis } from '../../pricing/basis.ts';
import { findModel, type Catalogue, type ModelPricing } from '../../pricing/catalogue.ts';
import type { Fallback, RequestEstimate } from '../../pricing/estimate.ts';
import type { LineItem, PriceSource } from '../../pricing/lineItem.ts';
import { sentence } from '../../text/wording.ts';
import { conversionLines } from '../currency.ts';
import { ENGLISH, type Language } from '../language.ts';
import { describeRequest, moneyPerImage } from '../lens.ts';
import { formatLinePrice, formatQuantity } from '../lineItem.ts';
import { formatUnitPrice, formatUsdRange } from '../money.ts';
import { sourceWords } from '../source.ts';
import { sayWording } from '../wording.ts';
import { basisWord, kindName } from '../words.ts';
import { leaf, timesImages, type Explained } from './explained.ts';
import { explainImages, explainText } from './input.ts';
import { explainOutput } from './output.ts';

/** What a request is explained with. */
export interface ExplainContext extends Pick<Analysis, 'prompt' | 'variables'> {
  readonly catalogue: Catalogue;
}

/** The price of one request as a number that opens down to quantity × unit price, and these to formulas and sources. */
export function explainRequest(
  context: ExplainContext,
  estimate: RequestEstimate,
  language: Language = ENGLISH,
): Explained {
  const { request, cost, basis, reasons, chain } = estimate;
  const label = describeRequest(estimate, true, language);
  const remarks = reasons.map((reason) =>
    leaf(language.say(WHY[basis]), '', sayWording(reason, language)),
  );
  if (cost.kind === 'unpriced') {
    const value = basisWord('unpriced', language);
    return { label, value, how: sayWording(cost.reason, language), parts: remarks };
  }
  const own = chain?.firstChoice ?? estimate;
  const model = findModel(context.catalogue, request.model);
  const items = cost.lineItems.map((item) =>
    explainItem({ ...context, language }, model, own, item),
  );
  const { n } = request;
  const total = formatUsdRange(cost.total, basis, language);
  const sum = cost.lineItems
    .map((item) => `${kindName(item.kind, language)} ${amountOf(item, language)}`)
    .join(' + ');
  const perImage = formatUsdRange(moneyPerImage(cost.total, n), basis, language);
  const all = n === 1 ? total : language.say('{0} for {1} images', total, n);
  const divided = (): string => language.say('{0} ÷ {1} images', total, n);
  return {
    label,
    value: `${all} · ${basisWord(basis, language)}`,
    how: withRate(
      chain === undefined ? sum : language.say('{0}, up to the dearest fallback', sum),
      language,
      (inUsd) => formatUsdRange(cost.total, basis, inUsd),
    ),
    parts: [
      ...items,
      ...(n === 1 ? [] : [leaf(language.say('one image'), perImage, divided())]),
      ...(chain?.fallbacks ?? []).map((fallback) => explainFallback(fallback, language)),
      ...remarks,
    ],
  };
}

const WHY: Readonly<Record<Basis, string>> = {
  exact: sentence('why exact'),
  estimate: sentence('why estimate'),
  partial: sentence('why partial'),
  unpriced: sentence('why unpriced'),
};

/** Amounts that are converted name the rate, and are told in US dollars. */
function withRate(how: string, language: Language, tell: (inUsd: Language) => string): string {
  return [how, ...conversionLines(language, tell)].join('; ');
}

function amountOf({ amount }: LineItem, language: Language): string {
  return formatUsdRange(amount, 'exact', language);
}

function explainFallback({ model, cost, basis }: Fallback, language: Language): Explained {
  const label = language.say('fallback {0}', model);
  if (cost.kind === 'unpriced') {
    return leaf(label, basisWord('unpriced', language), sayWording(cost.reason, language));
  }
  const how = cost.lineItems.map((item) => productOf(item, language)).join(' + ');
  return leaf(label, formatUsdRange(cost.total, basis, language), how);
}

/** What the parts of a request are explained with. */
interface SpokenContext extends ExplainContext {
  readonly language: Language;
}

function explainItem(
  context: SpokenContext,
  model: ModelPricing | undefined,
  estimate: RequestEstimate,
  item: LineItem,
): Explained {
  const { language } = context;
  return {
    key: item.kind,
    label: kindName(item.kind, language),
    value: amountOf(item, language),
    how: productOf(item, language),
    parts: [
      ...(model === undefined ? [] : [explainQuantity(context, model, estimate, item)]),
      explainPrice(context, model, estimate, item),
    ],
  };
}

/** Quantity × unit price of a line. */
function productOf(item: LineItem, language: Language): string {
  return `${formatQuantity(item, language)} × ${formatLinePrice(item, language)}`;
}

function explainQuantity(
  context: SpokenContext,
  model: ModelPricing,
  estimate: RequestEstimate,
  item: LineItem,
): Explained {
  const { language } = context;
  const { n, size } = estimate.request;
  const base = {
    key: 'quantity',
    label: language.say(item.unit === 'tok' ? 'tokens' : 'quantity'),
    value: formatQuantity(item, language),
  };
  const source = sourced(item.unit === 'tok' ? item.tokenSource : item.source, language);
  if (item.kind === 'textInput') {
    const { how, parts } = explainText(context, model, estimate, language);
    return { ...base, how: timesImages(how, n, language), parts };
  }
  if (item.kind === 'imageInput') {
    const parts = explainImages(model, estimate, language);
    const count =
      parts.length === 1
        ? language.say('one reference image')
        : language.say('{0} reference images', parts.length);
    return { ...base, how: timesImages(count, n, language), ...source, parts };
  }
  if (item.unit !== 'tok') {
    return { ...base, how: timesImages(language.say('size {0}', size), n, language), parts: [] };
  }
  const { how, parts } = explainOutput(model, estimate, language);
  return { ...base, how: timesImages(how, n, language), ...source, parts };
}

function explainPrice(
  { catalogue, language }: SpokenContext,
  model: ModelPricing | undefined,
  { request }: RequestEstimate,
  item: LineItem,
): Explained {
  const factor = model?.batch?.factor;
  const isReduced = request.batch && item.batchSource !== undefined && factor !== undefined;
  const listed =
    item.unit === 'tok' && factor !== undefined
      ? language.say(
          '{0} × {1} for Batch',
          formatUnitPrice(item.usdPerMTok / factor, language),
          factor,
        )
      : language.say('× {0} for Batch', factor ?? 1);
  const source = sourceWords(item.source, language);
  return {
    label: language.say('unit price'),
    value: formatLinePrice(item, language),
    how: withRate(
      isReduced ? listed : language.say('price list of {0}', catalogue.version),
      language,
      (inUsd) => formatLinePrice(item, inUsd),
    ),
    source: item.batchSource
      ? language.say('{0}; Batch: {1}', source, sourceWords(item.batchSource, language))
      : source,
    parts: [],
  };
}

function sourced(
  source: PriceSource | undefined,
  language: Language,
): { readonly source?: string } {
  return source === undefined ? {} : { source: sourceWords(source, language) };
}
