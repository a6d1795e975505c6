import { parsePixels } from '../template/header.ts';
import { isRoundingTie, TOKENS_PER_PARTIAL_IMAGE } from '../tokens/imageOutput.ts';
import { noteWords, words, listed, asIs, type Wording } from '../text/wording.ts';
import { addRanges, spanRanges, type TokenRange } from '../tokens/tokenRange.ts';
import { qualitiesOf, type ModelPricing } from './catalogue.ts';
import type { ObservedUsage } from './observations.ts';
import { observedTokens } from './observedQuantity.ts';
import { outputCharges, unknownSizeReason } from './outputCharges.ts';
import { autoQualityTokens, outputTokenRange } from './modelTokens.ts';
import { unknown, type Quantity } from './quantity.ts';
import type { ResolvedRequest } from './request.ts';
import { autoSizesOf, illegalSizeReason } from './sizes.ts';

/**
 * What one image of the request is billed, by the model's own rule.
 *
 * @param observed what usage showed; it takes the place of bands, and of what `auto` may come to.
 */
export function outputQuantity(
  model: ModelPricing,
  request: ResolvedRequest,
  observed?: ObservedUsage,
): Quantity {
  const { quality, size, outputFormat } = request;
  if (model.unpricedReason !== undefined) return unknown(noteWords(model.unpricedReason));
  const qualities = qualitiesOf(model);
  if (qualities.length > 0 && quality !== 'auto' && !qualities.includes(quality)) {
    return unknown(unsupportedQualityReason(model, quality));
  }
  const illegal = illegalSizeReason(model, size);
  if (illegal !== undefined) return unknown(illegal);
  const quantity =
    (observed && observedQuantity(model, request, observed)) ?? ruleQuantity(model, request);
  const ignored =
    qualities.length === 0 && quality !== 'auto'
      ? [words('{0} has no quality setting, so “{1}” has no effect.', model.id, quality)]
      : [];
  const besides = model.capabilities?.billedBesides?.[outputFormat ?? ''];
  if (quantity.kind === 'unknown') return quantity;
  return {
    ...quantity,
    basis: besides === undefined ? quantity.basis : 'partial',
    reasons: [
      ...quantity.reasons,
      ...ignored,
      ...(besides === undefined ? [] : [noteWords(besides)]),
    ],
  };
}

function ruleQuantity(model: ModelPricing, request: ResolvedRequest): Quantity {
  const rule = model.imageOutput;
  if (rule === undefined) {
    return unknown(words('The output token rule of {0} is not known.', model.id));
  }
  return rule.kind === 'perImage' || rule.kind === 'perMegapixel'
    ? outputCharges(model, rule, request.size)
    : tokenQuantity(model, request);
}

function observedQuantity(
  model: ModelPricing,
  request: ResolvedRequest,
  observed: ObservedUsage,
): Quantity | undefined {
  const found = observedTokens(model, request, observed);
  if (found === undefined) return undefined;
  const { measured, reasons } = found;
  const rule = model.imageOutput;
  const missing = rule?.kind === 'table' || rule?.kind === 'tokenClasses' ? rule.note : undefined;
  return {
    kind: 'known',
    tokens: addRanges({ min: measured.low, max: measured.high }, partialsOf(request)),
    basis: missing === undefined ? 'estimate' : 'partial',
    reasons: [
      ...reasons,
      ...partialReasons(request),
      ...(missing === undefined ? [] : [noteWords(missing)]),
    ],
    measured,
  };
}

function partialsOf({ partialImages }: ResolvedRequest): TokenRange {
  return { min: 0, max: partialImages * TOKENS_PER_PARTIAL_IMAGE };
}

function partialReasons({ partialImages }: ResolvedRequest): readonly Wording[] {
  return partialImages === 0
    ? []
    : [
        words(
          'Fewer than the {0} partial images asked for may arrive; each adds {1} tokens.',
          partialImages,
          TOKENS_PER_PARTIAL_IMAGE,
        ),
      ];
}

function tokenQuantity(model: ModelPricing, request: ResolvedRequest): Quantity {
  const { quality, size } = request;
  const rule = model.imageOutput;
  const qualities = qualitiesOf(model);
  const sizes = size === 'auto' ? autoSizesOf(model) : [size];
  const chooses = quality === 'auto' && qualities.length > 0;
  const tried = chooses ? qualities : [quality];
  const image = spanRanges(
    sizes.flatMap((one) => {
      const pixels = parsePixels(one);
      if (pixels === undefined) return [];
      const ranges =
        chooses && rule?.kind === 'band'
          ? [autoQualityTokens(rule, pixels)]
          : tried.map((word) => outputTokenRange(model, word, pixels));
      return ranges.filter((range) => range !== undefined);
    }),
  );
  if (image === undefined) {
    return unknown(unknownSizeReason(model, size));
  }
  const reasons: Wording[] = [];
  if (chooses) {
    reasons.push(
      rule?.kind === 'band'
        ? noteWords(rule.auto.note)
        : words(
            'Quality auto lets the model choose, so the cost lies between {0} and {1}. Set a quality to know it.',
            tried[0] ?? '',
            tried.at(-1) ?? '',
          ),
    );
  }
  if (size === 'auto') {
    reasons.push(
      words(
        'Size auto lets the model choose; the range covers the sizes it was seen to return. Set a size to know it.',
      ),
    );
  }
  reasons.push(...partialReasons(request));
  if (isInferred(model, request)) {
    reasons.push(
      words(
        'At this quality and size the token formula comes to a tie. The vendor’s calculator rounds it to even; no usage record shows what is billed.',
      ),
    );
  }
  if (rule?.kind === 'band') reasons.push(noteWords(rule.note));
  const missing = rule?.kind === 'table' || rule?.kind === 'tokenClasses' ? rule.note : undefined;
  return {
    kind: 'known',
    tokens: addRanges(image, partialsOf(request)),
    basis: missing !== undefined ? 'partial' : reasons.length > 0 ? 'estimate' : 'exact',
    reasons: missing === undefined ? reasons : [...reasons, noteWords(missing)],
  };
}

function isInferred({ imageOutput }: ModelPricing, { quality, size }: ResolvedRequest): boolean {
  const grid = imageOutput?.kind === 'grid' ? imageOutput.grids[quality] : undefined;
  const pixels = parsePixels(size);
  return grid !== undefined && pixels !== undefined && isRoundingTie(grid, pixels);
}

/** Why a model cannot be asked for a quality. */
export function unsupportedQualityReason(model: ModelPricing, quality: string): Wording {
  return words(
    '{0} has no quality “{1}”; it knows {2} and auto.',
    model.id,
    quality,
    listed(qualitiesOf(model).map(asIs)),
  );
}
