import {
  formatSize,
  formatUsdChange,
  formatUsdRange,
  leastSure,
  type Basis,
  type MigrationTotal,
  type Proposal,
} from '../../core/index.ts';
import { escapeControls } from './escape.ts';
import { COLUMN_GAP, plainTable } from './plainTable.ts';
import { columnsOf } from './textWidth.ts';

/** One request that moves, with its place. */
export interface Move {
  readonly path: string;
  readonly line: number;
  readonly proposal: Proposal;
}

type Side = Proposal['before'];

const HEADS = ['Template', 'Now', 'Cost', 'Then', 'Cost', 'Change', 'Same quality word'] as const;
const RIGHT = new Set([2, 4, 5, 6]);

/**
 * What a migration changes, request by request, with the totals in the last row.
 *
 * @param room in columns of the terminal; where the table is wider, its last column is left out.
 */
export function migrationTable(
  moves: readonly Move[],
  total: MigrationTotal,
  room = Number.POSITIVE_INFINITY,
): string {
  const rows = [
    [...HEADS],
    ...moves.map(({ path, line, proposal: { before, after, sameWord } }) => [
      escapeControls(`${path}:${line}`),
      escapeControls(describe(before)),
      cost(before),
      escapeControls(describe(after)),
      cost(after),
      change(before, after),
      sameWord ? `${escapeControls(sameWord.request.quality)}: ${cost(sameWord)}` : '',
    ]),
    totalRow(moves, total),
  ];
  const columns = HEADS.map((_, index) => ({
    width: rows.reduce((most, row) => Math.max(most, columnsOf(row[index] ?? '')), 0),
    align: RIGHT.has(index) ? ('right' as const) : ('left' as const),
  }));
  const width = columns.reduce((sum, column) => sum + column.width + COLUMN_GAP, -COLUMN_GAP);
  if (width <= room) return plainTable(columns, rows);
  return plainTable(
    columns.slice(0, -1),
    rows.map((row) => row.slice(0, -1)),
  );
}

function totalRow(moves: readonly Move[], { before, after, unpriced }: MigrationTotal): string[] {
  const count = `${moves.length} ${moves.length === 1 ? 'request' : 'requests'}`;
  const note = unpriced === 0 ? count : `${count}, ${unpriced} unpriced left out`;
  const basis = (side: 'before' | 'after'): Basis =>
    leastSure(
      moves
        .filter(({ proposal }) => isPriced(proposal.before) && isPriced(proposal.after))
        .map(({ proposal }) => proposal[side].basis),
    );
  if (unpriced === moves.length) return ['Total', note, 'unpriced', '', 'unpriced', '', ''];
  return [
    'Total',
    note,
    formatUsdRange(before, basis('before')),
    '',
    formatUsdRange(after, basis('after')),
    formatUsdChange(before, after, basis('before') === 'exact' && basis('after') === 'exact'),
    '',
  ];
}

function describe({ request }: Side): string {
  const { model, quality, size, n } = request;
  return [model, `${quality} ${formatSize(size)}`, ...(n > 1 ? [`×${n}`] : [])].join(' ');
}

function isPriced({ cost: { kind } }: Side): boolean {
  return kind === 'priced';
}

function cost({ cost: estimate, basis }: Side): string {
  return estimate.kind === 'priced' ? formatUsdRange(estimate.total, basis) : 'unpriced';
}

function change(before: Side, after: Side): string {
  return before.cost.kind === 'priced' && after.cost.kind === 'priced'
    ? formatUsdChange(
        before.cost.total,
        after.cost.total,
        before.basis === 'exact' && after.basis === 'exact',
      )
    : '';
}
