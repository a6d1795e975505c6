import type { ResolvedImage } from '../images/resolvedImage.ts';
import { noteWords, words, type Wording } from '../text/wording.ts';
import type { ModelPricing } from './catalogue.ts';
import type { ResolvedRequest } from './request.ts';

const MASK_REASON = words(
  'The mask is assumed not to be billed. That is inferred; no usage record of an edit with a mask shows it.',
);

/** Why a reference image is missing from a price, in sentences. */
export function missingImageReason(
  { id }: ModelPricing,
  { problem, pixels, name }: ResolvedImage,
): Wording {
  return pixels === undefined
    ? words(
        '{0} Its tokens are missing; state its size with {path, pixels: WIDTHxHEIGHT}.',
        problem?.words ?? '',
      )
    : words(
        'How {0} counts reference images is not known, so the tokens of “{1}” are missing.',
        id,
        name,
      );
}

/** What is assumed about the reference images that are counted, in sentences. */
export function imageDoubts(model: ModelPricing, request: ResolvedRequest): readonly Wording[] {
  const stated = (request.images ?? []).filter(({ measured }) => measured === 'stated');
  return [
    ...stated.map(({ problem }) =>
      words('{0} It is counted by the pixels that the header states.', problem?.words ?? ''),
    ),
    ...ruleDoubt(model, request),
    ...fidelityDoubt(model, request),
    ...(request.mask === undefined ? [] : [MASK_REASON]),
  ];
}

function ruleDoubt({ imageInput }: ModelPricing, { images }: ResolvedRequest): readonly Wording[] {
  const isAssumed = imageInput?.kind === 'patches' || imageInput?.kind === 'tiles';
  return isAssumed && imageInput.note !== undefined && (images ?? []).length > 0
    ? [noteWords(imageInput.note)]
    : [];
}

/** The guide states what high fidelity adds for gpt-image-1 alone. */
function fidelityDoubt(
  { id, imageInput }: ModelPricing,
  { inputFidelity }: ResolvedRequest,
): readonly Wording[] {
  return imageInput?.kind === 'tiles' &&
    imageInput.confidence !== 'official' &&
    inputFidelity === 'high'
    ? [
        words(
          'What fidelity high adds is published for gpt-image-1; that {0} bills the same is inferred.',
          id,
        ),
      ]
    : [];
}
