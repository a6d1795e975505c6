import { leastSure, type Basis } from '../pricing/basis.ts';
import { MOST_EXACT_NANO_USD, scaleMoney, type NanoUsdRange } from '../pricing/money.ts';
import type { ObservedAcceptance } from '../pricing/observations.ts';
import { words, type Wording } from '../text/wording.ts';
import { planAttempts, type AttemptPlan, type AttemptPolicy } from './attempts.ts';
import { planBatchFiles, type BatchFiles } from './batchLimits.ts';
import { planQueue, planThroughput, type Queue, type Throughput } from './throughput.ts';
import type { TierLimits } from './tierLimits.ts';
import { perImage, type UnitCost } from './unitCost.ts';

/** A unit cost that is known. */
export type PricedUnit = UnitCost & { readonly kind: 'priced' };

/** What is to be run. */
export interface RunOrder {
  /** Requests that are made; the attempts of an asset are requests too. */
  readonly runs: number;
  readonly policy: AttemptPolicy;
  /** Present where the policy is what usage records show. */
  readonly observed?: ObservedAcceptance | undefined;
  /** The limits of the account's tier; undefined when no tier is given. */
  readonly limits?: TierLimits | undefined;
  /** Images asked for each minute; undefined when all are asked for at once. */
  readonly demandPerMinute?: number | undefined;
}

/** A planned run; money is for all runs together unless it says otherwise. */
export interface RunPlan {
  readonly runs: number;
  readonly images: number;
  readonly live: NanoUsdRange;
  readonly batch: NanoUsdRange | undefined;
  /** Why there is no Batch price; undefined when there is one. */
  readonly batchReason: Wording | undefined;
  readonly batchFiles: BatchFiles;
  readonly perImage: NanoUsdRange;
  readonly attempts: AttemptPlan;
  /** True when no policy was given, so that every image is taken to be approved. */
  readonly attemptsAssumed: boolean;
  /** What the attempts were worked out from, where that was usage records. */
  readonly observed: ObservedAcceptance | undefined;
  readonly throughput: Throughput | undefined;
  /** Why there is no throughput although a tier is given; undefined otherwise. */
  readonly throughputReason: Wording | undefined;
  /** The queue after {@link QUEUE_MINUTES} of the given demand; undefined without a demand or limits. */
  readonly queue: Queue | undefined;
  readonly basis: Basis;
  readonly reasons: readonly Wording[];
}

/** How long the demand of a planned queue lasts, in minutes. */
export const QUEUE_MINUTES = 60;

/** Most requests that are planned at once. */
export const MOST_RUNS = 1_000_000_000;

/** What a run costs when every request is as dear as the other, and how long it takes. */
export function planRun(unit: PricedUnit, order: RunOrder): RunPlan {
  const { runs } = order;
  const batch = unit.batch && scaleMoney(unit.batch, runs);
  return planTotal(unit, scaleMoney(unit.live, runs), batch, order);
}

/** The same for requests whose costs were added up one by one, such as the rows of a data file. */
export function planTotal(
  unit: PricedUnit,
  live: NanoUsdRange,
  batch: NanoUsdRange | undefined,
  order: RunOrder,
): RunPlan {
  const { runs, policy, limits, demandPerMinute } = order;
  const images = runs * unit.images;
  const throughput =
    limits?.kind === 'known'
      ? planThroughput(images, unit.tokensPerImage ?? 0, limits.limit)
      : undefined;
  const image = runs > 0 ? perImage(live, images) : perImage(unit.live, unit.images);
  return {
    runs,
    images,
    live,
    batch,
    batchReason: batch === undefined ? unit.batchReason : undefined,
    batchFiles: planBatchFiles(runs, runs * unit.batchLineBytes),
    perImage: image,
    attempts: planAttempts(image, policy),
    attemptsAssumed: policy.kind === 'unknown',
    observed: order.observed,
    throughput,
    throughputReason: limits?.kind === 'unknown' ? limits.reason : undefined,
    queue:
      throughput && demandPerMinute !== undefined
        ? planQueue(demandPerMinute, QUEUE_MINUTES, throughput)
        : undefined,
    ...sureness(unit, live),
  };
}

/** How sure the total is: beyond the exact integers only its first digits are. */
function sureness(
  { basis, reasons }: PricedUnit,
  { max }: NanoUsdRange,
): Pick<RunPlan, 'basis' | 'reasons'> {
  if (max <= MOST_EXACT_NANO_USD) return { basis, reasons };
  const reason = words(
    'Amounts above $9,007,199 are kept to 15 digits and not to the last nano-dollar.',
  );
  return { basis: leastSure([basis, 'estimate']), reasons: [...reasons, reason] };
}
