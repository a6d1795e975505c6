import type { RequestEstimate } from '../pricing/estimate.ts';
import type { LineItem } from '../pricing/lineItem.ts';
import type { NanoUsdRange } from '../pricing/money.ts';
import type { ResolvedRequest } from '../pricing/request.ts';
import { conversionNote, ENGLISH, type Language } from './language.ts';
import { formatQuantity } from './lineItem.ts';
import { formatSize, formatTokens, formatUsdRange } from './money.ts';
import { shorten } from '../text/shorten.ts';
import type { TokenRange } from '../tokens/tokenRange.ts';
import { firstSentence, sayWording } from './wording.ts';
import { countImages, kindName } from './words.ts';

/**
 * The titles of a template's lenses, output by output: the cost of one image and, when a request makes
 * several, the cost of the whole request. All lenses stand in one row, so what the outputs have in common
 * is said once: the text on the first, the model only where several are used.
 */
export function lensTitles(
  estimates: readonly RequestEstimate[],
  language: Language = ENGLISH,
): readonly string[] {
  const withModel = new Set(estimates.map(({ request }) => request.model)).size > 1;
  const texts = new Set<string>();
  const titles = estimates.flatMap((estimate) => {
    const text = JSON.stringify(textItem(estimate, language));
    const isNew = !texts.has(text);
    texts.add(text);
    return requestTitles(estimate, withModel, isNew, language);
  });
  const note = conversionNote(language);
  return note === undefined ? titles : titles.map((title) => `${title} · ${note}`);
}

function textItem({ cost, tokens, request: { n } }: RequestEstimate, language: Language): unknown {
  const item = cost.kind === 'priced' ? cost.lineItems.find(isText) : undefined;
  return item ? describeItem(item, n, language) : perImage(tokens.textInput, n);
}

function isText({ kind }: LineItem): boolean {
  return kind === 'textInput';
}

function requestTitles(
  estimate: RequestEstimate,
  withModel: boolean,
  withText: boolean,
  language: Language,
): readonly string[] {
  const { request, cost, basis, tokens, measured } = estimate;
  const what = describeRequest(estimate, withModel, language);
  const source = measured ? [language.say('measured n={0}', measured.images)] : [];
  const { n } = request;
  if (cost.kind === 'unpriced') {
    const text = language.say(
      'text in {0} tok',
      formatTokens(perImage(tokens.textInput, n), language),
    );
    const parts = [
      language.say('unpriced'),
      what,
      ...(withText ? [text] : []),
      firstSentence(sayWording(cost.reason, language)),
    ];
    return [parts.join(' · ')];
  }
  const items = cost.lineItems
    .filter((item) => withText || !isText(item))
    .map((item) => describeItem(item, n, language));
  const image = formatUsdRange(moneyPerImage(cost.total, n), basis, language);
  const titles = [[language.say('{0}/image', image), what, ...items, ...source].join(' · ')];
  if (n > 1) {
    const total = language.say('{0}/request', formatUsdRange(cost.total, basis, language));
    titles.push(`${total} · ${countImages(n, language)}`);
  }
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
  language: Language = ENGLISH,
): string {
  const { model, quality, size, batch, operation } = request;
  const look = quality === 'auto' && size === 'auto' ? 'auto' : `${quality} ${formatSize(size)}`;
  return [
    ...(withModel ? [shorten(model)] : []),
    look,
    ...(operation === 'edit' ? [language.say('edit')] : []),
    ...(batch ? [language.say('Batch')] : []),
  ].join(' ');
}

/** The cost of one of n images; inputs are billed for each of them. */
export function moneyPerImage({ min, max }: NanoUsdRange, n: number): NanoUsdRange {
  return { min: min / n, max: max / n };
}

function perImage({ min, max }: TokenRange, n: number): TokenRange {
  return { min: min / n, max: max / n };
}

function describeItem(
  { kind, unit, quantity, amount }: LineItem,
  n: number,
  language: Language,
): string {
  const money = formatUsdRange(moneyPerImage(amount, n), 'exact', language);
  const used = formatQuantity({ unit, quantity: perImage(quantity, n) }, language);
  return `${kindName(kind, language)} ${used} ${money}`;
}
