import {
  percentUsed,
  WHOLE_BUDGET,
  type Budget,
  type BudgetLevel,
  type BudgetPeriod,
} from '../../../budgets/budget.ts';
import type { Finding, RelatedPlace } from '../../../text/finding.ts';
import type { NanoUsd } from '../../../pricing/money.ts';
import { usdWords } from '../../../report/money.ts';
import { shorten } from '../../../text/shorten.ts';
import { sentence, told, words, type Wording, type WordingPart } from '../../../text/wording.ts';

/** The name of the file that budgets stand in; paths of findings are relative to its folder. */
const PROJECT_FILE = 'prompt-cost.yaml';

/** Said with every finding about a budget. */
export const ONLY_WARNS = words('This is a warning: nothing here can stop an API call.');

/** The place of a budget, as findings elsewhere point to it. */
export function budgetPlace({ amountSpan }: Budget): RelatedPlace {
  return { path: PROJECT_FILE, span: amountSpan, ...told('The budget.') };
}

const PER: Readonly<Record<BudgetPeriod, string>> = {
  run: sentence('a run'),
  day: sentence('a day'),
  month: sentence('a month'),
  asset: sentence('an approved asset'),
};

const AMOUNT: Readonly<Record<BudgetPeriod, string>> = {
  run: sentence('the budget of {0} a run'),
  day: sentence('the budget of {0} a day'),
  month: sentence('the budget of {0} a month'),
  asset: sentence('the budget of {0} an approved asset'),
};

/** What a budget is an amount for, such as `a month`. */
export function periodWords(per: BudgetPeriod): string {
  return PER[per];
}

/** A budget in words: `the budget of $500.00 a month for campaigns/** (“Team”)`. */
export function budgetWords({ name, per, nanoUsd, scope }: Budget): Wording {
  const { files, template, user } = scope;
  const parts: readonly WordingPart[] = [
    ...(template === undefined ? [] : [shorten(template)]),
    ...(files === undefined ? [] : [shorten(files.join(', '))]),
    ...(user === undefined ? [] : [words('user {0}', shorten(user))]),
  ];
  const [first, ...others] = parts;
  const amount: Wording = { sentence: AMOUNT[per], parts: [usdWords(nanoUsd)] };
  const whom = others.reduce<WordingPart | undefined>(
    (list, part) => (list === undefined ? part : words('{0}, {1}', list, part)),
    first,
  );
  const scoped = whom === undefined ? amount : words('{0} for {1}', amount, whom);
  return name === undefined ? scoped : words('{0} (“{1}”)', scoped, shorten(name));
}

/** How far an amount has gone, to complete a sentence such as “It costs $12.00, …”. */
export function levelWords(budget: Budget, level: BudgetLevel, amount: NanoUsd): Wording {
  const named = budgetWords(budget);
  return level.threshold >= WHOLE_BUDGET
    ? words('above {0}', named)
    : words('{0} % of {1}', percentUsed(budget, amount), named);
}

/** The rule that tells of a level, and how much it matters. */
export function gravity({ threshold }: BudgetLevel): Pick<Finding, 'ruleId' | 'severity'> {
  return threshold >= WHOLE_BUDGET
    ? { ruleId: 'budget/exceeded', severity: 'warning' }
    : { ruleId: 'budget/near', severity: 'info' };
}
