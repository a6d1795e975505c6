import { percentUsed, type Budget } from '../budgets/budget.ts';
import type { EstimatedSum } from '../budgets/estimated.ts';
import type { LoggedUse } from '../budgets/logged.ts';
import { periodWords } from '../lint/rules/budgets/words.ts';
import { shorten } from '../text/shorten.ts';
import { formatUsd, formatUsdRange } from './money.ts';

/** What consumes a budget. */
export interface BudgetUse {
  /** Undefined where nothing was logged that counts. */
  readonly logged: LoggedUse | undefined;
  /** Undefined where nothing can be estimated. */
  readonly estimated: EstimatedSum | undefined;
}

/**
 * The titles of the lenses above a budget: what was logged against it, and what its templates are estimated to
 * come to, each with what is the dearest in it.
 *
 * @param hasLog whether usage logs are known at all.
 */
export function budgetLensTitles(
  budget: Budget,
  { logged, estimated }: BudgetUse,
  hasLog: boolean,
): readonly string[] {
  return [loggedTitle(budget, logged, hasLog), estimatedTitle(budget, estimated)];
}

function loggedTitle(budget: Budget, use: LoggedUse | undefined, hasLog: boolean): string {
  if (!hasLog) return 'Logged: no usage log is known';
  if (use === undefined) return 'Logged: nothing that counts yet';
  const { amount, isLowerBound, period, records, templates } = use;
  const money = formatUsdRange({ min: amount, max: amount }, isLowerBound ? 'partial' : 'exact');
  const share = `${percentUsed(budget, amount).toLocaleString('en-US')} %`;
  const [dearest] = templates;
  const most =
    dearest?.template === undefined || templates.length === 1
      ? []
      : [`most on ${shorten(dearest.template)} ${formatUsd(dearest.nanoUsd)}`];
  const what = WHAT[budget.per];
  const calls = `${records.toLocaleString('en-US')} ${records === 1 ? 'call' : 'calls'}`;
  return [
    `Logged in ${period}: ${what}${money} of ${formatUsd(budget.nanoUsd)} (${share})`,
    calls,
    ...most,
  ].join(' · ');
}

const WHAT = {
  run: 'a call on average ',
  asset: 'an approved asset ',
  day: '',
  month: '',
} as const;

function estimatedTitle(budget: Budget, sum: EstimatedSum | undefined): string {
  if (budget.scope.user !== undefined) return 'Estimated: not by user';
  if (sum === undefined) return 'Estimated: nothing that counts';
  const { amount, basis, templates, leftOut } = sum;
  const isSum = budget.per === 'day' || budget.per === 'month';
  const [dearest] = templates;
  const most =
    dearest === undefined || (isSum && templates.length === 1)
      ? []
      : [
          isSum
            ? `most for ${shorten(dearest.path)} ${formatUsd(dearest.amount.max)}`
            : shorten(dearest.path),
        ];
  const count = `${templates.length.toLocaleString('en-US')} ${templates.length === 1 ? 'template' : 'templates'}`;
  const left = leftOut === 0 ? [] : [`${leftOut.toLocaleString('en-US')} left out`];
  const subject = isSum ? '' : 'the dearest ';
  return [
    `Estimated: ${subject}${formatUsdRange(amount, basis)} ${periodWords(budget.per)}`,
    count,
    ...left,
    ...most,
  ].join(' · ');
}
