import type { Steps } from '../../text/steps.ts';
import type { UsageCell } from './cell.ts';
import type { Histogram, Histograms } from './histogram.ts';
import { judgeCalls, mergeJudgements, subjectOf } from './judgements.ts';
import type { LedgerContents, LedgerCounts, UnpricedReason } from './contents.ts';
import { mergeAssets, settleAsset, type AssetUsage } from './mergedAssets.ts';
import { mergeCells, ROWS_PER_STEP } from './mergedCells.ts';
import { addReason } from './reasons.ts';
import { settleStated, type StatedSpend } from './stated.ts';
import { outputOf } from './outputs.ts';

/** How many output tokens pictures of one kind had. */
export interface ObservedOutput {
  readonly model: string;
  readonly quality: string | undefined;
  readonly size: string | undefined;
  /** Output tokens of a picture → how many pictures. */
  readonly tokens: Histogram;
}

/** How many text tokens the calls of a template had. */
export interface ObservedPrompt {
  readonly template: string;
  /** Text tokens of a call, cached ones included → how many calls. */
  readonly tokens: Histogram;
}

/** Everything that ledgers hold, merged and judged: what every view of spend is a function of. */
export interface RollUp {
  readonly cells: readonly UsageCell[];
  readonly assets: readonly AssetUsage[];
  readonly outputs: readonly ObservedOutput[];
  readonly prompts: readonly ObservedPrompt[];
  /** What the organisation states; of days with logged calls it is for comparison only. */
  readonly stated: readonly StatedSpend[];
  /** Why calls have no price, and how many each, the most frequent first. */
  readonly unpricedReasons: readonly UnpricedReason[];
  readonly counts: Readonly<Omit<LedgerCounts, 'latest' | 'elsewhere'>>;
  /** Judgements of calls and assets that no ledger holds. */
  readonly unmatchedJudgements: number;
}

/**
 * Merges ledgers and applies the judgements in them. In whatever order calls were added, and however they were
 * spread over ledgers that share no id, the result is the same but for the order of its lists and the count of
 * calls out of order.
 */
export function* rollUp(parts: readonly Readonly<LedgerContents>[]): Steps<RollUp> {
  const cells = yield* mergeCells(parts);
  const assets = yield* mergeAssets(parts, cells);
  const judgements = mergeJudgements(parts);
  const unmatchedJudgements = yield* judgeCalls(parts, judgements, cells, assets);
  const stated = settleStated(parts, cells.all);
  yield;
  const settled: AssetUsage[] = [];
  for (const asset of assets.values()) {
    const judgement = judgements.get(subjectOf({ kind: 'asset', name: asset.name }));
    if (settled.push(settleAsset(asset, judgement?.accepted)) % ROWS_PER_STEP === 0) yield;
  }
  const outputs = mergeHistograms(parts.map((part) => part.outputs));
  const prompts = mergeHistograms(parts.map((part) => part.prompts));
  return {
    cells: [...cells.all.values()].map(({ key, sums, tokens }) => ({ ...key, ...sums, tokens })),
    assets: settled,
    outputs: outputs.map(([name, tokens]) => ({ ...outputOf(name), tokens })),
    prompts: prompts.map(([template, tokens]) => ({ template, tokens })),
    stated,
    unpricedReasons: mergeReasons(parts, stated),
    counts: mergeCounts(parts),
    unmatchedJudgements,
  };
}

function mergeHistograms(parts: readonly Histograms[]): readonly (readonly [string, Histogram])[] {
  const merged = new Map<string, Map<number, number>>();
  for (const { all } of parts) {
    for (const [name, counts] of all) {
      const sums = merged.get(name) ?? new Map<number, number>();
      merged.set(name, sums);
      for (const [value, times] of counts) sums.set(value, (sums.get(value) ?? 0) + times);
    }
  }
  return [...merged];
}

function mergeReasons(
  parts: readonly Readonly<LedgerContents>[],
  stated: readonly StatedSpend[],
): RollUp['unpricedReasons'] {
  const sums = new Map<string, UnpricedReason>();
  for (const { isCounted, unpricedReason: reason, requests } of stated) {
    if (isCounted && reason !== undefined) addReason(sums, reason, requests);
  }
  for (const { unpricedReasons } of parts) {
    for (const { reason, records } of unpricedReasons.values()) addReason(sums, reason, records);
  }
  return [...sums]
    .sort(([one, a], [other, b]) => b.records - a.records || (one < other ? -1 : 1))
    .map(([, reason]) => reason);
}

function mergeCounts(parts: readonly Readonly<LedgerContents>[]): RollUp['counts'] {
  const sums = { unreadable: 0, duplicates: 0, outOfOrder: 0, ahead: 0 };
  for (const { counts } of parts) {
    sums.unreadable += counts.unreadable;
    sums.duplicates += counts.duplicates;
    sums.outOfOrder += counts.outOfOrder;
    sums.ahead += counts.ahead;
  }
  return sums;
}
