import type { Catalogue } from '../pricing/catalogue.ts';
import type { ObservedAcceptance } from '../pricing/observations.ts';
import type { ResolvedRequest } from '../pricing/request.ts';
import { words } from '../text/wording.ts';
import type { PromptTokens } from '../tokens/promptTokens.ts';
import { attemptPolicyOf, type AttemptPolicy } from './attempts.ts';
import { planConversation, type ConversationPlan } from './conversation.ts';
import { rowsUnit, type RowsSummary } from './dataRows.ts';
import { planRun, planTotal, type RunOrder, type RunPlan } from './planRun.ts';
import { tierLimits } from './tierLimits.ts';
import { unitCostOf } from './unitCost.ts';
import { planDrafts, type DraftLane, type DraftPlan, type Planned } from './workflow.ts';

/** What is planned of a request; what is absent is as the request says, or left out. */
export interface PlanSettings {
  readonly policy?: AttemptPolicy | undefined;
  /**
   * What usage records show, if not what the price list knows of calls that name the template; counts where neither
   * the settings nor the request say a word on attempts.
   */
  readonly observed?: ObservedAcceptance | undefined;
  /** Usage tier, 1 to 5; null where it is not known, whatever the request says. */
  readonly tier?: number | null | undefined;
  /** Images asked for each minute. */
  readonly demandPerMinute?: number | undefined;
  readonly draft?: DraftLane | undefined;
  /** Turns of a conversation that improves one picture, whole number from 1. */
  readonly turns?: number | undefined;
}

/** Everything that is planned of a request. */
export interface RequestPlan {
  readonly run: Planned<RunPlan>;
  /** Requests asked for; told even where there is no price. */
  readonly runs: number;
  readonly images: number;
  readonly drafts: Planned<DraftPlan> | undefined;
  readonly conversation: Planned<ConversationPlan> | undefined;
}

/**
 * Plans a run of one request, so often or once for each row of a data file.
 *
 * @param volume the number of requests, or what the rows came to.
 */
export function planRequest(
  catalogue: Catalogue,
  request: ResolvedRequest,
  prompt: PromptTokens,
  volume: number | RowsSummary,
  settings: PlanSettings = {},
): RequestPlan {
  const { draft, turns } = settings;
  const tier = settings.tier === undefined ? request.tier : (settings.tier ?? undefined);
  const runs = typeof volume === 'number' ? volume : volume.rows;
  const stated = settings.policy ?? attemptPolicyOf(request);
  const observed =
    stated.kind === 'unknown' ? (settings.observed ?? catalogue.observed?.acceptance()) : undefined;
  const order: RunOrder = {
    runs,
    policy: observed ? { ...stated, kind: 'acceptance', acceptance: observed.acceptance } : stated,
    observed,
    limits: tierLimits(catalogue, request.model, tier),
    demandPerMinute: settings.demandPerMinute,
  };
  return {
    run: runOf(catalogue, request, prompt, volume, order),
    runs,
    images: runs * request.n,
    drafts: draft && planDrafts(catalogue, request, prompt, draft),
    conversation:
      turns === undefined ? undefined : planConversation(catalogue, request, prompt, turns),
  };
}

function runOf(
  catalogue: Catalogue,
  request: ResolvedRequest,
  prompt: PromptTokens,
  volume: number | RowsSummary,
  order: RunOrder,
): Planned<RunPlan> {
  const unit = unitCostOf(catalogue, request, prompt);
  if (unit.kind === 'unpriced') return unit;
  if (typeof volume === 'number') return { kind: 'priced', plan: planRun(unit, order) };
  if (volume.rows === 0) {
    return { kind: 'unpriced', reason: words('No row of the data could be priced.') };
  }
  const { live, batch } = volume;
  return { kind: 'priced', plan: planTotal(rowsUnit(unit, volume), live, batch, order) };
}
