import type { NanoUsdRange } from '../pricing/money.ts';

/**
 * How many tries an asset takes: a number of tries for each, or the share of tries that is approved; unknown is
 * planned as one.
 */
export type AttemptPolicy =
  | { readonly kind: 'unknown'; readonly cap?: number }
  | { readonly kind: 'attempts'; readonly attempts: number; readonly cap?: number }
  | { readonly kind: 'acceptance'; readonly acceptance: number; readonly cap?: number };

/** What one approved asset takes, and what is spent on one that never gets approved. */
export interface AttemptPlan {
  /** Tries per approved asset, on average; failed assets included. */
  readonly attemptsPerApprovedAsset: number;
  /** Tries per asset that is started, on average; never more than the cap. */
  readonly attemptsPerStartedAsset: number;
  /** Share of started assets that is approved before the cap, 0 to 1; 1 without a cap. */
  readonly approvedShare: number;
  /** Cost per approved asset, on average, rounded up to whole nano-dollars. */
  readonly perApprovedAsset: NanoUsdRange;
  /** What is spent on one asset when the cap is hit; undefined without a cap. */
  readonly spentAtCap: NanoUsdRange | undefined;
}

/** How an asset gets approved, as the request's settings say; `attempts` counts where both are set. */
export function attemptPolicyOf(settings: {
  readonly attempts?: number | undefined;
  readonly acceptance?: number | undefined;
  readonly maxAttempts?: number | undefined;
}): AttemptPolicy {
  const { attempts, acceptance, maxAttempts } = settings;
  const cap = maxAttempts === undefined ? {} : { cap: maxAttempts };
  if (attempts !== undefined) return { kind: 'attempts', attempts, ...cap };
  if (acceptance !== undefined) return { kind: 'acceptance', acceptance, ...cap };
  return { kind: 'unknown', ...cap };
}

/**
 * Cost per approved asset from the cost of one try.
 *
 * With `acceptance` a, each try is approved with the same chance a, so an approved asset takes 1/a tries on
 * average. A cap k ends an asset after k tries: a share 1 − (1 − a)^k of the started assets is approved with
 * (1 − (1 − a)^k) / a tries each, which leaves the cost per approved asset at 1/a tries.
 * With `attempts`, every approved asset takes exactly that many tries; a cap below it leaves none approved.
 *
 * @param attemptCost the cost of one try.
 * @throws RangeError when attempts is below 1, acceptance not within (0, 1], or the cap no whole number from 1.
 */
export function planAttempts(attemptCost: NanoUsdRange, policy: AttemptPolicy): AttemptPlan {
  const { cap } = policy;
  if (cap !== undefined && (!Number.isInteger(cap) || cap < 1)) {
    throw new RangeError(`A cap is a whole number of attempts from 1, not ${cap}.`);
  }
  const { perApproved, perStarted, approvedShare } = expectedAttempts(policy);
  return {
    attemptsPerApprovedAsset: perApproved,
    attemptsPerStartedAsset: perStarted,
    approvedShare,
    perApprovedAsset: times(attemptCost, perApproved),
    spentAtCap: cap === undefined ? undefined : times(attemptCost, cap),
  };
}

interface ExpectedAttempts {
  readonly perApproved: number;
  readonly perStarted: number;
  readonly approvedShare: number;
}

function expectedAttempts(policy: AttemptPolicy): ExpectedAttempts {
  const cap = policy.cap ?? Infinity;
  if (policy.kind === 'unknown') return { perApproved: 1, perStarted: 1, approvedShare: 1 };
  if (policy.kind === 'attempts') {
    const { attempts } = policy;
    if (!(attempts >= 1)) throw new RangeError(`Attempts start at 1, not ${attempts}.`);
    const reached = attempts <= cap;
    return {
      perApproved: reached ? attempts : Infinity,
      perStarted: Math.min(attempts, cap),
      approvedShare: reached ? 1 : 0,
    };
  }
  const { acceptance } = policy;
  if (!(acceptance > 0 && acceptance <= 1)) {
    throw new RangeError(`Acceptance is a share above 0 and up to 1, not ${acceptance}.`);
  }
  const approvedShare = cap === Infinity ? 1 : 1 - (1 - acceptance) ** cap;
  return {
    perApproved: 1 / acceptance,
    perStarted: approvedShare / acceptance,
    approvedShare,
  };
}

/** Rounded up, so that a plan never promises less than it takes; products of whole tries are exact. */
function times({ min, max }: NanoUsdRange, factor: number): NanoUsdRange {
  return { min: roundUp(min * factor), max: roundUp(max * factor) };
}

function roundUp(amount: number): number {
  // 1/a is seldom a binary fraction: what is a whole number but for that stays one.
  const nearest = Math.round(amount);
  return Math.abs(amount - nearest) < 1e-3 ? nearest : Math.ceil(amount);
}
