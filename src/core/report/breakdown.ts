import type { Analysis, AnalysedRequest } from '../analyse.ts';
import type { PriceSource, LineItem } from '../pricing/lineItem.ts';
import { approvedAssetSentence } from './approved.ts';
import { fallbackTable } from './fallbacks.ts';
import { imageTable } from './images.ts';
import { priceListLine } from './hover.ts';
import { itemCells, itemHeads, tableRow, totalCells } from './itemTable.ts';
import { ENGLISH, type Language } from './language.ts';
import { describeRequest, moneyPerImage } from './lens.ts';
import { escapeMarkdown } from './markdown.ts';
import { formatTokens, formatUnitPrice, formatUsdRange } from './money.ts';
import { describeSource } from './source.ts';
import { sayWording } from './wording.ts';
import { basisWord, kindName } from './words.ts';

/** Whoever has to read more reasons than these begins with the first. */
const MOST_REASONS = 20;
/** Amounts that are told in US dollars too, where others are converted. */
const MOST_TOTALS = 5;

/** The whole arithmetic of a template as Markdown: each request as quantity × unit price, with source and date. */
export function breakdownMarkdown(
  name: string,
  analysis: Analysis,
  language: Language = ENGLISH,
): string {
  const { requests, catalogueVersion } = analysis;
  const lines = [
    `# ${language.say('Cost of {0}', escapeMarkdown(name))}`,
    '',
    ...requests.flatMap((request) => requestLines(request, language)),
    `${priceListLine(catalogueVersion, language, (inUsd) => runTotals(requests, inUsd))} ${language.say('An estimate is what the API is expected to bill; only its usage object tells what it did.')}`,
    '',
  ];
  return lines.join('\n');
}

/** What each request costs, or the first few of them. */
function runTotals(requests: readonly AnalysedRequest[], language: Language): string | undefined {
  const totals = requests
    .slice(0, MOST_TOTALS)
    .flatMap(({ cost, basis }) =>
      cost.kind === 'priced' ? [formatUsdRange(cost.total, basis, language)] : [],
    );
  return totals.length === 0 ? undefined : totals.join(', ');
}

function requestLines(estimate: AnalysedRequest, language: Language): readonly string[] {
  const { request, cost, basis, reasons, tokens } = estimate;
  const { n } = request;
  const title = escapeMarkdown(`${request.model} ${describeRequest(estimate, false, language)}`);
  const lines = [`## ${title}`, ''];
  if (cost.kind === 'unpriced') {
    lines.push(
      `**${language.say('Unpriced.')}** ${escapeMarkdown(sayWording(cost.reason, language))}`,
      '',
      language.say('Text in: {0} tokens a request.', formatTokens(tokens.textInput, language)),
      '',
    );
    return lines;
  }
  const perImage = formatUsdRange(moneyPerImage(cost.total, n), basis, language);
  const total = formatUsdRange(cost.total, basis, language);
  const sure = basisWord(basis, language);
  const approved = approvedAssetSentence(estimate, language);
  lines.push(
    n === 1
      ? `**${language.say('{0} per image', perImage)}** · ${sure}`
      : `**${language.say('{0} per image, {1} per request of {2} images', perImage, total, n)}** · ${sure}`,
    '',
    tableRow(itemHeads(language)),
    '| --- | ---: | ---: | ---: |',
    ...cost.lineItems.map((item) => tableRow(itemCells(item, language))),
    tableRow(totalCells(total, language)),
    '',
    ...(approved === undefined ? [] : [approved, '']),
    ...imageTable(estimate, language),
    ...fallbackTable(estimate, language),
    language.say('Where this comes from:'),
    '',
    ...sourceLines(cost.lineItems, language),
    '',
  );
  if (reasons.length > 0) {
    lines.push(
      language.say('Why this is not exact ({0}):', sure),
      '',
      ...reasons
        .slice(0, MOST_REASONS)
        .map((reason) => `- ${escapeMarkdown(sayWording(reason, language))}`),
      ...(reasons.length > MOST_REASONS
        ? [`- ${language.say('and {0} more', reasons.length - MOST_REASONS)}`]
        : []),
      '',
    );
  }
  const cached = cost.lineItems.flatMap((item) =>
    item.unit === 'tok' && item.cachedUsdPerMTok !== undefined
      ? [`${kindName(item.kind, language)} ${formatUnitPrice(item.cachedUsdPerMTok, language)}`]
      : [],
  );
  if (cached.length > 0) {
    lines.push(
      language.say(
        'Cached input is listed at {0} per million. It is not assumed here: the Images API reports no cached tokens, and nobody has shown a cached hit.',
        cached.join(', '),
      ),
      '',
    );
  }
  return lines;
}

/** Source and date of every price, and of the rules that gave the quantities; what shares one shares a line. */
function sourceLines(items: readonly LineItem[], language: Language): readonly string[] {
  const facts = new Map<string, readonly string[]>();
  const add = (what: string, source: PriceSource | undefined): void => {
    if (source === undefined) return;
    const told = describeSource(source, language);
    facts.set(told, [...(facts.get(told) ?? []), what]);
  };
  for (const { kind, source } of items)
    add(language.say('price of {0}', kindName(kind, language)), source);
  add(language.say('Batch price'), items[0]?.batchSource);
  for (const item of items) {
    if (item.unit === 'tok') {
      add(language.say('tokens of {0}', kindName(item.kind, language)), item.tokenSource);
    }
  }
  return [...facts].map(([told, what]) => `- ${capitalize(what.join(', '))}: ${told}`);
}

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
