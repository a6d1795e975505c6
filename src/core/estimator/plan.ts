import { attemptPolicyOf, planRun } from '../plan/planRun.ts';
import type { AttemptPolicy } from '../plan/attempts.ts';
import { unitCostOf } from '../plan/unitCost.ts';
import { planDrafts, type LaneSettings } from '../plan/workflow.ts';
import { findModel, rateLimitsOf } from '../pricing/catalogue.ts';
import { reportPlan } from '../report/planJson.ts';
import type { PlanReport } from '../report/planSchema.ts';
import { answeredRequest, type EstimateAnswers, type EstimateSubject } from './answers.ts';

/** What is planned beside the request itself; what is absent is as the template says, or left out. */
export interface PlanAnswers {
  readonly policy?: AttemptPolicy | undefined;
  /** Usage tier, 1 to 5. */
  readonly tier?: number | undefined;
  readonly draft?: LaneSettings | undefined;
  /** Drafts for each final, whole number from 0. */
  readonly drafts?: number | undefined;
}

/** The plan of a run as the answers describe it. */
export function planAnswers(
  { catalogue, base, prompt }: EstimateSubject,
  answers: EstimateAnswers,
  plan: PlanAnswers = {},
): PlanReport {
  const request = answeredRequest(base, answers);
  const { runs } = answers;
  const unit = unitCostOf(catalogue, request, prompt);
  const model = findModel(catalogue, request.model);
  const tier = plan.tier ?? request.tier;
  const limit = (model && rateLimitsOf(catalogue, model))?.tiers.find((one) => one.tier === tier);
  const policy = plan.policy ?? attemptPolicyOf(request);
  const { draft, drafts } = plan;
  return reportPlan({
    request: {
      path: null,
      model: request.model,
      quality: request.quality,
      size: request.size,
      output: null,
      outputs: null,
    },
    catalogueVersion: catalogue.version,
    run:
      unit.kind === 'unpriced'
        ? unit
        : { kind: 'priced', plan: planRun(unit, { runs, policy, limit }) },
    runs,
    images: runs * request.n,
    drafts:
      draft === undefined || drafts === undefined
        ? undefined
        : planDrafts(catalogue, request, prompt, draft, drafts),
  });
}
