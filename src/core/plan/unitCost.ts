import { estimateRequest, type RequestEstimate } from '../pricing/estimate.ts';
import type { Basis } from '../pricing/basis.ts';
import type { Catalogue } from '../pricing/catalogue.ts';
import type { NanoUsd, NanoUsdRange } from '../pricing/money.ts';
import { priceUsage, type UsageCounts } from '../pricing/priceUsage.ts';
import type { ResolvedRequest } from '../pricing/request.ts';
import { asIs, words, type Wording } from '../text/wording.ts';
import type { PromptTokens } from '../tokens/promptTokens.ts';

/** What one request of a run costs, live and through the Batch API; the unit of every plan. */
export type UnitCost =
  | {
      readonly kind: 'priced';
      /** Images that one request makes. */
      readonly images: number;
      readonly live: NanoUsdRange;
      readonly batch: NanoUsdRange | undefined;
      /** Why there is no Batch price; undefined when there is one. */
      readonly batchReason: Wording | undefined;
      /** All tokens of one image, input and output, at the upper bound; undefined when not billed by tokens. */
      readonly tokensPerImage: number | undefined;
      /** Longest that a Batch input line of the request gets, in bytes. */
      readonly batchLineBytes: number;
      readonly basis: Exclude<Basis, 'unpriced'>;
      readonly reasons: readonly Wording[];
    }
  | { readonly kind: 'unpriced'; readonly reason: Wording };

/** The unit cost of a request, by the same engine that prices its lens. */
export function unitCostOf(
  catalogue: Catalogue,
  request: ResolvedRequest,
  prompt: PromptTokens,
): UnitCost {
  const live = estimateRequest(catalogue, { ...request, batch: false }, prompt);
  if (live.cost.kind === 'unpriced' || live.basis === 'unpriced') {
    return {
      kind: 'unpriced',
      reason: live.cost.kind === 'unpriced' ? live.cost.reason : (live.reasons[0] ?? asIs('')),
    };
  }
  const batch = estimateRequest(catalogue, { ...request, batch: true }, prompt).cost;
  return {
    kind: 'priced',
    images: request.n,
    live: live.cost.total,
    batch: batch.kind === 'priced' ? batch.total : undefined,
    batchReason: batch.kind === 'unpriced' ? batch.reason : undefined,
    tokensPerImage: tokensPerImage(live),
    batchLineBytes: batchLineBytes(prompt.characters),
    basis: live.basis,
    reasons: live.reasons,
  };
}

/** The unit cost of an image whose tokens are stated, as a usage object or a scenario gives them. */
export function usageUnitCost(catalogue: Catalogue, model: string, counts: UsageCounts): UnitCost {
  const live = priceUsage(catalogue, model, counts, false);
  if (live.kind === 'unpriced') return live;
  const batch = priceUsage(catalogue, model, counts, true);
  const range = (amount: NanoUsd): NanoUsdRange => ({ min: amount, max: amount });
  return {
    kind: 'priced',
    images: 1,
    live: range(live.total),
    batch: batch.kind === 'priced' ? range(batch.total) : undefined,
    batchReason: batch.kind === 'unpriced' ? batch.reason : undefined,
    tokensPerImage: Object.values(counts).reduce((sum, tokens) => sum + tokens, 0),
    // A token of text stands for about four characters.
    batchLineBytes: batchLineBytes(4 * ((counts.textInput ?? 0) + (counts.cachedTextInput ?? 0))),
    basis: 'exact',
    reasons: [],
  };
}

/** A unit cost that the user states as a price per image; it is an assumption of theirs. */
export function statedUnitCost(pricePerImage: NanoUsd): UnitCost & { readonly kind: 'priced' } {
  const price = { min: pricePerImage, max: pricePerImage };
  return {
    kind: 'priced',
    images: 1,
    live: price,
    batch: undefined,
    batchReason: words('The Batch price of a stated price per image is not known.'),
    tokensPerImage: undefined,
    batchLineBytes: batchLineBytes(0),
    basis: 'estimate',
    reasons: [words('The price per image is the one that you stated.')],
  };
}

/** The cost of one image of a unit; inputs are billed for each of them, so it divides evenly. */
export function perImage({ min, max }: NanoUsdRange, images: number): NanoUsdRange {
  return { min: Math.floor(min / images), max: Math.ceil(max / images) };
}

/** The request around a prompt in a Batch input line, in bytes. */
const LINE_FRAME_BYTES = 500;
/** Most bytes of a character of the basic plane in UTF-8. */
const MOST_BYTES_PER_CHARACTER = 3;

/** Longest that a Batch input line with a prompt of so many characters gets, in bytes. */
export function batchLineBytes(characters: number): number {
  return LINE_FRAME_BYTES + MOST_BYTES_PER_CHARACTER * characters;
}

/** All tokens of one image, input and output, at the upper bound; undefined when not billed by tokens. */
export function tokensPerImage({ tokens, request }: RequestEstimate): number | undefined {
  const { textInput, imageInput, imageOutput } = tokens;
  if (imageInput === undefined || imageOutput === undefined) return undefined;
  return Math.ceil((textInput.max + imageInput.max + imageOutput.max) / request.n);
}
