import { parsePixels } from '../template/header.ts';
import { addRanges, exactly, spanRanges } from '../tokens/tokenRange.ts';
import { qualitiesOf, type ModelPricing } from './catalogue.ts';
import { outputTokens } from './modelTokens.ts';
import { unknown, type Quantity } from './quantity.ts';
import type { ResolvedRequest } from './request.ts';
import { autoSizesOf, illegalSizeReason } from './sizes.ts';

/** Output tokens that each streamed partial image adds. Source: OpenAI image generation guide (official). */
const TOKENS_PER_PARTIAL_IMAGE = 100;

/** Output tokens of one image of the request, by the model's own rule. */
export function outputQuantity(model: ModelPricing, request: ResolvedRequest): Quantity {
  const { quality, size, partialImages } = request;
  const qualities = qualitiesOf(model);
  if (model.imageOutput === undefined) {
    return unknown(`The output token rule of ${model.id} is not known.`);
  }
  if (quality !== 'auto' && !qualities.includes(quality)) {
    return unknown(unsupportedQualityReason(model, quality));
  }
  const illegal = illegalSizeReason(model, size);
  if (illegal !== undefined) return unknown(illegal);

  const sizes = size === 'auto' ? autoSizesOf(model) : [size];
  const tried = quality === 'auto' ? qualities : [quality];
  const image = spanRanges(
    tried.flatMap((word) =>
      sizes
        .map((one) => tokensOf(model, word, one))
        .filter((tokens) => tokens !== undefined)
        .map(exactly),
    ),
  );
  if (image === undefined)
    return unknown(`${model.id} has no output tokens for ${quality} ${size}.`);

  const reasons: string[] = [];
  if (quality === 'auto') {
    reasons.push(
      `Quality auto lets the model choose, so the cost lies between ${tried[0] ?? ''} and ${tried.at(-1) ?? ''}. Set a quality to know it.`,
    );
  }
  if (size === 'auto') {
    reasons.push(
      'Size auto lets the model choose; the range covers the sizes it was seen to return. Set a size to know it.',
    );
  }
  if (partialImages > 0) {
    reasons.push(
      `Fewer than the ${partialImages} partial images asked for may arrive; each adds ${TOKENS_PER_PARTIAL_IMAGE} tokens.`,
    );
  }
  const partials = { min: 0, max: partialImages * TOKENS_PER_PARTIAL_IMAGE };
  const note = model.imageOutput.kind === 'table' ? model.imageOutput.note : undefined;
  return {
    kind: 'known',
    tokens: addRanges(image, partials),
    basis: note !== undefined ? 'partial' : reasons.length > 0 ? 'estimate' : 'exact',
    reasons: note === undefined ? reasons : [...reasons, note],
  };
}

/** Why a model cannot be asked for a quality. */
export function unsupportedQualityReason(model: ModelPricing, quality: string): string {
  return `${model.id} has no quality “${quality}”; it knows ${qualitiesOf(model).join(', ')} and auto.`;
}

function tokensOf(model: ModelPricing, quality: string, size: string): number | undefined {
  const pixels = parsePixels(size);
  return pixels && outputTokens(model, quality, pixels);
}
