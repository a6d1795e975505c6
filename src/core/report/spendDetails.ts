import * as z from 'zod/mini';
import {
  BUDGET_PERIODS,
  levelOf,
  percentUsed,
  WHOLE_BUDGET,
  type Budget,
} from '../budgets/budget.ts';
import { loggedUse, type LoggedCell } from '../budgets/logged.ts';
import { toUsd } from '../pricing/money.ts';
import type { EstimateAgainstActual } from '../usage/observed/drift.ts';
import { causeWords } from './actuals.ts';
import { ENGLISH, type Language } from './language.ts';

const usd = z.nullable(z.number());

/** A budget with what was logged against it. */
export const reportedBudget = z.strictObject({
  name: z.nullable(z.string()),
  per: z.enum(BUDGET_PERIODS),
  files: z.nullable(z.array(z.string())),
  template: z.nullable(z.string()),
  user: z.nullable(z.string()),
  /** The day, or the month as `YYYY-MM`; null where no call counts. */
  period: z.nullable(z.string()),
  budgetUsd: z.number(),
  /** Null where no call counts, or it cannot be told. */
  usedUsd: usd,
  /** Negative once the budget is exceeded. */
  leftUsd: usd,
  /** Whole percent, rounded down. */
  percentUsed: z.nullable(z.number()),
  records: z.int(),
  unpriced: z.int(),
  level: z.enum(['within', 'near', 'exceeded']),
});

/** A template's estimate beside what its logged calls came to; money for one image. */
export const reportedActuals = z.strictObject({
  path: z.string(),
  /** How its calls were found: by its name, or by model, quality, size and the tokens of the prompt. */
  matchedBy: z.enum(['template', 'request']),
  records: z.int(),
  images: z.int(),
  unpriced: z.int(),
  estimateUsd: z.nullable(z.strictObject({ min: z.number(), max: z.number() })),
  actualUsd: usd,
  perApprovedAssetUsd: usd,
  /** Approved assets by judged pictures, 0 to 1. */
  acceptance: z.nullable(z.number()),
  /** How far the actual lies outside of the estimate, by its nearer end; 0.1 for a tenth more. */
  drift: z.nullable(z.number()),
  /** Why they part, in sentences. */
  causes: z.array(z.string()),
});

/** A budget as the report shows it. */
export type ReportedBudget = z.infer<typeof reportedBudget>;
/** Estimate and actual of a template as the report shows them. */
export type ReportedActuals = z.infer<typeof reportedActuals>;

/**
 * Budgets with what was logged against them.
 *
 * @param today the day in UTC, `YYYY-MM-DD`.
 * @param paths of known templates, relative to the project file.
 */
export function reportBudgets(
  budgets: readonly Budget[],
  cells: readonly LoggedCell[],
  today: string,
  paths: readonly string[],
): readonly ReportedBudget[] {
  return budgets.map((budget) => {
    const use = loggedUse(budget, cells, today, paths);
    const level = use && levelOf(budget, { min: use.amount, max: use.amount });
    const { name, per, scope, nanoUsd } = budget;
    return {
      name: name ?? null,
      per,
      files: scope.files === undefined ? null : [...scope.files],
      template: scope.template ?? null,
      user: scope.user ?? null,
      period: use?.period ?? null,
      budgetUsd: toUsd(nanoUsd),
      usedUsd: use ? toUsd(use.amount) : null,
      leftUsd: use ? toUsd(nanoUsd - use.amount) : null,
      percentUsed: use ? percentUsed(budget, use.amount) : null,
      records: use?.records ?? 0,
      unpriced: use?.unpriced ?? 0,
      level: level === undefined ? 'within' : level.threshold >= WHOLE_BUDGET ? 'exceeded' : 'near',
    };
  });
}

/** Estimate and actual of a template for the report. */
export function reportActuals(
  path: string,
  compared: EstimateAgainstActual,
  language: Language = ENGLISH,
): ReportedActuals {
  const { actuals, estimate, actual, drift, causes } = compared;
  const { matchedBy, records, images, unpriced, nanoUsdPerApproved, acceptance } = actuals;
  return {
    path,
    matchedBy,
    records,
    images,
    unpriced,
    estimateUsd: estimate ? { min: toUsd(estimate.min), max: toUsd(estimate.max) } : null,
    actualUsd: actual === undefined ? null : toUsd(actual),
    perApprovedAssetUsd: nanoUsdPerApproved === undefined ? null : toUsd(nanoUsdPerApproved),
    acceptance: acceptance ?? null,
    drift: drift ?? null,
    causes: causes.map((cause) => causeWords(cause, language)),
  };
}
