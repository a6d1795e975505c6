import type { ResolvedImage } from '../images/resolvedImage.ts';
import type { ModelPricing } from './catalogue.ts';
import type { ResolvedRequest } from './request.ts';

const MASK_REASON =
  'The mask is assumed not to be billed. That is inferred; no usage record of an edit with a mask shows it.';

/** Why a reference image is missing from a price, in sentences. */
export function missingImageReason(
  { id }: ModelPricing,
  { problem, pixels, name }: ResolvedImage,
): string {
  return pixels === undefined
    ? `${problem?.text ?? ''} Its tokens are missing; state its size with {path, pixels: WIDTHxHEIGHT}.`
    : `How ${id} counts reference images is not known, so the tokens of “${name}” are missing.`;
}

/** What is assumed about the reference images that are counted, in sentences. */
export function imageDoubts(model: ModelPricing, request: ResolvedRequest): readonly string[] {
  const stated = (request.images ?? []).filter(({ measured }) => measured === 'stated');
  return [
    ...stated.map(
      ({ problem }) => `${problem?.text ?? ''} It is counted by the pixels that the header states.`,
    ),
    ...ruleDoubt(model, request),
    ...fidelityDoubt(model, request),
    ...(request.mask === undefined ? [] : [MASK_REASON]),
  ];
}

function ruleDoubt({ imageInput }: ModelPricing, { images }: ResolvedRequest): readonly string[] {
  const isAssumed = imageInput?.kind === 'patches' || imageInput?.kind === 'tiles';
  return isAssumed && imageInput.note !== undefined && (images ?? []).length > 0
    ? [imageInput.note]
    : [];
}

/** The guide states what high fidelity adds for gpt-image-1 alone. */
function fidelityDoubt(
  { id, imageInput }: ModelPricing,
  { inputFidelity }: ResolvedRequest,
): readonly string[] {
  return imageInput?.kind === 'tiles' &&
    imageInput.confidence !== 'official' &&
    inputFidelity === 'high'
    ? [
        `What fidelity high adds is published for gpt-image-1; that ${id} bills the same is inferred.`,
      ]
    : [];
}
