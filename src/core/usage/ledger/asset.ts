import { emptySums, type CellSums } from './cell.ts';

/** The attempts for one asset that went into one cell. */
export interface AssetAttempts {
  /** The number of the cell in its ledger. */
  readonly cell: number;
  /** Judged are those that the records themselves judge. */
  readonly sums: CellSums;
}

/** What one ledger knows of an asset. */
export interface AssetRow {
  readonly name: string;
  /** The highest number of an attempt that a record states; 0 when none does. */
  highestAttempt: number;
  /** By cell; few, as an asset is made in few ways. */
  readonly attempts: AssetAttempts[];
}

/** The sums of an asset's attempts in a cell, which are none at first. */
export function attemptsIn(asset: AssetRow, cell: number): CellSums {
  const found = asset.attempts.find((attempts) => attempts.cell === cell);
  if (found !== undefined) return found.sums;
  const sums = emptySums();
  asset.attempts.push({ cell, sums });
  return sums;
}
