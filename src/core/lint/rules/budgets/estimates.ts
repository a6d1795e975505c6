import { levelOf, WHOLE_BUDGET, type Budget } from '../../../budgets/budget.ts';
import {
  estimatedTemplate,
  estimatedUse,
  WORKING_DAYS,
  type EstimatedUse,
} from '../../../budgets/estimated.ts';
import { usdWords } from '../../../report/money.ts';
import { firstLine } from '../../../text/firstLine.ts';
import type { Span } from '../../../text/span.ts';
import { sentence, sentences, toldAs, type Wording } from '../../../text/wording.ts';
import type { LintContext, LintedRequest, RequestRule, RuleFinding } from '../../rule.ts';
import { budgetPlace, levelWords, ONLY_WARNS } from './words.ts';

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
    const amount = level.isSure ? use.amount.min : use.amount.max;
    const cost = level.isSure ? usdWords(use.amount, use.basis) : usdWords(use.amount.max);
    const [surely, possibly] = SENTENCES[subjectOf(budget, request)];
    const first: Wording = {
      sentence: level.isSure ? surely : possibly,
      parts: [cost, levelWords(budget, level, amount), WORKING_DAYS],
    };
    return [
      {
        ...toldAs(sentences(first, ONLY_WARNS)),
        span: placeOf(request, context),
        related: [budgetPlace(budget)],
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

/** What costs it: surely, and where only the upper bound is above. */
const SENTENCES = {
  run: [sentence('The request costs {0}, {1}.'), sentence('The request may cost up to {0}, {1}.')],
  asset: [
    sentence('An approved asset costs {0}, {1}.'),
    sentence('An approved asset may cost up to {0}, {1}.'),
  ],
  image: [
    sentence('Even if every image is approved, an asset costs {0}, {1}.'),
    sentence('Even if every image is approved, an asset may cost up to {0}, {1}.'),
  ],
  month: [
    sentence('By its runs_per_month, this template costs {0} a month, {1}.'),
    sentence('By its runs_per_month, this template may cost up to {0} a month, {1}.'),
  ],
  day: [
    sentence('By its runs_per_month over {2} days, this template costs {0} a day, {1}.'),
    sentence('By its runs_per_month over {2} days, this template may cost up to {0} a day, {1}.'),
  ],
} as const;

function subjectOf({ per }: Budget, { request }: LintedRequest): keyof typeof SENTENCES {
  const isUnsaid = request.attempts === undefined && request.acceptance === undefined;
  return per === 'asset' && isUnsaid ? 'image' : per;
}

/** The setting that sets the request apart, or the prompt's first line where the header says nothing. */
function placeOf({ request: { spans } }: LintedRequest, { text, template }: LintContext): Span {
  return spans.quality ?? spans.size ?? spans.model ?? firstLine(text, template.promptSpan);
}
