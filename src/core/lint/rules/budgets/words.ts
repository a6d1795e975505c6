import {
  percentUsed,
  WHOLE_BUDGET,
  type Budget,
  type BudgetLevel,
  type BudgetPeriod,
} from '../../../budgets/budget.ts';
import type { Finding } from '../../../text/finding.ts';
import type { NanoUsd } from '../../../pricing/money.ts';
import { formatUsd } from '../../../report/money.ts';
import { shorten } from '../../../text/shorten.ts';

/** The name of the file that budgets stand in; paths of findings are relative to its folder. */
export const PROJECT_FILE = 'prompt-cost.yaml';

/** Said with every finding about a budget. */
export const ONLY_WARNS = 'This is a warning: nothing here can stop an API call.';

const PER: Readonly<Record<BudgetPeriod, string>> = {
  run: 'a run',
  day: 'a day',
  month: 'a month',
  asset: 'an approved asset',
};

/** What a budget is an amount for, such as `a month`. */
export function periodWords(per: BudgetPeriod): string {
  return PER[per];
}

/** A budget in words: `the budget of $500.00 a month for campaigns/** (“Team”)`. */
export function budgetWords({ name, per, nanoUsd, scope }: Budget): string {
  const { files, template, user } = scope;
  const parts = [
    ...(template === undefined ? [] : [shorten(template)]),
    ...(files === undefined ? [] : [shorten(files.join(', '))]),
    ...(user === undefined ? [] : [`user ${shorten(user)}`]),
  ];
  const whom = parts.length === 0 ? '' : ` for ${parts.join(', ')}`;
  const called = name === undefined ? '' : ` (“${shorten(name)}”)`;
  return `the budget of ${formatUsd(nanoUsd)} ${PER[per]}${whom}${called}`;
}

/** How far an amount has gone, to complete a sentence such as “It costs $12.00, …”. */
export function levelWords(budget: Budget, level: BudgetLevel, amount: NanoUsd): string {
  const words = budgetWords(budget);
  if (level.threshold >= WHOLE_BUDGET) return `above ${words}`;
  return `${percentUsed(budget, amount).toLocaleString('en-US')} % of ${words}`;
}

/** The rule that tells of a level, and how much it matters. */
export function gravity({ threshold }: BudgetLevel): Pick<Finding, 'ruleId' | 'severity'> {
  return threshold >= WHOLE_BUDGET
    ? { ruleId: 'budget/exceeded', severity: 'warning' }
    : { ruleId: 'budget/near', severity: 'info' };
}
