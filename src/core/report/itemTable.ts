import type { LineItem } from '../pricing/lineItem.ts';
import type { Language } from './language.ts';
import { formatLinePrice, formatQuantity } from './lineItem.ts';
import { formatUsdRange } from './money.ts';
import { kindName } from './words.ts';

/** The heads of a table of line items. */
export function itemHeads(language: Language): readonly string[] {
  return [
    language.say('per request'),
    language.say('quantity'),
    language.say('× unit price'),
    language.say('= amount'),
  ];
}

/** The cells of a line item in a table: what it is, quantity, unit price and amount. */
export function itemCells(item: LineItem, language: Language): readonly string[] {
  return [
    kindName(item.kind, language),
    formatQuantity(item, language),
    formatLinePrice(item, language),
    formatUsdRange(item.amount, 'exact', language),
  ];
}

/** The last row of a table of line items. */
export function totalCells(total: string, language: Language): readonly string[] {
  return [`**${language.say('total')}**`, '', '', `**${total}**`];
}

/** A row of a Markdown table; an empty cell is one blank wide. */
export function tableRow(cells: readonly string[]): string {
  return `|${cells.map((cell) => (cell === '' ? ' |' : ` ${cell} |`)).join('')}`;
}
