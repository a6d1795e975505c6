import { plainTable } from './plainTable.ts';
import { columnsOf } from './textWidth.ts';

/** Wider cells are broken into lines. */
const WIDEST_CELL = 70;

/** A column with its head. */
export interface FittedColumn {
  readonly head: string;
  readonly align: 'left' | 'right';
}

/** A table whose columns are as wide as their content. */
export function fittedTable(
  columns: readonly FittedColumn[],
  rows: readonly (readonly string[])[],
): string {
  const all = [columns.map(({ head }) => head), ...rows.map((row) => row.map(wrapped))];
  const widths = columns.map(({ align }, index) => ({
    align,
    width: Math.min(WIDEST_CELL, Math.max(1, ...all.map((row) => widestLine(row[index] ?? '')))),
  }));
  return plainTable(widths, all);
}

function widestLine(cell: string): number {
  return Math.max(...cell.split('\n').map(columnsOf));
}

/** Breaks a long cell between words; a word that is too long by itself is broken by the table. */
function wrapped(cell: string): string {
  if (columnsOf(cell) <= WIDEST_CELL) return cell;
  const lines: string[] = [];
  for (const word of cell.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && columnsOf(last) + 1 + columnsOf(word) <= WIDEST_CELL) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines.join('\n');
}
