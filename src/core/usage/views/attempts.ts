import type { Steps } from '../../text/steps.ts';
import type { AssetUsage } from '../ledger/mergedAssets.ts';

/** Assets that took equally many attempts. */
export interface AttemptsRow {
  /** Attempts for one asset; the last row holds all that took this many or more. */
  readonly attempts: number;
  readonly approved: number;
  readonly rejected: number;
  /** Assets that nobody judged yet. */
  readonly open: number;
  /** What all attempts for them cost, in nano-dollars. */
  readonly nanoUsd: number;
  /** Calls among them without a price. */
  readonly unpriced: number;
}

/** Rows that are told apart; the last one holds all the rest. */
export const MOST_ATTEMPTS = 6;
const ASSETS_PER_STEP = 500;

/**
 * How many attempts assets took, from 1 up to the most that any took.
 *
 * @param since first and `until` last day that count, by the latest call for an asset; both `YYYY-MM-DD`.
 */
export function* attemptsPerAsset(
  assets: readonly AssetUsage[],
  { since, until }: { readonly since: string; readonly until: string },
): Steps<readonly AttemptsRow[]> {
  const rows: { -readonly [Name in keyof AttemptsRow]: number }[] = [];
  for (const [index, asset] of assets.entries()) {
    if (index % ASSETS_PER_STEP === 0) yield;
    const { day, attempts, isApproved, nanoUsd, unpriced } = asset;
    if (day === undefined || day < since || day > until || attempts < 1) continue;
    const last = Math.min(attempts, MOST_ATTEMPTS);
    while (rows.length < last) {
      const number = rows.length + 1;
      rows.push({ attempts: number, approved: 0, rejected: 0, open: 0, nanoUsd: 0, unpriced: 0 });
    }
    const row = rows[last - 1];
    if (row === undefined) continue;
    if (isApproved === undefined) row.open++;
    else if (isApproved) row.approved++;
    else row.rejected++;
    row.nanoUsd += nanoUsd;
    row.unpriced += unpriced;
  }
  return rows;
}
