import type { Analysis } from '../../analyse.ts';
import { findModel, type Catalogue, type ModelPricing } from '../../pricing/catalogue.ts';
import type { RequestEstimate } from '../../pricing/estimate.ts';
import { KIND_NAMES } from '../../pricing/kindNames.ts';
import type { LineItem, PriceSource } from '../../pricing/lineItem.ts';
import { describeRequest, moneyPerImage } from '../lens.ts';
import { formatLinePrice, formatQuantity } from '../lineItem.ts';
import { formatUnitPrice, formatUsdRange } from '../money.ts';
import { sourceWords } from '../source.ts';
import { leaf, timesImages, type Explained } from './explained.ts';
import { explainImages, explainText } from './input.ts';
import { explainOutput } from './output.ts';

/** What a request is explained with. */
export interface ExplainContext extends Pick<Analysis, 'prompt' | 'variables'> {
  readonly catalogue: Catalogue;
}

/** The price of one request as a number that opens down to quantity × unit price, and these to formulas and sources. */
export function explainRequest(context: ExplainContext, estimate: RequestEstimate): Explained {
  const { request, cost, basis, reasons, chain } = estimate;
  const label = describeRequest(estimate, true);
  const remarks = reasons.map((reason) => leaf(`why ${basis}`, '', reason));
  if (cost.kind === 'unpriced') {
    return { label, value: 'unpriced', how: cost.reason, parts: remarks };
  }
  const own = chain?.firstChoice ?? estimate;
  const model = findModel(context.catalogue, request.model);
  const items = cost.lineItems.map((item) => explainItem(context, model, own, item));
  const total = formatUsdRange(cost.total, basis);
  const sum = cost.lineItems
    .map((item) => `${KIND_NAMES[item.kind]} ${formatUsdRange(item.amount, 'exact')}`)
    .join(' + ');
  const perImage = formatUsdRange(moneyPerImage(cost.total, request.n), basis);
  return {
    label,
    value: `${total}${request.n === 1 ? '' : ` for ${request.n} images`} · ${basis}`,
    how: chain === undefined ? sum : `${sum}, up to the dearest fallback`,
    parts: [
      ...items,
      ...(request.n === 1 ? [] : [leaf('one image', perImage, `${total} ÷ ${request.n} images`)]),
      ...(chain?.fallbacks ?? []).map((fallback): Explained => ({
        label: `fallback ${fallback.model}`,
        value:
          fallback.cost.kind === 'priced'
            ? formatUsdRange(fallback.cost.total, fallback.basis)
            : 'unpriced',
        how:
          fallback.cost.kind === 'priced'
            ? fallback.cost.lineItems.map(productOf).join(' + ')
            : fallback.cost.reason,
        parts: [],
      })),
      ...remarks,
    ],
  };
}

function explainItem(
  context: ExplainContext,
  model: ModelPricing | undefined,
  estimate: RequestEstimate,
  item: LineItem,
): Explained {
  return {
    key: item.kind,
    label: KIND_NAMES[item.kind],
    value: formatUsdRange(item.amount, 'exact'),
    how: productOf(item),
    parts: [
      ...(model === undefined ? [] : [explainQuantity(context, model, estimate, item)]),
      explainPrice(context, model, estimate, item),
    ],
  };
}

/** Quantity × unit price of a line. */
function productOf(item: LineItem): string {
  return `${formatQuantity(item)} × ${formatLinePrice(item)}`;
}

function explainQuantity(
  { catalogue, prompt, variables }: ExplainContext,
  model: ModelPricing,
  estimate: RequestEstimate,
  item: LineItem,
): Explained {
  const { n, size } = estimate.request;
  const base = {
    key: 'quantity',
    label: item.unit === 'tok' ? 'tokens' : 'quantity',
    value: formatQuantity(item),
  };
  const source = item.unit === 'tok' ? sourced(item.tokenSource) : sourced(item.source);
  if (item.kind === 'textInput') {
    const { how, parts } = explainText(catalogue, model, estimate, prompt, variables);
    return { ...base, how: timesImages(how, n), parts };
  }
  if (item.kind === 'imageInput') {
    const parts = explainImages(model, estimate);
    const count = parts.length === 1 ? 'one reference image' : `${parts.length} reference images`;
    return { ...base, how: timesImages(count, n), ...source, parts };
  }
  if (item.unit !== 'tok') return { ...base, how: timesImages(`size ${size}`, n), parts: [] };
  const { how, parts } = explainOutput(model, estimate);
  return { ...base, how: timesImages(how, n), ...source, parts };
}

function explainPrice(
  { catalogue }: ExplainContext,
  model: ModelPricing | undefined,
  { request }: RequestEstimate,
  item: LineItem,
): Explained {
  const factor = model?.batch?.factor;
  const isReduced = request.batch && item.batchSource !== undefined && factor !== undefined;
  const listed =
    item.unit === 'tok' && factor !== undefined
      ? `${formatUnitPrice(item.usdPerMTok / factor)} × ${factor} for Batch`
      : `× ${factor ?? 1} for Batch`;
  const sources = [item.source, ...(item.batchSource ? [item.batchSource] : [])];
  return {
    label: 'unit price',
    value: formatLinePrice(item),
    how: isReduced ? listed : `price list of ${catalogue.version}`,
    source: sources.map((source) => sourceWords(source)).join('; Batch: '),
    parts: [],
  };
}

function sourced(source: PriceSource | undefined): { readonly source?: string } {
  return source === undefined ? {} : { source: sourceWords(source) };
}
