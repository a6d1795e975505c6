import type { RequestEstimate } from '../pricing/estimate.ts';
import type { LineItem } from '../pricing/lineItem.ts';
import type { NanoUsdRange } from '../pricing/money.ts';
import type { ResolvedRequest } from '../pricing/request.ts';
import { ENGLISH, type Language } from './language.ts';
import { formatQuantity } from './lineItem.ts';
import { formatSize, formatTokens, formatUsdRange } from './money.ts';
import { shorten } from '../text/shorten.ts';
import { inEnglish } from '../text/wording.ts';
import type { TokenRange } from '../tokens/tokenRange.ts';
import { firstSentence, sayWording } from './wording.ts';
import { countImages, kindName } from './words.ts';

/**
 * How much titles say, from most to least: each quantity with its amount; the text's amount and other quantities alone;
 * of these only the tokens of the output, and nothing twice; not even these. What the text costs is always said.
 */
export type LensDetail = 'amounts' | 'quantities' | 'once' | 'brief';

/**
 * The titles of a template's lenses, output by output: the cost of one image and, when a request makes
 * several, the cost of the whole request. All lenses stand in one row, so what the outputs have in common
 * is said once: the text on the first, the model only where several are used.
 */
export function lensTitles(
  estimates: readonly RequestEstimate[],
  language: Language = ENGLISH,
  detail: LensDetail = 'amounts',
): readonly string[] {
  const withModel = new Set(estimates.map(({ request }) => request.model)).size > 1;
  const told = new Set<string>();
  const isNew = (what: string): boolean => !told.has(what) && told.add(what).size > 0;
  return estimates.flatMap((estimate, index) => {
    const withText = isNew(JSON.stringify(textItem(estimate, language)));
    const { cost } = estimate;
    const withReason = cost.kind === 'unpriced' && isNew(inEnglish(cost.reason));
    const parts = { withModel, withText, withReason, language };
    return detail === 'once' || detail === 'brief'
      ? briefTitles(estimate, estimates[index - 1], { ...parts, withOutput: detail === 'once' })
      : requestTitles(estimate, { ...parts, detail });
  });
}

function textItem({ cost, tokens, request: { n } }: RequestEstimate, language: Language): unknown {
  const item = cost.kind === 'priced' ? cost.lineItems.find(isText) : undefined;
  return item ? describeItem(item, n, 'amounts', language) : perImage(tokens.textInput, n);
}

function isText({ kind }: LineItem): boolean {
  return kind === 'textInput';
}

interface TitleParts {
  readonly withModel: boolean;
  readonly withText: boolean;
  readonly detail: 'amounts' | 'quantities';
  readonly language: Language;
}

function requestTitles(
  estimate: RequestEstimate,
  { withModel, withText, detail, language }: TitleParts,
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
    .map((item) => describeItem(item, n, isText(item) ? 'amounts' : detail, language));
  const image = formatUsdRange(moneyPerImage(cost.total, n), basis, language);
  const titles = [[language.say('{0}/image', image), what, ...items, ...source].join(' · ')];
  if (n > 1) {
    const total = language.say('{0}/request', formatUsdRange(cost.total, basis, language));
    titles.push(`${total} · ${countImages(n, language)}`);
  }
  return titles;
}

interface BriefParts {
  readonly withModel: boolean;
  readonly withText: boolean;
  readonly withOutput: boolean;
  readonly withReason: boolean;
  readonly language: Language;
}

/** Titles without what the output before says already: whoever reads a row has just read it. */
function briefTitles(
  { request, cost, basis }: RequestEstimate,
  before: RequestEstimate | undefined,
  { withModel, withText, withOutput, withReason, language }: BriefParts,
): readonly string[] {
  const { n } = request;
  const isOtherModel = before?.request.model !== request.model;
  const size = before?.request.size === request.size && !isOtherModel ? undefined : request.size;
  const what = requestWords({ ...request, size }, withModel && isOtherModel, language);
  if (cost.kind === 'unpriced') {
    const reason = withReason ? [firstSentence(sayWording(cost.reason, language))] : [];
    return [[language.say('unpriced'), what, ...reason].join(' · ')];
  }
  const amount = formatUsdRange(moneyPerImage(cost.total, n), basis, language);
  const image = before === undefined ? language.say('{0}/image', amount) : amount;
  const output = withOutput ? cost.lineItems.find(({ kind }) => kind === 'imageOutput') : undefined;
  const tokens = output ? [describeQuantity(output, n, language)] : [];
  const text = withText ? cost.lineItems.filter(isText) : [];
  const titles = [
    [
      image,
      [what, ...tokens].join(' '),
      ...text.map((item) => describeItem(item, n, 'amounts', language)),
    ].join(' · '),
  ];
  if (n > 1) {
    const total = language.say('{0}/request', formatUsdRange(cost.total, basis, language));
    const images = before?.request.n === n ? [] : [countImages(n, language)];
    titles.push([total, ...images].join(' · '));
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
  return requestWords(request, withModel, language);
}

function requestWords(
  {
    model,
    quality,
    size,
    batch,
    operation,
  }: Omit<RequestWords, 'size'> & { readonly size: string | undefined },
  withModel: boolean,
  language: Language,
): string {
  const isAuto = quality === 'auto' && size === 'auto';
  return [
    ...(withModel ? [shorten(model)] : []),
    quality,
    ...(isAuto || size === undefined ? [] : [formatSize(size)]),
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
  item: LineItem,
  n: number,
  detail: 'amounts' | 'quantities',
  language: Language,
): string {
  const quantities = `${kindName(item.kind, language)} ${describeQuantity(item, n, language)}`;
  if (detail === 'quantities') return quantities;
  return `${quantities} ${formatUsdRange(moneyPerImage(item.amount, n), 'exact', language)}`;
}

function describeQuantity({ unit, quantity }: LineItem, n: number, language: Language): string {
  return formatQuantity({ unit, quantity: perImage(quantity, n) }, language);
}
