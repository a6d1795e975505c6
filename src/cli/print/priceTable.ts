import { formatUnitPrice, KIND_NAMES, type UsagePriceReport } from '../../core/index.ts';
import { escapeControls } from './escape.ts';
import { plainTable } from './plainTable.ts';
import { columnsOf } from './textWidth.ts';

/** A priced usage as a table: each kind of token as quantity × unit price, with its source. */
export function priceTable({
  model,
  catalogVersion,
  lineItems,
  costUsd,
  reason,
}: UsagePriceReport): string {
  const name = escapeControls(model);
  const last = `Price list of ${catalogVersion}.\n`;
  if (costUsd === null) return `${name} is unpriced. ${escapeControls(reason ?? '')}\n${last}`;
  const rows = [
    [name, 'Tokens', '$ per million', 'Amount'],
    ...lineItems.map(({ kind, tokens, usdPerMTok, amountUsd }) => [
      KIND_NAMES[kind],
      tokens.toLocaleString('en-US'),
      formatUnitPrice(usdPerMTok),
      dollars(amountUsd),
    ]),
    ['Total', '', '', dollars(costUsd.total)],
  ];
  const table = plainTable(
    [0, 1, 2, 3].map((column) => ({
      width: Math.max(...rows.map((row) => columnsOf(row[column] ?? ''))),
      align: column === 0 ? 'left' : 'right',
    })),
    rows,
  );
  const sources = new Set(
    lineItems.map(
      ({ source }) => `Source: ${escapeControls(source.title)}, ${escapeControls(source.date)}.\n`,
    ),
  );
  return `${table}\n\n${[...sources].join('')}${last}`;
}

/** A bill is told to the nano-dollar, with at least four decimals. */
function dollars(amount: number): string {
  return `$${amount.toLocaleString('en-US', { minimumFractionDigits: 4, maximumFractionDigits: 9 })}`;
}
