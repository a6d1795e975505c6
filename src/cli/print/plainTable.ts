import Table from 'cli-table3';

/** A table without lines: columns stand two spaces apart. */
export const COLUMN_GAP = 2;

/** Creates an empty table without lines, which is as narrow as its content and copies cleanly. */
export function createPlainTable(options: Table.TableConstructorOptions): Table.Table {
  const none = '';
  return new Table({
    ...options,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    chars: {
      top: none,
      'top-mid': none,
      'top-left': none,
      'top-right': none,
      bottom: none,
      'bottom-mid': none,
      'bottom-left': none,
      'bottom-right': none,
      left: none,
      'left-mid': none,
      mid: none,
      'mid-mid': none,
      right: none,
      'right-mid': none,
      middle: ' '.repeat(COLUMN_GAP),
    },
  });
}
