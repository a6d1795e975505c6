import type { RequestEstimate } from '../pricing/estimate.ts';
import type { CostMatrix } from '../pricing/matrix.ts';
import { approvedAssetSentence, type AttemptedEstimate } from './approved.ts';
import { itemCells, itemHeads, tableRow, totalCells } from './itemTable.ts';
import { conversionLine } from './currency.ts';
import { ENGLISH, type Language } from './language.ts';
import { describeRequest, moneyPerImage, type RequestWords } from './lens.ts';
import { escapeMarkdown } from './markdown.ts';
import { formatSize, formatUsdRange } from './money.ts';
import { sayWording } from './wording.ts';
import { basisWord } from './words.ts';

/** What is told of a request. */
type ToldEstimate = Pick<RequestEstimate, 'cost' | 'basis' | 'reasons'> & {
  readonly request: RequestWords & AttemptedEstimate['request'];
};

/** A request in a hover, as Markdown: its arithmetic, and the matrix of qualities and sizes. */
export function hoverMarkdown(
  estimate: ToldEstimate,
  matrix: CostMatrix | undefined,
  catalogueVersion: string,
  language: Language = ENGLISH,
): string {
  const { request, cost, basis, reasons } = estimate;
  const title = escapeMarkdown(`${request.model} ${describeRequest(estimate, false, language)}`);
  if (cost.kind === 'unpriced') {
    return [
      `**${title}**: ${basisWord('unpriced', language)}. ${escapeMarkdown(sayWording(cost.reason, language))}`,
      ...matrixTable(estimate, matrix, language),
    ].join('\n\n');
  }
  const total = formatUsdRange(cost.total, basis, language);
  const image = formatUsdRange(moneyPerImage(cost.total, request.n), basis, language);
  const [reason] = reasons;
  const approved = approvedAssetSentence(estimate, language);
  return [
    `**${title}**: ${language.say('{0} per image', image)} · ${basisWord(basis, language)}`,
    [
      tableRow(itemHeads(language)),
      '| --- | ---: | ---: | ---: |',
      ...cost.lineItems.map((item) => tableRow(itemCells(item, language))),
      tableRow(totalCells(total, language)),
    ].join('\n'),
    ...(reason === undefined ? [] : [escapeMarkdown(sayWording(reason, language))]),
    ...matrixTable(estimate, matrix, language),
    ...(approved === undefined ? [] : [approved]),
    priceListLine(catalogueVersion, language, (inUsd) =>
      inUsd.say(
        '{0} per image',
        formatUsdRange(moneyPerImage(cost.total, request.n), basis, inUsd),
      ),
    ),
  ].join('\n\n');
}

/**
 * Which price list amounts come from, and how they are converted.
 *
 * @param tell says the main amount in US dollars.
 */
export function priceListLine(
  catalogueVersion: string,
  language: Language,
  tell?: (inUsd: Language) => string | undefined,
): string {
  const line = conversionLine(language, tell);
  const list = language.say('Price list of {0}.', catalogueVersion);
  return line === undefined ? list : `${list} ${line}.`;
}

function matrixTable(
  own: ToldEstimate,
  matrix: CostMatrix | undefined,
  language: Language,
): readonly string[] {
  if (matrix === undefined || matrix.sizes.length === 0) return [];
  const { qualities, sizes, cells } = matrix;
  // Sizes go down, because there are more of them than qualities, and a hover is narrow.
  const rows = sizes.map((size, column) => {
    const amounts = qualities.map((quality, row) => {
      const text = cellText(cells[row]?.[column], language);
      const isOwn = own.request.quality === quality && own.request.size === size;
      return isOwn ? `**▸ ${text}**` : text;
    });
    return `| ${escapeMarkdown(formatSize(size))} | ${amounts.join(' | ')} |`;
  });
  return [
    [
      `| ${language.say('per image')} | ${qualities.map(escapeMarkdown).join(' | ')} |`,
      `| --- |${' ---: |'.repeat(qualities.length)}`,
      ...rows,
    ].join('\n'),
  ];
}

function cellText(estimate: RequestEstimate | undefined, language: Language): string {
  if (estimate?.cost.kind !== 'priced') return basisWord('unpriced', language);
  const { cost, request, basis } = estimate;
  return formatUsdRange(moneyPerImage(cost.total, request.n), basis, language);
}

/** What the next cheaper quality at the same size would save, as a sentence; undefined where there is none. */
export function cheaperQuality(
  own: RequestEstimate,
  matrix: CostMatrix | undefined,
  language: Language = ENGLISH,
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
  return language.say(
    'Quality {0} would save {1} per image.',
    cheaper.request.quality,
    formatUsdRange(saved, 'exact', language),
  );
}
