import type { Analysis, AnalysedRequest } from '../analyse.ts';
import { addMoney, priceOf, scaleMoney, type NanoUsdRange } from '../pricing/money.ts';
import { shorten } from '../text/shorten.ts';
import { scaleRange, type TokenRange } from '../tokens/tokenRange.ts';
import type { VariableTokens } from '../tokens/variableTokens.ts';
import { priceListLine } from './hover.ts';
import { ENGLISH, type Language } from './language.ts';
import { describeRequest } from './lens.ts';
import { escapeMarkdown } from './markdown.ts';
import { formatTokens, formatUnitPrice, formatUsdRange } from './money.ts';
import { spokenUsd } from './status.ts';
import { basisWord, kindName } from './words.ts';

/** Values that are listed one by one. */
const MOST_VALUES = 8;
/** Prices that are listed one by one. */
const MOST_ROWS = 5;
const MANY_RUNS = 1_000;

/** What one variable adds to each run of a template, as Markdown: its values, its tokens, and their money. */
export function variableMarkdown(
  variable: VariableTokens,
  { requests, sent, catalogueVersion }: Pick<Analysis, 'requests' | 'sent' | 'catalogueVersion'>,
  language: Language = ENGLISH,
): string {
  const { name, places, tokens, basis } = variable;
  const shown = `**${escapeMarkdown(shorten(name))}**`;
  const mark = basis === 'estimate' ? '≈ ' : '';
  const count = `**${mark}${language.say('{0} tokens', formatTokens(tokens, language))}**`;
  const adds =
    places === 1
      ? language.say('{0} adds {1}', shown, count)
      : language.say('{0} adds {1} in {2} places together', shown, count, places);
  return [
    `${adds} · ${basisWord(basis, language)}`,
    valueWords(variable, sent.undeclaredTokens, language),
    moneyTable(variable, requests, language),
    priceListLine(catalogueVersion, language, (inUsd) => {
      const [money] = requests.flatMap((request) => moneyOf(tokens, request) ?? []);
      return money && inUsd.say('{0} a run', formatUsdRange(money, basis, inUsd));
    }),
  ].join('\n\n');
}

/** What a variable adds in words for a screen reader: its tokens, and the money of one run of all outputs. */
export function spokenVariable(
  { name, tokens, basis }: VariableTokens,
  requests: readonly AnalysedRequest[],
  language: Language = ENGLISH,
): string {
  const [low, high] = [tokens.min, tokens.max].map((end) =>
    formatTokens({ min: end, max: end }, language),
  );
  const count = low === high ? (low ?? '') : language.say('{0} to {1}', low ?? '', high ?? '');
  const prices = requests.map((estimate) => moneyOf(tokens, estimate));
  const money = prices.flatMap((price) => (price === undefined ? [] : [price]));
  const amount = spokenUsd(addMoney(money), language);
  const least = money.length < prices.length ? language.say('at least {0}', amount) : amount;
  const cost =
    money.length === 0 ? language.say('which has no price') : language.say('{0} a run', least);
  const adds = language.say('{0} adds {1} tokens', shorten(name), count);
  return [adds, cost, basisWord(basis, language)].join(', ');
}

/** The money of a variable's tokens in one request; undefined where text has no price, or is not billed. */
function moneyOf(added: TokenRange, { request, cost }: AnalysedRequest): NanoUsdRange | undefined {
  const line =
    cost.kind === 'priced' ? cost.lineItems.find(({ kind }) => kind === 'textInput') : undefined;
  if (line?.unit !== 'tok') return undefined;
  const { min, max } = scaleRange(added, request.n);
  return { min: priceOf(min, line.usdPerMTok), max: priceOf(max, line.usdPerMTok) };
}

function valueWords(
  { values, places }: VariableTokens,
  undeclaredTokens: number,
  language: Language,
): string {
  if (values.length === 0) {
    return language.say(
      places === 1
        ? 'It has no value, so it counts as {0} tokens. Declare one under `inputs`.'
        : 'It has no value, so each place counts as {0} tokens. Declare one under `inputs`.',
      undeclaredTokens,
    );
  }
  const shown = values.slice(0, MOST_VALUES).map(({ text, tokens }, index) => {
    const word =
      text.trim() === ''
        ? language.say('no text')
        : language.say('“{0}”', escapeMarkdown(shorten(text)));
    const what = index === 0 ? language.say('{0} (default)', word) : word;
    return `- ${what}: ${language.say('{0} tok', formatTokens({ min: tokens, max: tokens }, language))}`;
  });
  const rest = values.length - shown.length;
  if (rest > 0) shown.push(`- ${language.say('and {0} more', rest)}`);
  return shown.join('\n');
}

function moneyTable(
  { tokens, basis }: VariableTokens,
  requests: readonly AnalysedRequest[],
  language: Language,
): string {
  // Outputs that differ in their pictures alone pay the same for text.
  const byCells = new Map<string, AnalysedRequest[]>();
  for (const estimate of requests) {
    const cells = amountCells(tokens, basis, estimate, language).join(' | ');
    byCells.set(cells, [...(byCells.get(cells) ?? []), estimate]);
  }
  const rows = [...byCells].slice(0, MOST_ROWS).map(([cells, [first, ...others]]) => {
    const label =
      requests.length === 1
        ? language.say('per run')
        : others.length > 0
          ? language.say('each of {0} outputs', others.length + 1)
          : first && escapeMarkdown(describeRequest(first, true, language));
    return `| ${label ?? ''} | ${cells} |`;
  });
  const rest = byCells.size - rows.length;
  if (rest > 0) rows.push(`| ${language.say('and {0} more', rest)} | | | | |`);
  return [
    `| ${[
      kindName('textInput', language),
      language.say('tokens'),
      language.say('× unit price'),
      language.say('= a run'),
      language.say('{0} runs', MANY_RUNS),
    ].join(' | ')} |`,
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
}

function amountCells(
  added: TokenRange,
  basis: VariableTokens['basis'],
  estimate: AnalysedRequest,
  language: Language,
): readonly string[] {
  const { request, cost } = estimate;
  const { n } = request;
  const each = formatTokens(added, language);
  const tokens = n === 1 ? each : language.say('{0} × {1} images', each, n);
  const unpriced = basisWord('unpriced', language);
  if (cost.kind === 'unpriced') return [tokens, unpriced, unpriced, unpriced];
  const line = cost.lineItems.find(({ kind }) => kind === 'textInput');
  const free = language.say('not billed');
  if (line?.unit !== 'tok') return [tokens, free, '–', '–'];
  const money = moneyOf(added, estimate);
  if (money === undefined) return [tokens, free, '–', '–'];
  return [
    tokens,
    language.say('{0} per 1M tok', formatUnitPrice(line.usdPerMTok, language)),
    formatUsdRange(money, basis, language),
    formatUsdRange(scaleMoney(money, MANY_RUNS), basis, language),
  ];
}
