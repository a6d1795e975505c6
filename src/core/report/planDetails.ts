import { BATCH_WINDOW_HOURS } from '../plan/batchLimits.ts';
import { QUEUE_MINUTES, type RunPlan } from '../plan/planRun.ts';
import { toUsd } from '../pricing/money.ts';
import type { Language } from './language.ts';
import type { PlanReport } from './planSchema.ts';
import { sayWording } from './wording.ts';

type Details = Pick<
  PlanReport,
  'batch' | 'attempts' | 'minutes' | 'limitedBy' | 'imagesPerMinute' | 'minutesReason' | 'queue'
>;

/** The parts of a plan beside its totals; null where there is no plan. */
export function describeDetails(plan: RunPlan | undefined, language: Language): Details {
  if (plan === undefined) {
    return {
      batch: null,
      attempts: null,
      minutes: null,
      limitedBy: null,
      imagesPerMinute: null,
      minutesReason: null,
      queue: null,
    };
  }
  const { attempts, throughput, queue } = plan;
  const { spentAtCap, attemptsPerApprovedAsset } = attempts;
  return {
    batch: {
      files: plan.batchFiles.files,
      filesLimitedBy: plan.batchFiles.limitedBy,
      windowHours: BATCH_WINDOW_HOURS,
      reason: plan.batchReason ? sayWording(plan.batchReason, language) : null,
    },
    attempts: {
      perApprovedAsset: Number.isFinite(attemptsPerApprovedAsset) ? attemptsPerApprovedAsset : null,
      perStartedAsset: attempts.attemptsPerStartedAsset,
      approvedShare: attempts.approvedShare,
      assumed: plan.attemptsAssumed,
      observed: plan.observed ?? null,
      spentAtCapUsd:
        spentAtCap === undefined
          ? null
          : { min: toUsd(spentAtCap.min), max: toUsd(spentAtCap.max) },
    },
    minutes: throughput?.minutes ?? null,
    limitedBy: throughput?.limitedBy ?? null,
    imagesPerMinute: throughput?.imagesPerMinute ?? null,
    minutesReason: plan.throughputReason ? sayWording(plan.throughputReason, language) : null,
    queue: queue ? { demandMinutes: QUEUE_MINUTES, ...queue } : null,
  };
}
