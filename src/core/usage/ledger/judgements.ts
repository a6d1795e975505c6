import type { Steps } from '../../text/steps.ts';
import type { Judgement } from '../usageRecord.ts';
import { addVerdict } from './cell.ts';
import type { LedgerContents } from './contents.ts';
import type { MergedAsset } from './mergedAssets.ts';
import { ROWS_PER_STEP, type MergedCells } from './mergedCells.ts';

/** The judgements that hold, by what they are of. */
export type Judgements = ReadonlyMap<string, Judgement>;

/** Keeps the later of two judgements of one thing; of two at the same moment, the rejection. */
export function judge(all: Map<string, Judgement>, judgement: Judgement): void {
  const subject = subjectOf(judgement.of);
  const before = all.get(subject);
  const isLater =
    before === undefined ||
    judgement.at > before.at ||
    (judgement.at === before.at && !judgement.accepted);
  if (isLater) all.set(subject, judgement);
}

/** A name that judgements of the same thing share. */
export function subjectOf({ kind, name }: Judgement['of']): string {
  return `${kind}:${name}`;
}

/** The judgements of all ledgers that hold. */
export function mergeJudgements(parts: readonly Readonly<LedgerContents>[]): Judgements {
  const all = new Map<string, Judgement>();
  for (const { judgements } of parts) {
    for (const judgement of judgements.values()) judge(all, judgement);
  }
  return all;
}

/**
 * Puts judgements of calls in the place of what their records say.
 *
 * @returns how many judgements are of a call or asset that no ledger holds.
 */
export function* judgeCalls(
  parts: readonly Readonly<LedgerContents>[],
  judgements: Judgements,
  cells: MergedCells,
  assets: ReadonlyMap<string, MergedAsset>,
): Steps<number> {
  let unmatched = 0;
  let rows = 0;
  for (const { of, accepted } of judgements.values()) {
    if (++rows % ROWS_PER_STEP === 0) yield;
    if (of.kind === 'asset') {
      if (!assets.has(of.name)) unmatched++;
      continue;
    }
    const part = parts.findIndex(({ calls }) => calls.has(of.name));
    const call = parts[part]?.calls.find(of.name);
    const cell = call === undefined ? undefined : cells.byNumber[part]?.[call.cell];
    if (call === undefined || cell === undefined) {
      unmatched++;
      continue;
    }
    const name = parts[part]?.assets[call.asset]?.name;
    const asset = name === undefined ? undefined : assets.get(name);
    const sums = asset?.attempts.get(cell) ?? cell.sums;
    addVerdict(sums, call, call.accepted, -1);
    addVerdict(sums, call, accepted);
  }
  return unmatched;
}
