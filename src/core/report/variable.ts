import type { Analysis, AnalysedRequest } from '../analyse.ts';
import { KIND_NAMES } from '../pricing/kindNames.ts';
import { priceOf, scaleMoney, type NanoUsdRange } from '../pricing/money.ts';
import { shorten } from '../text/shorten.ts';
import { scaleRange, type TokenRange } from '../tokens/tokenRange.ts';
import type { VariableTokens } from '../tokens/variableTokens.ts';
import { describeRequest } from './lens.ts';
import { escapeMarkdown } from './markdown.ts';
import { formatTokens, formatUnitPrice, formatUsdRange } from './money.ts';

/** Values that are listed one by one. */
const MOST_VALUES = 8;
/** Requests that are listed one by one. */
const MOST_REQUESTS = 5;
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
  const rows = requests.slice(0, MOST_REQUESTS).map((estimate) => {
    const label = requests.length > 1 ? escapeMarkdown(describeRequest(estimate, true)) : 'per run';
    return `| ${[label, ...amountCells(tokens, basis, estimate)].join(' | ')} |`;
  });
  const rest = requests.length - rows.length;
  if (rest > 0) rows.push(`| and ${rest.toLocaleString('en-US')} more outputs | | | | |`);
  return [
    `| ${KIND_NAMES.textInput} | tokens | × unit price | = a run | 1,000 runs |`,
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
}

function amountCells(
  added: TokenRange,
  basis: VariableTokens['basis'],
  { request, cost }: AnalysedRequest,
): readonly string[] {
  const { n } = request;
  const each = formatTokens(added);
  const tokens = n === 1 ? each : `${each} × ${n} images`;
  if (cost.kind === 'unpriced') return [tokens, 'unpriced', 'unpriced', 'unpriced'];
  const line = cost.lineItems.find(({ kind }) => kind === 'textInput');
  if (line?.unit !== 'tok') return [tokens, 'not billed', '–', '–'];
  const { min, max } = scaleRange(added, n);
  const money: NanoUsdRange = {
    min: priceOf(min, line.usdPerMTok),
    max: priceOf(max, line.usdPerMTok),
  };
  return [
    tokens,
    `${formatUnitPrice(line.usdPerMTok)} per 1M tok`,
    formatUsdRange(money, basis),
    formatUsdRange(scaleMoney(money, MANY_RUNS), basis),
  ];
}
