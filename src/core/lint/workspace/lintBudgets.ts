import { levelOf } from '../../budgets/budget.ts';
import { estimatedSum, type BudgetedTemplate, type EstimatedSum } from '../../budgets/estimated.ts';
import type { Project } from '../../project/projectFile.ts';
import { usdWords } from '../../report/money.ts';
import type { Finding } from '../../text/finding.ts';
import { shorten } from '../../text/shorten.ts';
import { sentence, sentences, toldAs, words, type Wording } from '../../text/wording.ts';
import { withLevels } from '../levels.ts';
import { gravity, levelWords, ONLY_WARNS } from '../rules/budgets/words.ts';

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
        ...toldAs(
          sentences(
            sumWords(budget.per, sum, level.isSure, levelWords(budget, level, amount)),
            ...shareWords(sum),
            ONLY_WARNS,
          ),
        ),
        span: budget.amountSpan,
      },
    ];
  });
  return withLevels(findings, { ruleLevels, muteBelowUsd: 0 });
}

function sumWords(
  per: 'day' | 'month',
  { amount, basis, templates }: EstimatedSum,
  isSure: boolean,
  level: Wording,
): Wording {
  const cost = isSure ? usdWords(amount, basis) : usdWords(amount.max);
  const [surely, possibly] = SENTENCES[per][templates.length === 1 ? 'one' : 'many'];
  return { sentence: isSure ? surely : possibly, parts: [cost, level, templates.length] };
}

/** What costs it: surely, and where only the upper bound is above. */
const SENTENCES = {
  day: {
    one: [
      sentence('Estimated: by its runs_per_month, one template costs {0} a day, {1}.'),
      sentence('Estimated: by its runs_per_month, one template may cost up to {0} a day, {1}.'),
    ],
    many: [
      sentence('Estimated: by their runs_per_month, {2} templates cost {0} a day, {1}.'),
      sentence('Estimated: by their runs_per_month, {2} templates may cost up to {0} a day, {1}.'),
    ],
  },
  month: {
    one: [
      sentence('Estimated: by its runs_per_month, one template costs {0} a month, {1}.'),
      sentence('Estimated: by its runs_per_month, one template may cost up to {0} a month, {1}.'),
    ],
    many: [
      sentence('Estimated: by their runs_per_month, {2} templates cost {0} a month, {1}.'),
      sentence(
        'Estimated: by their runs_per_month, {2} templates may cost up to {0} a month, {1}.',
      ),
    ],
  },
} as const;

function shareWords({ templates, leftOut }: EstimatedSum): readonly Wording[] {
  const [dearest] = templates;
  const most =
    dearest === undefined || templates.length === 1
      ? []
      : [words('The dearest is {0} at {1}.', shorten(dearest.path), usdWords(dearest.amount.max))];
  if (leftOut === 0) return most;
  const left =
    leftOut === 1
      ? words('{0} without runs_per_month or a price is left out.', leftOut)
      : words('{0} without runs_per_month or a price are left out.', leftOut);
  return [...most, left];
}
