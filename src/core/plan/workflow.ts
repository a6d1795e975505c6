import { estimateRequest } from '../pricing/estimate.ts';
import type { Catalogue } from '../pricing/catalogue.ts';
import { addMoney, type NanoUsdRange } from '../pricing/money.ts';
import type { ResolvedRequest } from '../pricing/request.ts';
import { parsePixels } from '../template/header.ts';
import type { PromptTokens } from '../tokens/promptTokens.ts';
import { planLanes, type LanePlan } from './lanes.ts';
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
  | { readonly kind: 'unpriced'; readonly reason: string };

/**
 * Cheap drafts before the final: so many images of a draft lane and one of the final lane for each approved
 * asset, against all of them in the final lane.
 *
 * @param final the template's request.
 * @param drafts images made in the draft lane for each approved asset.
 */
export function planDrafts(
  catalogue: Catalogue,
  final: ResolvedRequest,
  prompt: PromptTokens,
  draft: LaneSettings,
  drafts: number,
): Planned<LanePlan> {
  const lanes: { name: string; callCost: NanoUsdRange; calls: number }[] = [];
  for (const [name, settings, calls] of [
    ['draft', draft, drafts],
    ['final', {}, 1],
  ] as const) {
    const request = { ...final, ...settings };
    const { cost } = estimateRequest(catalogue, request, prompt);
    if (cost.kind === 'unpriced') return { kind: 'unpriced', reason: cost.reason };
    lanes.push({ name, callCost: perImage(cost.total, request.n), calls });
  }
  return { kind: 'priced', plan: planLanes(lanes) };
}

/** What a conversation costs that improves one picture turn by turn. */
export interface ConversationPlan {
  /** The cost of each turn, in order. */
  readonly turns: readonly NanoUsdRange[];
  readonly total: NanoUsdRange;
  /** What is not in it, in a sentence. */
  readonly leftOut: string;
}

/**
 * A conversation through the Responses API: every turn sends the text anew, and each but the first the picture
 * of the turn before as a reference image.
 *
 * @param turns whole number from 1.
 */
export function planConversation(
  catalogue: Catalogue,
  request: ResolvedRequest,
  prompt: PromptTokens,
  turns: number,
): Planned<ConversationPlan> {
  const pixels = parsePixels(request.size);
  if (turns > 1 && pixels === undefined) {
    const reason =
      'The picture of the turn before is billed by its pixels; set a size to price a conversation.';
    return { kind: 'unpriced', reason };
  }
  const picture = {
    source: 'picture of the turn before',
    name: 'picture of the turn before',
    span: { start: 0, end: 0 },
    ...(pixels && { pixels, measured: 'stated' as const }),
  };
  const costs: NanoUsdRange[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const asked: ResolvedRequest =
      turn === 0
        ? { ...request, n: 1 }
        : { ...request, n: 1, operation: 'edit', images: [...(request.images ?? []), picture] };
    const { cost } = estimateRequest(catalogue, asked, prompt);
    if (cost.kind === 'unpriced') return { kind: 'unpriced', reason: cost.reason };
    costs.push(cost.total);
  }
  const leftOut =
    'The text model that leads the conversation bills its own tokens besides, about 255 for the image tool alone in each turn.';
  return { kind: 'priced', plan: { turns: costs, total: addMoney(costs), leftOut } };
}
