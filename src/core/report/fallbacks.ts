import type { Fallback, RequestEstimate } from '../pricing/estimate.ts';
import { itemCells, itemHeads, tableRow, totalCells } from './itemTable.ts';
import { ENGLISH, type Language } from './language.ts';
import { escapeMarkdown } from './markdown.ts';
import { formatUsdRange } from './money.ts';
import { basisWord } from './words.ts';

/** What a request costs on each model that it may fall back to, as Markdown; nothing without fallbacks. */
export function fallbackTable(
  { chain }: RequestEstimate,
  language: Language = ENGLISH,
): readonly string[] {
  if (chain === undefined) return [];
  return [
    tableRow([language.say('fallback'), ...itemHeads(language)]),
    '| --- | --- | ---: | ---: | ---: |',
    ...chain.fallbacks.flatMap((fallback) => fallbackRows(fallback, language)),
    '',
  ];
}

function fallbackRows({ model, cost, basis }: Fallback, language: Language): readonly string[] {
  const name = escapeMarkdown(model);
  if (cost.kind === 'unpriced') return [`| ${name} | ${basisWord('unpriced', language)} | | | |`];
  const rows = cost.lineItems.map((item) => tableRow(['', ...itemCells(item, language)]));
  const total = formatUsdRange(cost.total, basis, language);
  return [tableRow([name, ...totalCells(total, language)]), ...rows];
}
