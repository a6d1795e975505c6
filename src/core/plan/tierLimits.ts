import { findModel, rateLimitsOf, type Catalogue } from '../pricing/catalogue.ts';
import { shorten } from '../text/shorten.ts';
import { words, type Wording } from '../text/wording.ts';
import type { RateLimit } from './throughput.ts';

/** The limits of a usage tier, or why they are not known. */
export type TierLimits =
  | { readonly kind: 'known'; readonly limit: RateLimit }
  | { readonly kind: 'unknown'; readonly reason: Wording };

/**
 * The limits of a model on a usage tier; undefined when no tier is given.
 *
 * @param model its id; empty when no model is named.
 * @param tier 1 to 5.
 */
export function tierLimits(
  catalogue: Catalogue,
  model: string,
  tier: number | undefined,
): TierLimits | undefined {
  if (tier === undefined) return undefined;
  if (model === '') {
    return { kind: 'unknown', reason: words('Rate limits belong to a model; name the model.') };
  }
  const entry = findModel(catalogue, model);
  const limits = entry && rateLimitsOf(catalogue, entry);
  const limit = limits?.tiers.find((one) => one.tier === tier);
  if (limit !== undefined) return { kind: 'known', limit };
  return {
    kind: 'unknown',
    reason: words('The rate limits of {0} on tier {1} are not known.', shorten(model), tier),
  };
}
