import { levelOf, type Budget } from '../../budgets/budget.ts';
import { loggedUse, type LoggedCell, type LoggedUse } from '../../budgets/logged.ts';
import { formatUsd, formatUsdRange } from '../../report/money.ts';
import { namesTemplate } from '../../template/templateName.ts';
import type { Finding } from '../../text/finding.ts';
import type { Span } from '../../text/span.ts';
import { shorten } from '../../text/shorten.ts';
import { withLevels } from '../levels.ts';
import { gravity, levelWords, ONLY_WARNS, PROJECT_FILE } from '../rules/budgets/words.ts';
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
    const message = `${loggedWords(budget, use)}, ${levelWords(budget, level, use.amount)}. ${dearestWords(use)}${ONLY_WARNS}`;
    return [{ ...gravity(level), message, span: budget.amountSpan }];
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
    const message = `${loggedWords(budget, use)}, ${levelWords(budget, level, use.amount)}. ${ONLY_WARNS}`;
    const related = [{ path: PROJECT_FILE, span: budget.amountSpan, message: 'The budget.' }];
    return [{ ...gravity(level), message, span, related }];
  });
  return withLevels(findings, { ruleLevels, muteBelowUsd: 0 });
}

function loggedWords(
  { per }: Budget,
  { amount, isLowerBound, period, records }: LoggedUse,
): string {
  const calls = `${records.toLocaleString('en-US')} ${records === 1 ? 'call' : 'calls'}`;
  const cost = formatUsdRange({ min: amount, max: amount }, isLowerBound ? 'partial' : 'exact');
  switch (per) {
    case 'run':
      return `Logged: a call of ${period} cost ${cost} on average, over ${calls}`;
    case 'asset':
      return `Logged: an approved asset of ${period} cost ${cost}`;
    case 'day':
    case 'month':
      return `Logged: ${calls} of ${period} cost ${cost}`;
  }
}

function dearestWords({ templates, unpriced }: LoggedUse): string {
  const [dearest] = templates;
  const most =
    dearest?.template === undefined || templates.length === 1
      ? ''
      : `Most of it went to ${shorten(dearest.template)}: ${formatUsd(dearest.nanoUsd)}. `;
  const left =
    unpriced === 0
      ? ''
      : `${unpriced.toLocaleString('en-US')} ${unpriced === 1 ? 'call' : 'calls'} without a price ${unpriced === 1 ? 'is' : 'are'} not in it. `;
  return most + left;
}
