import type { PromptTokens } from '../tokens/promptTokens.ts';
import { findModel, qualitiesOf, type Catalogue } from './catalogue.ts';
import { estimateRequest, type RequestEstimate } from './estimate.ts';
import type { ResolvedRequest } from './request.ts';
import { illegalSizeReason, listedSizes } from './sizes.ts';

/** What a request costs at every quality of its model and at common sizes. */
export interface CostMatrix {
  /** Cheapest first, as the model knows them; the request's own word where the model has none. */
  readonly qualities: readonly string[];
  /** Legal ones only; the request's own first when it is none of the common ones. */
  readonly sizes: readonly string[];
  /** By quality, then by size. */
  readonly cells: readonly (readonly RequestEstimate[])[];
}

/** Sizes that are asked for most; a model with a table of its own is shown at that table's sizes. */
const COMMON_SIZES = ['1024x1024', '1536x1024', '1024x1536', '2048x2048', '2560x1440', '3840x2160'];

/** The matrix of a request; undefined when its model is not listed. */
export function costMatrix(
  catalogue: Catalogue,
  request: ResolvedRequest,
  prompt: PromptTokens,
): CostMatrix | undefined {
  const model = findModel(catalogue, request.model);
  if (model === undefined) return undefined;
  const words = qualitiesOf(model);
  const qualities = words.length > 0 ? words : [request.quality];
  const common = model.sizes?.kind === 'list' ? listedSizes(model) : COMMON_SIZES;
  const legal = common.filter((size) => illegalSizeReason(model, size) === undefined);
  const isOwnShown =
    request.size !== 'auto' &&
    !legal.includes(request.size) &&
    illegalSizeReason(model, request.size) === undefined;
  const sizes = isOwnShown ? [request.size, ...legal] : legal;
  // A value that could not be read in the header is replaced in every cell, so it does not matter here.
  const invalid = new Set(
    [...request.invalid].filter((key) => key !== 'quality' && key !== 'size'),
  );
  const cells = qualities.map((quality) =>
    sizes.map((size) => estimateRequest(catalogue, { ...request, quality, size, invalid }, prompt)),
  );
  return { qualities, sizes, cells };
}
