import type { Steps } from '../../text/steps.ts';
import { addSums, addTokens, emptyCell, type CellRow } from './cell.ts';
import type { LedgerContents } from './contents.ts';

/** The cells of several ledgers, those alike made one. */
export interface MergedCells {
  readonly all: Map<string, CellRow>;
  /** By ledger and the number of the cell in it. */
  readonly byNumber: readonly (readonly CellRow[])[];
}

/** Rows that are merged between two pauses. */
export const ROWS_PER_STEP = 100;

/** Merges cells into new ones; those of the ledgers stay as they are. */
export function* mergeCells(parts: readonly Readonly<LedgerContents>[]): Steps<MergedCells> {
  const all = new Map<string, CellRow>();
  const byNumber: CellRow[][] = [];
  for (const { cells } of parts) {
    const numbered: CellRow[] = [];
    for (const { name, key, sums, tokens } of cells) {
      const cell = all.get(name) ?? emptyCell(key);
      all.set(name, cell);
      addSums(cell.sums, sums);
      addTokens(cell.tokens, tokens);
      if (numbered.push(cell) % ROWS_PER_STEP === 0) yield;
    }
    byNumber.push(numbered);
  }
  return { all, byNumber };
}
