import { estimateRequest } from '../pricing/estimate.ts';
import type { Catalogue } from '../pricing/catalogue.ts';
import { addMoney, type NanoUsdRange } from '../pricing/money.ts';
import type { ResolvedRequest } from '../pricing/request.ts';
import { words, type Wording } from '../text/wording.ts';
import type { PromptTokens } from '../tokens/promptTokens.ts';
import { NO_PICTURE_SIZE, withPictureBefore } from './pictureBefore.ts';
import type { Planned } from './workflow.ts';

/** What a conversation costs that improves one picture turn by turn. */
export interface ConversationPlan {
  /** The cost of each turn, in order. */
  readonly turns: readonly NanoUsdRange[];
  readonly total: NanoUsdRange;
  /** What is not in it, in a sentence. */
  readonly leftOut: Wording;
}

/** What the price of calls through the Responses API leaves out. */
export const MAINLINE_LEFT_OUT = words(
  'The text model that leads the conversation bills its own tokens besides, about 255 for the image tool alone in each turn.',
);

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
  const first = { ...request, n: 1 };
  const later = withPictureBefore(first, first);
  if (turns > 1 && later === undefined) return { kind: 'unpriced', reason: NO_PICTURE_SIZE };
  const costs: NanoUsdRange[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const { cost } = estimateRequest(catalogue, turn === 0 ? first : (later ?? first), prompt);
    if (cost.kind === 'unpriced') return { kind: 'unpriced', reason: cost.reason };
    costs.push(cost.total);
  }
  const plan = { turns: costs, total: addMoney(costs), leftOut: MAINLINE_LEFT_OUT };
  return { kind: 'priced', plan };
}
