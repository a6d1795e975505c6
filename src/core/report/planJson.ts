import type { AttemptPlan } from '../plan/attempts.ts';
import type { RowProblem, RowsSummary } from '../plan/dataRows.ts';
import type { RunPlan } from '../plan/planRun.ts';
import type { ConversationPlan } from '../plan/conversation.ts';
import type { DraftPlan, Planned } from '../plan/workflow.ts';
import { toUsd, type NanoUsdRange } from '../pricing/money.ts';
import { ENGLISH, type Language } from './language.ts';
import { describeDetails } from './planDetails.ts';
import type { PlanReport } from './planSchema.ts';
import { sayWording } from './wording.ts';

/** What a report is about. */
export interface PlannedRequest {
  readonly path: string | null;
  readonly model: string | null;
  readonly quality: string | null;
  readonly size: string | null;
  readonly output: number | null;
  readonly outputs: number | null;
}

/** Everything that was planned for one request. */
export interface PlanParts {
  readonly request: PlannedRequest;
  readonly catalogueVersion: string;
  readonly run: Planned<RunPlan>;
  /** Requests asked for; told even where there is no price. */
  readonly runs: number;
  readonly images: number;
  readonly drafts?: Planned<DraftPlan> | undefined;
  readonly conversation?: Planned<ConversationPlan> | undefined;
  readonly rows?:
    | {
        readonly summary: RowsSummary;
        readonly leftOut: number;
        readonly problems: readonly RowProblem[];
      }
    | undefined;
}

/** The plan as the report shows it; money in US dollars. Only what it tells in sentences is in the language. */
export function reportPlan(parts: PlanParts, language: Language = ENGLISH): PlanReport {
  const { request, catalogueVersion, run, drafts, conversation } = parts;
  const plan = run.kind === 'priced' ? run.plan : undefined;
  return {
    schemaVersion: 1,
    catalogVersion: catalogueVersion,
    ...request,
    runs: parts.runs,
    images: parts.images,
    basis: plan?.basis ?? 'unpriced',
    reasons: [
      ...(run.kind === 'unpriced' ? [run.reason] : run.plan.reasons),
      ...[drafts, conversation].flatMap((part) => (part?.kind === 'unpriced' ? [part.reason] : [])),
    ].map((reason) => sayWording(reason, language)),
    costUsd: plan
      ? { live: usdRange(plan.live), batch: plan.batch ? usdRange(plan.batch) : null }
      : null,
    perImageUsd: plan ? usdRange(plan.perImage) : null,
    perApprovedAssetUsd: plan ? perAsset(plan.attempts) : null,
    ...describeDetails(plan, language),
    lanes: drafts?.kind === 'priced' ? reportLanes(drafts.plan) : null,
    conversation:
      conversation?.kind === 'priced' ? reportConversation(conversation.plan, language) : null,
    rows: reportRows(parts.rows),
  };
}

/** Money per approved asset; null when none is ever approved. */
function perAsset({ perApprovedAsset }: AttemptPlan): PlanReport['perApprovedAssetUsd'] {
  return Number.isFinite(perApprovedAsset.max) ? usdRange(perApprovedAsset) : null;
}

function reportLanes({
  lanes,
  perApprovedAsset,
  allFinal,
  api,
  basis,
}: DraftPlan): PlanReport['lanes'] {
  return {
    api,
    basis,
    lanes: lanes.map(({ name, calls, callCost, amount }) => ({
      name,
      images: calls,
      perImageUsd: usdRange(callCost),
      amountUsd: usdRange(amount),
    })),
    perApprovedAssetUsd: usdRange(perApprovedAsset),
    allFinalUsd: usdRange(allFinal),
  };
}

function reportConversation(
  plan: ConversationPlan,
  language: Language,
): PlanReport['conversation'] {
  return {
    turnsUsd: plan.turns.map(usdRange),
    totalUsd: usdRange(plan.total),
    leftOut: sayWording(plan.leftOut, language),
  };
}

function reportRows(rows: PlanParts['rows']): PlanReport['rows'] {
  if (rows === undefined) return null;
  const { summary, leftOut, problems } = rows;
  return {
    priced: summary.rows,
    leftOut,
    problems: problems.map(({ line, reason }) => ({ line, reason })),
    medianUsd: summary.median === undefined ? null : toUsd(summary.median),
    p95Usd: summary.p95 === undefined ? null : toUsd(summary.p95),
    dearest: summary.dearest.map(({ line, cost }) => ({ line, costUsd: usdRange(cost) })),
  };
}

function usdRange({ min, max }: NanoUsdRange): { min: number; max: number } {
  return { min: toUsd(min), max: toUsd(max) };
}
