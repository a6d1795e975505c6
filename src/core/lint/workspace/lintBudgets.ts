import { levelOf, type Budget } from '../../budgets/budget.ts';
import { estimatedSum, type BudgetedTemplate, type EstimatedSum } from '../../budgets/estimated.ts';
import type { Project } from '../../project/projectFile.ts';
import { formatUsd, formatUsdRange } from '../../report/money.ts';
import type { Finding } from '../../text/finding.ts';
import { shorten } from '../../text/shorten.ts';
import { withLevels } from '../levels.ts';
import { gravity, levelWords, ONLY_WARNS, periodWords } from '../rules/budgets/words.ts';

/** What of a project file says how its budgets are judged. */
export type BudgetedProject = Pick<Project, 'budgets' | 'ruleLevels'>;

/**
 * Findings in a project file about budgets of a day or a month that the estimates of several templates reach
 * together. What one request or one asset costs is told in its template.
 */
export function lintBudgets(
  { budgets, ruleLevels }: BudgetedProject,
  templates: readonly BudgetedTemplate[],
): readonly Finding[] {
  const findings = budgets.flatMap((budget): Finding[] => {
    if (budget.per !== 'month' && budget.per !== 'day') return [];
    const sum = estimatedSum(budget, templates);
    const level = sum && levelOf(budget, sum.amount, sum.basis === 'partial');
    if (sum === undefined || level === undefined) return [];
    const amount = level.isSure ? sum.amount.min : sum.amount.max;
    return [
      {
        ...gravity(level),
        message: `${sumWords(budget, sum, level.isSure)}, ${levelWords(budget, level, amount)}. ${shareWords(sum)}${ONLY_WARNS}`,
        span: budget.amountSpan,
      },
    ];
  });
  return withLevels(findings, { ruleLevels, muteBelowUsd: 0 });
}

function sumWords(
  { per }: Budget,
  { amount, basis, templates }: EstimatedSum,
  isSure: boolean,
): string {
  const many = templates.length !== 1;
  const who = many
    ? `their runs_per_month, ${templates.length.toLocaleString('en-US')} templates`
    : 'its runs_per_month, one template';
  const costs = many ? 'cost' : 'costs';
  const told = isSure
    ? `${costs} ${formatUsdRange(amount, basis)}`
    : `may cost up to ${formatUsd(amount.max)}`;
  return `Estimated: by ${who} ${told} ${periodWords(per)}`;
}

function shareWords({ templates, leftOut }: EstimatedSum): string {
  const [dearest] = templates;
  const most =
    dearest === undefined || templates.length === 1
      ? ''
      : `The dearest is ${shorten(dearest.path)} at ${formatUsd(dearest.amount.max)}. `;
  const left =
    leftOut === 0
      ? ''
      : `${leftOut.toLocaleString('en-US')} without runs_per_month or a price ${leftOut === 1 ? 'is' : 'are'} left out. `;
  return most + left;
}
