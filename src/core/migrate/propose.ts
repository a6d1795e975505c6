import { findModel, qualitiesOf, type Catalogue, type ModelPricing } from '../pricing/catalogue.ts';
import { estimateRequest, type RequestEstimate } from '../pricing/estimate.ts';
import { nearestLegalSizes } from '../pricing/nearestSizes.ts';
import type { ResolvedRequest } from '../pricing/request.ts';
import { illegalSizeReason } from '../pricing/sizes.ts';
import type { PromptTokens } from '../tokens/promptTokens.ts';

/** How one request goes on with another model. */
export interface Proposal {
  readonly before: RequestEstimate;
  readonly after: RequestEstimate;
  /** What the old quality word would cost on the new model; undefined when the word stays, or is unknown there. */
  readonly sameWord: RequestEstimate | undefined;
}

/**
 * Takes a request to another model at the quality whose cost is nearest to what it costs now, as the
 * quality word does not carry over: `high` of gpt-image-2 is `max` of 2.5. A size that the new model does
 * not make becomes the nearest that it does. `auto` stays `auto`, and so does the word of a request that
 * has no price yet, where the new model knows it.
 */
export function propose(
  catalogue: Catalogue,
  prompt: PromptTokens,
  before: RequestEstimate,
  target: ModelPricing,
): Proposal {
  const { request } = before;
  const size =
    illegalSizeReason(target, request.size) === undefined
      ? request.size
      : (nearestLegalSizes(target, request.size)[0] ?? request.size);
  const at = (quality: string): RequestEstimate =>
    estimateRequest(catalogue, movedRequest(request, target, quality, size), prompt);
  const same = at(request.quality);
  const words = qualitiesOf(target);
  const aim = middleOf(before);
  if (request.quality === 'auto' || words.length === 0) {
    return { before, after: same, sameWord: undefined };
  }
  if (aim === undefined && words.includes(request.quality)) {
    return { before, after: same, sameWord: undefined };
  }
  const after = nearestInCost(words.map(at), aim) ?? same;
  const isKnown = words.includes(request.quality) && after.request.quality !== request.quality;
  return { before, after, sameWord: isKnown ? same : undefined };
}

/** The request as the new model would be asked; what it refuses outright is left out. */
function movedRequest(
  request: ResolvedRequest,
  target: ModelPricing,
  quality: string,
  size: string,
): ResolvedRequest {
  const { inputFidelity, ...rest } = request;
  const keeps = inputFidelity !== undefined && target.capabilities?.inputFidelity === true;
  const kept = keeps ? { inputFidelity } : {};
  return { ...rest, ...kept, model: modelWord(request.model, target), quality, size };
}

/** The new id in the manner of the old one, with `openai/` before it where that stood. */
function modelWord(old: string, target: ModelPricing): string {
  return `${/^\s*openai[/:]/iu.exec(old)?.[0].trim() ?? ''}${target.id}`;
}

/** The estimate whose cost is the fewest times that of the aim, or the reverse; of equals the cheaper. */
function nearestInCost(
  estimates: readonly RequestEstimate[],
  aim: number | undefined,
): RequestEstimate | undefined {
  if (aim === undefined) return estimates.at(-1);
  let nearest: { readonly estimate: RequestEstimate; readonly gap: number } | undefined;
  for (const estimate of estimates) {
    const cost = middleOf(estimate);
    if (cost === undefined) continue;
    const gap = Math.abs(Math.log(cost / aim));
    if (nearest === undefined || gap < nearest.gap) nearest = { estimate, gap };
  }
  return nearest?.estimate;
}

/** The middle of what a request may cost; undefined without a price. */
function middleOf({ cost }: RequestEstimate): number | undefined {
  if (cost.kind === 'unpriced' || cost.total.max <= 0) return undefined;
  return (cost.total.min + cost.total.max) / 2;
}

/** The catalogue's entry of the model a request names. */
export function modelOf(
  catalogue: Catalogue,
  { request }: RequestEstimate,
): ModelPricing | undefined {
  return request.invalid.has('model') ? undefined : findModel(catalogue, request.model);
}
