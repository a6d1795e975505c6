import type { Analysis, AnalysedRequest } from '../analyse.ts';
import { KIND_NAMES } from '../pricing/kindNames.ts';
import { addMoney, priceOf, scaleMoney, type NanoUsdRange } from '../pricing/money.ts';
import { shorten } from '../text/shorten.ts';
import { scaleRange, type TokenRange } from '../tokens/tokenRange.ts';
import type { VariableTokens } from '../tokens/variableTokens.ts';
import { describeRequest } from './lens.ts';
import { escapeMarkdown } from './markdown.ts';
import { formatTokens, formatUnitPrice, formatUsdRange } from './money.ts';
import { spokenUsd } from './status.ts';

/** Values that are listed one by one. */
const MOST_VALUES = 8;
/** Prices that are listed one by one. */
const MOST_ROWS = 5;
const MANY_RUNS = 1_000;

/** What one variable adds to each run of a template, as Markdown: its values, its tokens, and their money. */
export function variableMarkdown(
  variable: VariableTokens,
  { requests, sent, catalogueVersion }: Pick<Analysis, 'requests' | 'sent' | 'catalogueVersion'>,
): string {
  const { name, places, tokens, basis } = variable;
  const where = places === 1 ? '' : ` in ${places.toLocaleString('en-US')} places together`;
  const count = `${basis === 'estimate' ? '≈ ' : ''}${formatTokens(tokens)} tokens`;
  return [
    `**${escapeMarkdown(shorten(name))}** adds **${count}**${where} · ${basis}`,
    valueWords(variable, sent.undeclaredTokens),
    moneyTable(variable, requests),
    `Price list of ${catalogueVersion}.`,
  ].join('\n\n');
}

/** What a variable adds in words for a screen reader: its tokens, and the money of one run of all outputs. */
export function spokenVariable(
  { name, tokens, basis }: VariableTokens,
  requests: readonly AnalysedRequest[],
): string {
  const count = formatTokens(tokens).replace('–', ' to ');
  const prices = requests.map((estimate) => moneyOf(tokens, estimate));
  const money = prices.flatMap((price) => (price === undefined ? [] : [price]));
  const cost =
    money.length === 0
      ? 'which has no price'
      : `${money.length < prices.length ? 'at least ' : ''}${spokenUsd(addMoney(money))} a run`;
  return `${shorten(name)} adds ${count} tokens, ${cost}, ${basis}`;
}

/** The money of a variable's tokens in one request; undefined where text has no price, or is not billed. */
function moneyOf(added: TokenRange, { request, cost }: AnalysedRequest): NanoUsdRange | undefined {
  const line =
    cost.kind === 'priced' ? cost.lineItems.find(({ kind }) => kind === 'textInput') : undefined;
  if (line?.unit !== 'tok') return undefined;
  const { min, max } = scaleRange(added, request.n);
  return { min: priceOf(min, line.usdPerMTok), max: priceOf(max, line.usdPerMTok) };
}

function valueWords({ values, places }: VariableTokens, undeclaredTokens: number): string {
  if (values.length === 0) {
    const each = places === 1 ? 'it counts' : 'each place counts';
    return `It has no value, so ${each} as ${undeclaredTokens.toLocaleString('en-US')} tokens. Declare one under \`inputs\`.`;
  }
  const shown = values.slice(0, MOST_VALUES).map(({ text, tokens }, index) => {
    const word = text.trim() === '' ? 'no text' : `“${escapeMarkdown(shorten(text))}”`;
    const what = index === 0 ? `${word} (default)` : word;
    return `- ${what}: ${formatTokens({ min: tokens, max: tokens })} tok`;
  });
  const rest = values.length - shown.length;
  if (rest > 0) shown.push(`- and ${rest.toLocaleString('en-US')} more`);
  return shown.join('\n');
}

function moneyTable(
  { tokens, basis }: VariableTokens,
  requests: readonly AnalysedRequest[],
): string {
  // Outputs that differ in their pictures alone pay the same for text.
  const byCells = new Map<string, AnalysedRequest[]>();
  for (const estimate of requests) {
    const cells = amountCells(tokens, basis, estimate).join(' | ');
    byCells.set(cells, [...(byCells.get(cells) ?? []), estimate]);
  }
  const rows = [...byCells].slice(0, MOST_ROWS).map(([cells, [first, ...others]]) => {
    const label =
      requests.length === 1
        ? 'per run'
        : others.length > 0
          ? `each of ${others.length + 1} outputs`
          : first && escapeMarkdown(describeRequest(first, true));
    return `| ${label ?? ''} | ${cells} |`;
  });
  const rest = byCells.size - rows.length;
  if (rest > 0) rows.push(`| and ${rest.toLocaleString('en-US')} more | | | | |`);
  return [
    `| ${KIND_NAMES.textInput} | tokens | × unit price | = a run | 1,000 runs |`,
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
}

function amountCells(
  added: TokenRange,
  basis: VariableTokens['basis'],
  estimate: AnalysedRequest,
): readonly string[] {
  const { request, cost } = estimate;
  const { n } = request;
  const each = formatTokens(added);
  const tokens = n === 1 ? each : `${each} × ${n} images`;
  if (cost.kind === 'unpriced') return [tokens, 'unpriced', 'unpriced', 'unpriced'];
  const line = cost.lineItems.find(({ kind }) => kind === 'textInput');
  if (line?.unit !== 'tok') return [tokens, 'not billed', '–', '–'];
  const money = moneyOf(added, estimate);
  if (money === undefined) return [tokens, 'not billed', '–', '–'];
  return [
    tokens,
    `${formatUnitPrice(line.usdPerMTok)} per 1M tok`,
    formatUsdRange(money, basis),
    formatUsdRange(scaleMoney(money, MANY_RUNS), basis),
  ];
}
