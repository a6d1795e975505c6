import type { Fallback, RequestEstimate } from '../pricing/estimate.ts';
import type { LineItem } from '../pricing/lineItem.ts';
import { KIND_NAMES } from '../pricing/kindNames.ts';
import { formatLinePrice, formatQuantity } from './lineItem.ts';
import { escapeMarkdown } from './markdown.ts';
import { formatUsdRange } from './money.ts';

/** What a request costs on each model that it may fall back to, as Markdown; nothing without fallbacks. */
export function fallbackTable({ chain }: RequestEstimate): readonly string[] {
  if (chain === undefined) return [];
  return [
    '| fallback | per request | quantity | × unit price | = amount |',
    '| --- | --- | ---: | ---: | ---: |',
    ...chain.fallbacks.flatMap(fallbackRows),
    '',
  ];
}

function fallbackRows({ model, cost, basis }: Fallback): readonly string[] {
  const name = escapeMarkdown(model);
  if (cost.kind === 'unpriced') return [`| ${name} | unpriced | | | |`];
  const rows = cost.lineItems.map((item) => row(['', ...itemCells(item)]));
  return [row([name, '**total**', '', '', `**${formatUsdRange(cost.total, basis)}**`]), ...rows];
}

function itemCells(item: LineItem): readonly string[] {
  return [
    KIND_NAMES[item.kind],
    formatQuantity(item),
    formatLinePrice(item),
    formatUsdRange(item.amount, 'exact'),
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
