import type { RequestEstimate } from '../pricing/estimate.ts';
import type { LineItem } from '../pricing/lineItem.ts';
import type { NanoUsdRange } from '../pricing/money.ts';
import type { ResolvedRequest } from '../pricing/request.ts';
import { KIND_NAMES } from '../pricing/kindNames.ts';
import { formatQuantity } from './lineItem.ts';
import { formatSize, formatTokens, formatUsdRange } from './money.ts';
import { shorten } from '../text/shorten.ts';
import type { TokenRange } from '../tokens/tokenRange.ts';

/**
 * The titles of a template's lenses, output by output: the cost of one image and, when a request makes
 * several, the cost of the whole request. All lenses stand in one row, so what the outputs have in common
 * is said once: the text on the first, the model only where several are used.
 */
export function lensTitles(estimates: readonly RequestEstimate[]): readonly string[] {
  const withModel = new Set(estimates.map(({ request }) => request.model)).size > 1;
  const texts = new Set<string>();
  return estimates.flatMap((estimate) => {
    const text = JSON.stringify(textItem(estimate));
    const isNew = !texts.has(text);
    texts.add(text);
    return requestTitles(estimate, withModel, isNew);
  });
}

function textItem({ cost, tokens, request: { n } }: RequestEstimate): unknown {
  const item = cost.kind === 'priced' ? cost.lineItems.find(isText) : undefined;
  return item ? describeItem(item, n) : perImage(tokens.textInput, n);
}

function isText({ kind }: LineItem): boolean {
  return kind === 'textInput';
}

function requestTitles(
  estimate: RequestEstimate,
  withModel: boolean,
  withText: boolean,
): readonly string[] {
  const { request, cost, basis, tokens, measured } = estimate;
  const what = describeRequest(estimate, withModel);
  const source = measured ? [`measured n=${measured.images.toLocaleString('en-US')}`] : [];
  const { n } = request;
  if (cost.kind === 'unpriced') {
    const text = `text in ${formatTokens(perImage(tokens.textInput, n))} tok`;
    const parts = ['unpriced', what, ...(withText ? [text] : []), firstSentence(cost.reason)];
    return [parts.join(' · ')];
  }
  const items = cost.lineItems
    .filter((item) => withText || !isText(item))
    .map((item) => describeItem(item, n));
  const image = formatUsdRange(moneyPerImage(cost.total, n), basis);
  const titles = [[`${image}/image`, what, ...items, ...source].join(' · ')];
  if (n > 1) titles.push(`${formatUsdRange(cost.total, basis)}/request · ${n} images`);
  return titles;
}

/** What of a request is told to people in its short description. */
export type RequestWords = Pick<
  ResolvedRequest,
  'model' | 'quality' | 'size' | 'batch' | 'operation'
>;

/** Quality, size and what else sets a request apart, such as `medium 1536×1024 Batch`. */
export function describeRequest(
  { request }: { readonly request: RequestWords },
  withModel: boolean,
): string {
  const { model, quality, size, batch, operation } = request;
  const look = quality === 'auto' && size === 'auto' ? 'auto' : `${quality} ${formatSize(size)}`;
  return [
    ...(withModel ? [shorten(model)] : []),
    look,
    ...(operation === 'edit' ? ['edit'] : []),
    ...(batch ? ['Batch'] : []),
  ].join(' ');
}

/** The cost of one of n images; inputs are billed for each of them. */
export function moneyPerImage({ min, max }: NanoUsdRange, n: number): NanoUsdRange {
  return { min: min / n, max: max / n };
}

function perImage({ min, max }: TokenRange, n: number): TokenRange {
  return { min: min / n, max: max / n };
}

function describeItem({ kind, unit, quantity, amount }: LineItem, n: number): string {
  const money = formatUsdRange(moneyPerImage(amount, n), 'exact');
  return `${KIND_NAMES[kind]} ${formatQuantity({ unit, quantity: perImage(quantity, n) })} ${money}`;
}

function firstSentence(text: string): string {
  const end = text.search(/[.;:](?:\s|$)/u);
  return end < 0 ? text : text.slice(0, end);
}
