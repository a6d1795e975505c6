import Table from 'cli-table3';

/** Columns stand two spaces apart. */
export const COLUMN_GAP = 2;
/** The layout of a table takes more than twice as long for twice the rows; pieces of this size stay quick. */
const ROWS_PER_PIECE = 100;

/** A column of a table without lines. */
export interface PlainColumn {
  /** In columns of a terminal; longer cells are broken. */
  readonly width: number;
  readonly align: 'left' | 'right';
}

/**
 * A table without lines, which is as narrow as its content and copies cleanly; no blanks end a line.
 *
 * @param breaking where a cell that is too long is broken: anywhere, as paths need it, or between words.
 */
export function plainTable(
  columns: readonly PlainColumn[],
  rows: readonly (readonly string[])[],
  breaking: 'anywhere' | 'betweenWords' = 'anywhere',
): string {
  const pieces: string[] = [];
  for (let start = 0; start < rows.length; start += ROWS_PER_PIECE) {
    const table = new Table({
      colWidths: columns.map(({ width }) => width),
      colAligns: columns.map(({ align }) => align),
      wordWrap: true,
      wrapOnWordBoundary: breaking === 'betweenWords',
      style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
      chars: NO_LINES,
    });
    table.push(...rows.slice(start, start + ROWS_PER_PIECE).map((row) => [...row]));
    pieces.push(table.toString().replace(/ +$/gmu, ''));
  }
  return pieces.join('\n');
}

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' '.repeat(COLUMN_GAP),
};
