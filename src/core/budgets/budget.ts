import type { NanoUsd, NanoUsdRange } from '../pricing/money.ts';
import type { Span } from '../text/span.ts';

/** What a budget is an amount for: one request, a day or a calendar month (UTC), or one approved asset. */
export const BUDGET_PERIODS = ['run', 'day', 'month', 'asset'] as const;
/** What a budget is an amount for. */
export type BudgetPeriod = (typeof BUDGET_PERIODS)[number];

/** What a budget is for; all that is stated has to fit, and nothing stated is the whole workspace. */
export interface BudgetScope {
  /** Globs of templates, relative to the project file. */
  readonly files?: readonly string[];
  /** One template, by its path or by the name that usage logs have for it. */
  readonly template?: string;
  /** Who asked, as usage logs name them. */
  readonly user?: string;
}

/** An amount that the user does not want to exceed; it warns, and cannot stop an API call. */
export interface Budget {
  readonly name?: string;
  readonly per: BudgetPeriod;
  /** A multiple of a thousand, so that percents of it are whole. */
  readonly nanoUsd: NanoUsd;
  /** Whole percents of the amount that are told once they are reached, from the lowest; the last is 100. */
  readonly thresholds: readonly number[];
  readonly scope: BudgetScope;
  /** Whether it is for a template, by its path relative to the project file. */
  readonly covers: (path: string) => boolean;
  /** Where the entry stands in the project file. */
  readonly span: Span;
  /** Where its amount stands. */
  readonly amountSpan: Span;
}

/** The percent at which a budget is told about first, unless it says otherwise. */
export const USUAL_THRESHOLD = 80;
/** The percent above which a budget is exceeded. */
export const WHOLE_BUDGET = 100;

/** How far an amount has gone into a budget. */
export interface BudgetLevel {
  /** The highest threshold that is reached. */
  readonly threshold: number;
  /** False when only the upper bound reaches it, so that it may or may not be. */
  readonly isSure: boolean;
}

/**
 * The highest threshold that an amount reaches; undefined below all of them. A budget that is used up to the
 * last nano-dollar is not exceeded.
 *
 * @param isLowerBound true when the upper bound is not known, and so reaches nothing.
 */
export function levelOf(
  budget: Pick<Budget, 'nanoUsd' | 'thresholds'>,
  { min, max }: NanoUsdRange,
  isLowerBound = false,
): BudgetLevel | undefined {
  const surely = highestReached(budget, min);
  const possibly = isLowerBound ? surely : highestReached(budget, max);
  if (possibly === undefined) return undefined;
  return { threshold: possibly, isSure: possibly === surely };
}

function highestReached(
  { nanoUsd, thresholds }: Pick<Budget, 'nanoUsd' | 'thresholds'>,
  amount: NanoUsd,
): number | undefined {
  return thresholds.findLast((percent) => {
    const part = (nanoUsd / WHOLE_BUDGET) * percent;
    return percent >= WHOLE_BUDGET ? amount > part : amount >= part;
  });
}

/** Whole percent of a budget that an amount uses, rounded down; Infinity for a budget of nothing that is used. */
export function percentUsed({ nanoUsd }: Pick<Budget, 'nanoUsd'>, amount: NanoUsd): number {
  if (amount === 0) return 0;
  return Math.floor((amount * WHOLE_BUDGET) / nanoUsd);
}
