import type { Basis } from '../pricing/basis.ts';
import { scaleMoney, type NanoUsdRange } from '../pricing/money.ts';
import { planAttempts, type AttemptPlan, type AttemptPolicy } from './attempts.ts';
import { planBatchFiles, type BatchFiles } from './batchLimits.ts';
import {
  planQueue,
  planThroughput,
  type Queue,
  type RateLimit,
  type Throughput,
} from './throughput.ts';
import { perImage, type UnitCost } from './unitCost.ts';

/** A unit cost that is known. */
export type PricedUnit = UnitCost & { readonly kind: 'priced' };

/** What is to be run. */
export interface RunOrder {
  /** Requests that are made; the attempts of an asset are requests too. */
  readonly runs: number;
  readonly policy?: AttemptPolicy | undefined;
  /** The limits of the account's tier; undefined when they are not known. */
  readonly limit?: RateLimit | undefined;
  /** Images asked for each minute; undefined when all are asked for at once. */
  readonly demandPerMinute?: number | undefined;
  /** Length of one Batch input line, in bytes. */
  readonly batchLineBytes?: number | undefined;
}

/** A planned run; money is for all runs together unless it says otherwise. */
export interface RunPlan {
  readonly runs: number;
  readonly images: number;
  readonly live: NanoUsdRange;
  readonly batch: NanoUsdRange | undefined;
  /** Why there is no Batch price; undefined when there is one. */
  readonly batchReason: string | undefined;
  readonly batchFiles: BatchFiles;
  readonly perImage: NanoUsdRange;
  readonly attempts: AttemptPlan;
  /** True when no policy was given, so that every image is taken to be approved. */
  readonly attemptsAssumed: boolean;
  readonly throughput: Throughput | undefined;
  /** The queue after {@link QUEUE_MINUTES} of the given demand; undefined without a demand or limits. */
  readonly queue: Queue | undefined;
  readonly basis: Basis;
  readonly reasons: readonly string[];
}

/** How long the demand of a planned queue lasts, in minutes. */
export const QUEUE_MINUTES = 60;

/** A Batch input line of a prompt of a few thousand characters with the request around it, in bytes. */
const ASSUMED_LINE_BYTES = 2_048;

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
  const { runs, policy, limit, demandPerMinute, batchLineBytes = ASSUMED_LINE_BYTES } = order;
  const images = runs * unit.images;
  const throughput = limit && planThroughput(images, unit.tokensPerImage ?? 0, limit);
  const image = runs > 0 ? perImage(live, images) : perImage(unit.live, unit.images);
  return {
    runs,
    images,
    live,
    batch,
    batchReason: batch === undefined ? unit.batchReason : undefined,
    batchFiles: planBatchFiles(runs, runs * batchLineBytes),
    perImage: image,
    attempts: planAttempts(image, policy ?? { kind: 'attempts', attempts: 1 }),
    attemptsAssumed: policy === undefined,
    throughput,
    queue:
      throughput && demandPerMinute !== undefined
        ? planQueue(demandPerMinute, QUEUE_MINUTES, throughput)
        : undefined,
    basis: unit.basis,
    reasons: unit.reasons,
  };
}

/** How an asset gets approved, as the request's settings say; undefined when they do not. */
export function attemptPolicyOf(settings: {
  readonly attempts?: number | undefined;
  readonly acceptance?: number | undefined;
  readonly maxAttempts?: number | undefined;
}): AttemptPolicy | undefined {
  const { attempts, acceptance, maxAttempts } = settings;
  const cap = maxAttempts === undefined ? {} : { cap: maxAttempts };
  if (attempts !== undefined) return { kind: 'attempts', attempts, ...cap };
  if (acceptance !== undefined) return { kind: 'acceptance', acceptance, ...cap };
  return undefined;
}
