import type { Analysis, AnalysedRequest } from '../analyse.ts';
import type { PriceSource, LineItem } from '../pricing/lineItem.ts';
import { KIND_NAMES } from '../pricing/kindNames.ts';
import { fallbackTable } from './fallbacks.ts';
import { imageTable } from './images.ts';
import { describeRequest, moneyPerImage } from './lens.ts';
import { formatLinePrice, formatQuantity } from './lineItem.ts';
import { escapeMarkdown } from './markdown.ts';
import { formatTokens, formatUnitPrice, formatUsdRange } from './money.ts';
import { describeSource } from './source.ts';

/** Whoever has to read more reasons than these begins with the first. */
const MOST_REASONS = 20;

/** The whole arithmetic of a template as Markdown: each request as quantity × unit price, with source and date. */
export function breakdownMarkdown(name: string, analysis: Analysis): string {
  const { requests, catalogueVersion } = analysis;
  const lines = [
    `# Cost of ${escapeMarkdown(name)}`,
    '',
    ...requests.flatMap(requestLines),
    `Price list of ${catalogueVersion}. An estimate is what the API is expected to bill; only its usage object tells what it did.`,
    '',
  ];
  return lines.join('\n');
}

function requestLines(estimate: AnalysedRequest): readonly string[] {
  const { request, cost, basis, reasons, tokens } = estimate;
  const { n } = request;
  const title = escapeMarkdown(`${request.model} ${describeRequest(estimate, false)}`);
  const lines = [`## ${title}`, ''];
  if (cost.kind === 'unpriced') {
    lines.push(
      `**Unpriced.** ${escapeMarkdown(cost.reason)}`,
      '',
      `Text in: ${formatTokens(tokens.textInput)} tokens a request.`,
      '',
    );
    return lines;
  }
  const perImage = formatUsdRange(moneyPerImage(cost.total, n), basis);
  const total = formatUsdRange(cost.total, basis);
  lines.push(
    n === 1
      ? `**${perImage} per image** · ${basis}`
      : `**${perImage} per image, ${total} per request of ${n} images** · ${basis}`,
    '',
    `| per request | quantity | × unit price | = amount |`,
    '| --- | ---: | ---: | ---: |',
    ...cost.lineItems.map(itemRow),
    `| **total** | | | **${total}** |`,
    '',
    ...imageTable(estimate),
    ...fallbackTable(estimate),
    'Where this comes from:',
    '',
    ...sourceLines(cost.lineItems),
    '',
  );
  if (reasons.length > 0) {
    lines.push(
      `Why this is not exact (${basis}):`,
      '',
      ...reasons.slice(0, MOST_REASONS).map((reason) => `- ${escapeMarkdown(reason)}`),
      ...(reasons.length > MOST_REASONS
        ? [`- and ${(reasons.length - MOST_REASONS).toLocaleString('en-US')} more`]
        : []),
      '',
    );
  }
  const cached = cost.lineItems.flatMap((item) =>
    item.unit === 'tok' && item.cachedUsdPerMTok !== undefined
      ? [`${KIND_NAMES[item.kind]} ${formatUnitPrice(item.cachedUsdPerMTok)}`]
      : [],
  );
  if (cached.length > 0) {
    const rates = cached.join(', ');
    lines.push(
      `Cached input is listed at ${rates} per million. It is not assumed here: the Images API reports no cached tokens, and nobody has shown a cached hit.`,
      '',
    );
  }
  return lines;
}

function itemRow(item: LineItem): string {
  const cells = [
    KIND_NAMES[item.kind],
    formatQuantity(item),
    formatLinePrice(item),
    formatUsdRange(item.amount, 'exact'),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Source and date of every price, and of the rules that gave the quantities; what shares one shares a line. */
function sourceLines(items: readonly LineItem[]): readonly string[] {
  const facts = new Map<string, readonly string[]>();
  const add = (what: string, source: PriceSource | undefined): void => {
    if (source === undefined) return;
    const told = describeSource(source);
    facts.set(told, [...(facts.get(told) ?? []), what]);
  };
  for (const { kind, source } of items) add(`price of ${KIND_NAMES[kind]}`, source);
  add('Batch price', items[0]?.batchSource);
  for (const item of items) {
    if (item.unit === 'tok') add(`tokens of ${KIND_NAMES[item.kind]}`, item.tokenSource);
  }
  return [...facts].map(([told, what]) => `- ${capitalize(what.join(', '))}: ${told}`);
}

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
