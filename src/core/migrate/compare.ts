import { isShutDown, type Catalogue, type ModelPricing } from '../pricing/catalogue.ts';
import { firstChoiceOf } from '../pricing/fallbacks.ts';
import type { RequestEstimate } from '../pricing/estimate.ts';
import type { PromptTokens } from '../tokens/promptTokens.ts';
import { sentence, words, type Wording } from '../text/wording.ts';
import { modelOf, propose } from './propose.ts';

/** The same request on one model of the price list. */
export interface ComparedModel {
  readonly model: ModelPricing;
  readonly estimate: RequestEstimate;
  /** True for the model that the request names. */
  readonly isOwn: boolean;
  /** True when requests to it fail on the given day. */
  readonly isGone: boolean;
  /** What had to change for this model, in sentences. */
  readonly changes: readonly Wording[];
}

/**
 * Prices a request on every model of the catalogue, cheapest first; what has no price comes last. A quality
 * word means another spend on another model, so it is taken over by its cost.
 *
 * @param today `YYYY-MM-DD`; decides which models are gone.
 */
export function compareModels(
  catalogue: Catalogue,
  estimate: RequestEstimate,
  prompt: PromptTokens,
  today: string,
): readonly ComparedModel[] {
  const before = firstChoiceOf(estimate);
  const own = modelOf(catalogue, before);
  return catalogue.models
    .map((model): ComparedModel => {
      const isOwn = model === own;
      const after = isOwn ? before : propose(catalogue, prompt, before, model).after;
      const isGone = isShutDown(model, today);
      return { model, estimate: after, isOwn, isGone, changes: changesOf(before, after) };
    })
    .sort((a, b) => costOf(a) - costOf(b) || (a.model.id < b.model.id ? -1 : 1));
}

const IN_PLACE_OF = {
  quality: sentence('quality {0} in place of {1}'),
  size: sentence('size {0} in place of {1}'),
} as const;

function changesOf(before: RequestEstimate, after: RequestEstimate): readonly Wording[] {
  const changes: Wording[] = [];
  for (const key of ['quality', 'size'] as const) {
    const from = before.request[key];
    const to = after.request[key];
    if (from !== to) changes.push(words(IN_PLACE_OF[key], to, from));
  }
  return changes;
}

/** The middle of the cost of one image; without a price behind everything that has one. */
function costOf({ estimate: { cost, request } }: ComparedModel): number {
  return cost.kind === 'priced' ? (cost.total.min + cost.total.max) / 2 / request.n : Infinity;
}
