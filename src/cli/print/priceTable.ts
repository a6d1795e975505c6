import { formatUnitPrice, KIND_NAMES, type UsagePriceReport } from '../../core/index.ts';
import { escapeControls } from './escape.ts';
import { createPlainTable } from './plainTable.ts';

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
  const table = createPlainTable({
    head: [name, 'Tokens', '$ per million', 'Amount'],
    colAligns: ['left', 'right', 'right', 'right'],
  });
  for (const { kind, tokens, usdPerMTok, amountUsd } of lineItems) {
    table.push([
      KIND_NAMES[kind],
      tokens.toLocaleString('en-US'),
      formatUnitPrice(usdPerMTok),
      dollars(amountUsd),
    ]);
  }
  table.push(['Total', '', '', dollars(costUsd.total)]);
  const sources = new Set(
    lineItems.map(
      ({ source }) => `Source: ${escapeControls(source.title)}, ${escapeControls(source.date)}.\n`,
    ),
  );
  return `${table.toString()}\n\n${[...sources].join('')}${last}`;
}

/** A bill is told to the nano-dollar, with at least four decimals. */
function dollars(amount: number): string {
  return `$${amount.toLocaleString('en-US', { minimumFractionDigits: 4, maximumFractionDigits: 9 })}`;
}
