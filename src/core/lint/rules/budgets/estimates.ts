import { levelOf, WHOLE_BUDGET, type Budget } from '../../../budgets/budget.ts';
import {
  estimatedTemplate,
  estimatedUse,
  WORKING_DAYS,
  type EstimatedUse,
} from '../../../budgets/estimated.ts';
import { formatUsd, formatUsdRange } from '../../../report/money.ts';
import { firstLine } from '../../../text/firstLine.ts';
import type { Span } from '../../../text/span.ts';
import type { LintContext, LintedRequest, RequestRule, RuleFinding } from '../../rule.ts';
import { levelWords, ONLY_WARNS, periodWords, PROJECT_FILE } from './words.ts';

/** A request or template whose estimate is above a budget. */
export const budgetExceeded: RequestRule = {
  kind: 'request',
  id: 'budget/exceeded',
  defaultSeverity: 'warning',
  check: (request, context) => findingsOf(request, context, true),
};

/** A request or template whose estimate reaches a percentage of a budget that the user wants to hear of. */
export const budgetNear: RequestRule = {
  kind: 'request',
  id: 'budget/near',
  defaultSeverity: 'info',
  check: (request, context) => findingsOf(request, context, false),
};

function findingsOf(
  request: LintedRequest,
  context: LintContext,
  exceeded: boolean,
): readonly RuleFinding[] {
  return context.budgets.flatMap((budget): RuleFinding[] => {
    const use = useOf(budget, request, context);
    const level = use && levelOf(budget, use.amount, use.basis === 'partial');
    if (use === undefined || level === undefined) return [];
    if (level.threshold >= WHOLE_BUDGET !== exceeded) return [];
    const told = level.isSure
      ? formatUsdRange(use.amount, use.basis)
      : `up to ${formatUsd(use.amount.max)}`;
    const amount = level.isSure ? use.amount.min : use.amount.max;
    const may = level.isSure ? 'costs' : 'may cost';
    const what = subjectOf(budget, request, may);
    const isSum = budget.per === 'month' || budget.per === 'day';
    const period = isSum ? ` ${periodWords(budget.per)}` : '';
    return [
      {
        message: `${what} ${told}${period}, ${levelWords(budget, level, amount)}. ${ONLY_WARNS}`,
        span: placeOf(request, context),
        related: [{ path: PROJECT_FILE, span: budget.amountSpan, message: 'The budget.' }],
      },
    ];
  });
}

/** Requests are judged one by one, what a template comes to in a month or day once, with its first request. */
function useOf(
  { per, scope }: Budget,
  request: LintedRequest,
  { requests }: LintContext,
): EstimatedUse | undefined {
  if (scope.user !== undefined) return undefined;
  if (per === 'run' || per === 'asset') return estimatedUse(per, request);
  return requests[0]?.request === request.request ? estimatedTemplate(per, requests) : undefined;
}

function subjectOf({ per }: Budget, { request }: LintedRequest, costs: string): string {
  switch (per) {
    case 'run':
      return `The request ${costs}`;
    case 'asset':
      return request.attempts === undefined && request.acceptance === undefined
        ? `Even if every image is approved, an asset ${costs}`
        : `An approved asset ${costs}`;
    case 'month':
      return `By its runs_per_month, this template ${costs}`;
    case 'day':
      return `By its runs_per_month over ${WORKING_DAYS} days, this template ${costs}`;
  }
}

/** The setting that sets the request apart, or the prompt's first line where the header says nothing. */
function placeOf({ request: { spans } }: LintedRequest, { text, template }: LintContext): Span {
  return spans.quality ?? spans.size ?? spans.model ?? firstLine(text, template.promptSpan);
}
