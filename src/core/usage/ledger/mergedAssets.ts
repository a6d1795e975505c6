import type { Steps } from '../../text/steps.ts';
import { addSums, emptySums, type CellRow, type CellSums } from './cell.ts';
import type { LedgerContents } from './contents.ts';
import { ROWS_PER_STEP, type MergedCells } from './mergedCells.ts';

/** What was spent on one asset. */
export interface AssetUsage {
  readonly asset: string;
  /** The template, model and day of its latest call. */
  readonly template: string | undefined;
  readonly model: string | undefined;
  readonly day: string | undefined;
  /** Calls for it, or the highest number of an attempt that one of them states. */
  readonly attempts: number;
  readonly images: number;
  readonly nanoUsd: number;
  readonly unpriced: number;
  /** Undefined while nobody judged it. */
  readonly isApproved: boolean | undefined;
}

/** The attempts for an asset in several ledgers. */
export interface MergedAsset {
  readonly name: string;
  highestAttempt: number;
  readonly attempts: Map<CellRow, CellSums>;
}

/** Merges what ledgers know of assets, by name. */
export function* mergeAssets(
  parts: readonly Readonly<LedgerContents>[],
  cells: MergedCells,
): Steps<Map<string, MergedAsset>> {
  const all = new Map<string, MergedAsset>();
  let rows = 0;
  for (const [part, { assets }] of parts.entries()) {
    for (const { name, highestAttempt, attempts } of assets) {
      const asset: MergedAsset = all.get(name) ?? { name, highestAttempt: 0, attempts: new Map() };
      all.set(name, asset);
      asset.highestAttempt = Math.max(asset.highestAttempt, highestAttempt);
      for (const { cell, sums } of attempts) {
        const row = cells.byNumber[part]?.[cell];
        if (row === undefined) continue;
        const before = asset.attempts.get(row) ?? emptySums();
        asset.attempts.set(row, before);
        addSums(before, sums);
      }
      if (++rows % ROWS_PER_STEP === 0) yield;
    }
  }
  return all;
}

/**
 * Adds the verdict on an asset to its cells. A judgement of the asset itself counts before what is said of its
 * pictures, one of which is enough to approve it. Everything that was tried for an asset that is approved, or
 * rejected as a whole, is judged; it is approved once, where its latest picture was.
 */
export function settleAsset(
  { name, highestAttempt, attempts }: MergedAsset,
  judgement: boolean | undefined,
): AssetUsage {
  const total = emptySums();
  for (const sums of attempts.values()) addSums(total, sums);
  const isApproved = judgement ?? (total.judged === 0 ? undefined : total.approved > 0);
  const isWhole = judgement !== undefined || isApproved === true;
  for (const [cell, sums] of attempts) {
    cell.sums.judged += isWhole ? sums.images : sums.judged;
    cell.sums.judgedNanoUsd += isWhole ? sums.nanoUsd : sums.judgedNanoUsd;
    cell.sums.judgedUnpriced += isWhole ? sums.unpriced : sums.judgedUnpriced;
  }
  const latest = latestOf([...attempts.keys()]);
  if (isApproved === true) {
    const approved = [...attempts].filter(([, sums]) => sums.approved > 0).map(([cell]) => cell);
    const cell = latestOf(approved) ?? latest;
    if (cell !== undefined) cell.sums.approved++;
  }
  return {
    asset: name,
    template: latest?.key.template,
    model: latest?.key.model,
    day: latest?.key.day,
    attempts: Math.max(total.records, highestAttempt),
    images: total.images,
    nanoUsd: total.nanoUsd,
    unpriced: total.unpriced,
    isApproved,
  };
}

/** Names begin with the day, so that the greatest is of the latest one. */
function latestOf(cells: readonly CellRow[]): CellRow | undefined {
  return cells.reduce<CellRow | undefined>(
    (best, cell) => (best === undefined || cell.name > best.name ? cell : best),
    undefined,
  );
}
