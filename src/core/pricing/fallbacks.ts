import { asIs, listed, words } from '../text/wording.ts';
import type { PromptTokens } from '../tokens/promptTokens.ts';
import { leastSure } from './basis.ts';
import { findModel, type Catalogue } from './catalogue.ts';
import { estimateRequest, type Fallback, type RequestEstimate } from './estimate.ts';

/**
 * Adds a request's fallbacks to its estimate: the price of the first choice is the lower bound, that of the
 * dearest model of the chain the upper one. The request goes to each of them as it is written, so a quality
 * that one of them does not know leaves that one without a price, and the total without an upper bound.
 */
export function withFallbacks(
  catalogue: Catalogue,
  estimate: RequestEstimate,
  prompt: PromptTokens,
): RequestEstimate {
  const { request, cost } = estimate;
  if (cost.kind === 'unpriced') return estimate;
  if (request.invalid.has('fallbacks')) {
    const reason = words('The fallbacks cannot be read, so their prices are missing.');
    const basis = leastSure([estimate.basis, 'partial']);
    return { ...estimate, basis, reasons: [...estimate.reasons, reason] };
  }
  const own = findModel(catalogue, request.model);
  const names = (request.fallbacks ?? []).filter(
    (name) => findModel(catalogue, name) !== own || own === undefined,
  );
  if (names.length === 0) return estimate;
  const fallbacks = names.map((model): Fallback => {
    const other = estimateRequest(catalogue, { ...request, model }, prompt);
    return { model, cost: other.cost, basis: other.basis };
  });
  const highest = fallbacks.map((one) => (one.cost.kind === 'priced' ? one.cost.total.max : 0));
  const total = { min: cost.total.min, max: Math.max(cost.total.max, ...highest) };
  const isOpen = fallbacks.some(({ basis }) => basis === 'partial' || basis === 'unpriced');
  const unpriced = fallbacks.flatMap((one) =>
    one.cost.kind === 'unpriced' ? [words('The fallback has no price. {0}', one.cost.reason)] : [],
  );
  return {
    ...estimate,
    cost: { ...cost, total },
    chain: { firstChoice: estimate, fallbacks },
    basis: leastSure([estimate.basis, isOpen ? 'partial' : 'estimate']),
    reasons: [
      ...estimate.reasons,
      words(
        'The request may fall back to {0}; the price is that of {1}, up to that of the dearest of them.',
        listed(names.map(asIs)),
        request.model,
      ),
      ...unpriced,
    ],
  };
}

/** The estimate of the model that a request names, without its fallbacks. */
export function firstChoiceOf(estimate: RequestEstimate): RequestEstimate {
  return estimate.chain?.firstChoice ?? estimate;
}
