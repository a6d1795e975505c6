import { levelOf, type Budget } from '../../budgets/budget.ts';
import { loggedUse, type LoggedCell, type LoggedUse } from '../../budgets/logged.ts';
import { usdWords } from '../../report/money.ts';
import { namesTemplate } from '../../template/templateName.ts';
import type { Finding } from '../../text/finding.ts';
import type { Span } from '../../text/span.ts';
import { shorten } from '../../text/shorten.ts';
import { sentences, toldAs, words, type Wording } from '../../text/wording.ts';
import { withLevels } from '../levels.ts';
import { budgetPlace, gravity, levelWords, ONLY_WARNS } from '../rules/budgets/words.ts';
import type { BudgetedProject } from './lintBudgets.ts';

/**
 * Findings in a project file about budgets that logged spend has reached; told apart from the estimates, since
 * the one is what was billed and the other what would be.
 *
 * @param today the day in UTC, `YYYY-MM-DD`.
 * @param paths of known templates, relative to the project file.
 */
export function lintSpend(
  { budgets, ruleLevels }: BudgetedProject,
  cells: readonly LoggedCell[],
  today: string,
  paths: readonly string[],
): readonly Finding[] {
  const findings = budgets.flatMap((budget): Finding[] => {
    const use = loggedUse(budget, cells, today, paths);
    const level = use && levelOf(budget, { min: use.amount, max: use.amount });
    if (use === undefined || level === undefined) return [];
    const first = loggedWords(budget, use, levelWords(budget, level, use.amount));
    const message = toldAs(sentences(first, ...dearestWords(use), ONLY_WARNS));
    return [{ ...gravity(level), ...message, span: budget.amountSpan }];
  });
  return withLevels(findings, { ruleLevels, muteBelowUsd: 0 });
}

/**
 * Findings in a template that breaks a budget by its logged calls alone.
 *
 * @param cells of all logged calls; those that name the template count.
 * @param path of the template, relative to the project file.
 */
export function lintTemplateSpend(
  { budgets, ruleLevels }: BudgetedProject,
  cells: readonly LoggedCell[],
  today: string,
  path: string,
  span: Span,
): readonly Finding[] {
  const own = cells.flatMap((cell) =>
    cell.template !== undefined && namesTemplate(cell.template, path)
      ? [{ ...cell, template: path }]
      : [],
  );
  const findings = budgets.flatMap((budget): Finding[] => {
    if (!budget.covers(path)) return [];
    const use = loggedUse(budget, own, today);
    const level = use && levelOf(budget, { min: use.amount, max: use.amount });
    if (use === undefined || level === undefined) return [];
    const first = loggedWords(budget, use, levelWords(budget, level, use.amount));
    const message = toldAs(sentences(first, ONLY_WARNS));
    return [{ ...gravity(level), ...message, span, related: [budgetPlace(budget)] }];
  });
  return withLevels(findings, { ruleLevels, muteBelowUsd: 0 });
}

function loggedWords(
  { per }: Budget,
  { amount, isLowerBound, period, records }: LoggedUse,
  level: Wording,
): Wording {
  const calls = records === 1 ? words('{0} call', records) : words('{0} calls', records);
  const cost = usdWords(amount, isLowerBound ? 'partial' : 'exact');
  switch (per) {
    case 'run':
      return words(
        'Logged: a call of {0} cost {1} on average, over {2}, {3}.',
        period,
        cost,
        calls,
        level,
      );
    case 'asset':
      return words('Logged: an approved asset of {0} cost {1}, {2}.', period, cost, level);
    case 'day':
    case 'month':
      return words('Logged: {0} of {1} cost {2}, {3}.', calls, period, cost, level);
  }
}

function dearestWords({ templates, unpriced }: LoggedUse): readonly Wording[] {
  const [dearest] = templates;
  const most =
    dearest?.template === undefined || templates.length === 1
      ? []
      : [
          words(
            'Most of it went to {0}: {1}.',
            shorten(dearest.template),
            usdWords(dearest.nanoUsd),
          ),
        ];
  if (unpriced === 0) return most;
  const left =
    unpriced === 1
      ? words('{0} call without a price is not in it.', unpriced)
      : words('{0} calls without a price are not in it.', unpriced);
  return [...most, left];
}
