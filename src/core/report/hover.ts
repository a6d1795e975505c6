import type { RequestEstimate } from '../pricing/estimate.ts';
import type { CostMatrix } from '../pricing/matrix.ts';
import { KIND_NAMES } from '../pricing/kindNames.ts';
import { describeRequest, moneyPerImage, type RequestWords } from './lens.ts';
import { formatLinePrice, formatQuantity } from './lineItem.ts';
import { escapeMarkdown } from './markdown.ts';
import { formatSize, formatUsdRange } from './money.ts';

/** What is told of a request. */
type ToldEstimate = Pick<RequestEstimate, 'cost' | 'basis' | 'reasons'> & {
  readonly request: RequestWords & { readonly n: number };
};

/** A request in a hover, as Markdown: its arithmetic, and the matrix of qualities and sizes. */
export function hoverMarkdown(
  estimate: ToldEstimate,
  matrix: CostMatrix | undefined,
  catalogueVersion: string,
): string {
  const { request, cost, basis, reasons } = estimate;
  const title = escapeMarkdown(`${request.model} ${describeRequest(estimate, false)}`);
  if (cost.kind === 'unpriced') {
    return [
      `**${title}**: unpriced. ${escapeMarkdown(cost.reason)}`,
      ...matrixTable(estimate, matrix),
    ].join('\n\n');
  }
  const items = cost.lineItems.map(
    (item) =>
      `| ${KIND_NAMES[item.kind]} | ${formatQuantity(item)} | ${formatLinePrice(item)} | ${formatUsdRange(item.amount, 'exact')} |`,
  );
  const total = formatUsdRange(cost.total, basis);
  const [reason] = reasons;
  return [
    `**${title}**: ${formatUsdRange(moneyPerImage(cost.total, request.n), basis)} per image · ${basis}`,
    [
      '| per request | quantity | × unit price | = amount |',
      '| --- | ---: | ---: | ---: |',
      ...items,
      `| **total** | | | **${total}** |`,
    ].join('\n'),
    ...(reason === undefined ? [] : [escapeMarkdown(reason)]),
    ...matrixTable(estimate, matrix),
    `Price list of ${catalogueVersion}.`,
  ].join('\n\n');
}

function matrixTable(own: ToldEstimate, matrix: CostMatrix | undefined): readonly string[] {
  if (matrix === undefined || matrix.sizes.length === 0) return [];
  const { qualities, sizes, cells } = matrix;
  // Sizes go down, because there are more of them than qualities, and a hover is narrow.
  const rows = sizes.map((size, column) => {
    const amounts = qualities.map((quality, row) => {
      const text = cellText(cells[row]?.[column]);
      const isOwn = own.request.quality === quality && own.request.size === size;
      return isOwn ? `**▸ ${text}**` : text;
    });
    return `| ${escapeMarkdown(formatSize(size))} | ${amounts.join(' | ')} |`;
  });
  return [
    [
      `| per image | ${qualities.map(escapeMarkdown).join(' | ')} |`,
      `| --- |${' ---: |'.repeat(qualities.length)}`,
      ...rows,
    ].join('\n'),
  ];
}

function cellText(estimate: RequestEstimate | undefined): string {
  if (estimate?.cost.kind !== 'priced') return 'unpriced';
  return formatUsdRange(moneyPerImage(estimate.cost.total, estimate.request.n), estimate.basis);
}

/** What the next cheaper quality at the same size would save, as a sentence; undefined where there is none. */
export function cheaperQuality(
  own: RequestEstimate,
  matrix: CostMatrix | undefined,
): string | undefined {
  const column = matrix?.sizes.indexOf(own.request.size) ?? -1;
  const row = matrix?.qualities.indexOf(own.request.quality) ?? -1;
  const cheaper = row > 0 ? matrix?.cells[row - 1]?.[column] : undefined;
  if (own.cost.kind !== 'priced' || cheaper?.cost.kind !== 'priced') return undefined;
  const saved = {
    min: (own.cost.total.min - cheaper.cost.total.min) / own.request.n,
    max: (own.cost.total.max - cheaper.cost.total.max) / own.request.n,
  };
  if (saved.min <= 0) return undefined;
  return `Quality ${cheaper.request.quality} would save ${formatUsdRange(saved, 'exact')} per image.`;
}
