import { percentUsed, type Budget } from '../budgets/budget.ts';
import type { EstimatedSum } from '../budgets/estimated.ts';
import type { LoggedUse } from '../budgets/logged.ts';
import { shorten } from '../text/shorten.ts';
import { sentence } from '../text/wording.ts';
import { ENGLISH, type Language } from './language.ts';
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
  language: Language = ENGLISH,
): readonly string[] {
  return [
    loggedTitle(budget, logged, hasLog, language),
    estimatedTitle(budget, estimated, language),
  ];
}

function loggedTitle(
  budget: Budget,
  use: LoggedUse | undefined,
  hasLog: boolean,
  language: Language,
): string {
  if (!hasLog) return language.say('Logged: no usage log is known');
  if (use === undefined) return language.say('Logged: nothing that counts yet');
  const { amount, isLowerBound, period, records, templates } = use;
  const basis = isLowerBound ? 'partial' : 'exact';
  const [dearest] = templates;
  const most =
    dearest?.template === undefined || templates.length === 1
      ? []
      : [
          language.say(
            'most on {0} {1}',
            shorten(dearest.template),
            formatUsd(dearest.nanoUsd, language),
          ),
        ];
  return [
    language.say(
      LOGGED[budget.per],
      period,
      formatUsdRange({ min: amount, max: amount }, basis, language),
      formatUsd(budget.nanoUsd, language),
      percentUsed(budget, amount),
    ),
    language.say(records === 1 ? '{0} call' : '{0} calls', records),
    ...most,
  ].join(' · ');
}

const LOGGED = {
  run: sentence('Logged in {0}: a call on average {1} of {2} ({3} %)'),
  asset: sentence('Logged in {0}: an approved asset {1} of {2} ({3} %)'),
  day: sentence('Logged in {0}: {1} of {2} ({3} %)'),
  month: sentence('Logged in {0}: {1} of {2} ({3} %)'),
} as const;

const ESTIMATED = {
  run: sentence('Estimated: the dearest {0} a run'),
  asset: sentence('Estimated: the dearest {0} an approved asset'),
  day: sentence('Estimated: {0} a day'),
  month: sentence('Estimated: {0} a month'),
} as const;

function estimatedTitle(
  { per, scope }: Budget,
  sum: EstimatedSum | undefined,
  language: Language,
): string {
  if (scope.user !== undefined) return language.say('Estimated: not by user');
  if (sum === undefined) return language.say('Estimated: nothing that counts');
  const { amount, basis, templates, leftOut } = sum;
  const isSum = per === 'day' || per === 'month';
  const [dearest] = templates;
  const most =
    dearest === undefined || (isSum && templates.length === 1)
      ? []
      : [
          isSum
            ? language.say(
                'most for {0} {1}',
                shorten(dearest.path),
                formatUsd(dearest.amount.max, language),
              )
            : shorten(dearest.path),
        ];
  return [
    language.say(ESTIMATED[per], formatUsdRange(amount, basis, language)),
    language.say(templates.length === 1 ? '{0} template' : '{0} templates', templates.length),
    ...(leftOut === 0 ? [] : [language.say('{0} left out', leftOut)]),
    ...most,
  ].join(' · ');
}
