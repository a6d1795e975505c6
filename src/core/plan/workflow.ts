import { leastSure, type Basis } from '../pricing/basis.ts';
import { estimateRequest } from '../pricing/estimate.ts';
import type { Catalogue } from '../pricing/catalogue.ts';
import type { ResolvedRequest } from '../pricing/request.ts';
import type { Wording } from '../text/wording.ts';
import type { PromptTokens } from '../tokens/promptTokens.ts';
import { planLanes, type Lane, type LanePlan } from './lanes.ts';
import { NO_PICTURE_SIZE, withPictureBefore } from './pictureBefore.ts';
import { perImage } from './unitCost.ts';

/** What a lane changes about the template's request. */
export interface LaneSettings {
  readonly model?: string;
  readonly quality?: string;
  readonly size?: string;
}

/** A plan that may have no price, and then says why. */
export type Planned<T> =
  | { readonly kind: 'priced'; readonly plan: T }
  | { readonly kind: 'unpriced'; readonly reason: Wording };

/**
 * How drafts lead to the final: each picture made on its own; the final as an edit of the draft that was chosen;
 * or turns of a conversation, each with the picture before it as image input.
 */
export const LANE_APIS = ['generate', 'edit', 'responses'] as const;
/** One of the ways that drafts lead to the final. */
export type LaneApi = (typeof LANE_APIS)[number];

/** The drafts before a final. */
export interface DraftLane {
  readonly settings: LaneSettings;
  /** Images made in the draft lane for each approved asset, from 0; may be an average. */
  readonly drafts: number;
  readonly api: LaneApi;
}

/** Lanes with how sure they are together. */
export interface DraftPlan extends LanePlan {
  readonly api: LaneApi;
  readonly basis: Exclude<Basis, 'unpriced'>;
}

interface Calls {
  readonly name: string;
  /** Undefined where the size of a picture that is sent on is not known. */
  readonly request: ResolvedRequest | undefined;
  readonly calls: number;
}

/**
 * Cheap drafts before the final: so many images of a draft lane and one of the final lane for each approved
 * asset, against the same number of images all in the final lane.
 *
 * @param final the template's request.
 */
export function planDrafts(
  catalogue: Catalogue,
  final: ResolvedRequest,
  prompt: PromptTokens,
  { settings, drafts, api }: DraftLane,
): Planned<DraftPlan> {
  const draft = { ...final, ...settings };
  const lanes: Lane[] = [];
  const allFinal: Lane[] = [];
  let basis: DraftPlan['basis'] = 'exact';
  for (const [list, calls] of [
    [lanes, draftCalls(draft, final, drafts, api)],
    [allFinal, finalCalls(final, drafts + 1, api)],
  ] as const) {
    for (const { name, request, calls: number } of calls) {
      if (number === 0) continue;
      if (request === undefined) return { kind: 'unpriced', reason: NO_PICTURE_SIZE };
      const { cost, basis: own } = estimateRequest(catalogue, request, prompt);
      if (cost.kind === 'unpriced') return { kind: 'unpriced', reason: cost.reason };
      basis = leastSure([basis, own]) as DraftPlan['basis'];
      list.push({ name, callCost: perImage(cost.total, request.n), calls: number });
    }
  }
  return { kind: 'priced', plan: { ...planLanes(lanes, allFinal), api, basis } };
}

function draftCalls(
  draft: ResolvedRequest,
  final: ResolvedRequest,
  drafts: number,
  api: LaneApi,
): readonly Calls[] {
  const sendsDraft = api !== 'generate' && drafts > 0;
  const last = { name: 'final', request: final, calls: 1 };
  const end = sendsDraft ? { ...last, request: withPictureBefore(final, draft) } : last;
  if (api !== 'responses') return [{ name: 'draft', request: draft, calls: drafts }, end];
  return [
    { name: 'first draft', request: draft, calls: Math.min(1, drafts) },
    {
      name: 'later draft',
      request: withPictureBefore(draft, draft),
      calls: Math.max(0, drafts - 1),
    },
    end,
  ];
}

function finalCalls(final: ResolvedRequest, calls: number, api: LaneApi): readonly Calls[] {
  if (api !== 'responses') return [{ name: 'final', request: final, calls }];
  return [
    { name: 'first', request: final, calls: 1 },
    { name: 'later', request: withPictureBefore(final, final), calls: calls - 1 },
  ];
}
