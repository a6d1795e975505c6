import type { PixelSize } from '../template/template.ts';
import type { PromptTokens } from '../tokens/promptTokens.ts';
import { noteWords, sentence, words } from '../text/wording.ts';
import { addRanges, exactly, NO_TOKENS } from '../tokens/tokenRange.ts';
import type { ModelPricing } from './catalogue.ts';
import { imageDoubts, missingImageReason } from './imageReasons.ts';
import { referenceImageTokens } from './modelTokens.ts';
import { inputCharges } from './inputCharges.ts';
import { FREE, unknown, type Quantity } from './quantity.ts';
import type { ResolvedRequest } from './request.ts';

/** Said where a model has no known text overhead. */
const UNKNOWN_OVERHEAD = {
  ...NO_TOKENS,
  note: sentence(
    'How this model counts text, and what it adds to it, is not known; the o200k_base count of the prompt stands in.',
  ),
};

/** Text tokens of one image of the request: the prompt's own and those that the API adds; nothing where text is free. */
export function textQuantity(
  model: ModelPricing,
  request: ResolvedRequest,
  prompt: PromptTokens,
): Quantity {
  const isFree = model.usdPerMTok.textInput === undefined && isBilledByUnit(model);
  if (isFree) return FREE;
  const overhead = model.textOverhead?.[request.operation] ?? UNKNOWN_OVERHEAD;
  const { note } = overhead;
  return {
    kind: 'known',
    tokens: addRanges(prompt.tokens, overhead),
    basis: prompt.basis === 'exact' && note !== undefined ? 'estimate' : prompt.basis,
    reasons: note === undefined ? prompt.reasons : [...prompt.reasons, noteWords(note)],
  };
}

/** Input tokens of all reference images of the request, for one image made; a mask is assumed not to be billed. */
export function imageInputQuantity(model: ModelPricing, request: ResolvedRequest): Quantity {
  const images = request.images ?? [];
  if (request.operation === 'generate') {
    return images.length === 0
      ? { kind: 'known', tokens: NO_TOKENS, basis: 'exact', reasons: [] }
      : unknown(
          words('A generation takes no reference images; set operation: edit, or remove images.'),
        );
  }
  if (images.length === 0) {
    return {
      kind: 'known',
      tokens: NO_TOKENS,
      basis: 'partial',
      reasons: [
        words(
          'An edit needs at least one reference image; none is given, so its tokens are missing.',
        ),
      ],
    };
  }
  const rule = model.imageInput;
  if (rule?.kind === 'perImage' || rule?.kind === 'perMegapixel') return inputCharges(rule, images);
  const counted = images.map(({ pixels }) => imageInputTokens(model, request, pixels));
  const missing = images.flatMap((image, index) =>
    counted[index] === undefined ? [missingImageReason(model, image)] : [],
  );
  const doubts = imageDoubts(model, request);
  return {
    kind: 'known',
    tokens: addRanges(...counted.map((tokens) => exactly(tokens ?? 0))),
    basis: missing.length > 0 ? 'partial' : doubts.length > 0 ? 'estimate' : 'exact',
    reasons: [...missing, ...doubts],
  };
}

/** Input tokens of one reference image, for one image made; undefined when its pixels or the model's rule are not known. */
export function imageInputTokens(
  model: ModelPricing,
  { inputFidelity }: Pick<ResolvedRequest, 'inputFidelity'>,
  pixels: PixelSize | undefined,
): number | undefined {
  return pixels && referenceImageTokens(model, pixels, inputFidelity === 'high');
}

function isBilledByUnit({ imageOutput }: ModelPricing): boolean {
  return imageOutput?.kind === 'perImage' || imageOutput?.kind === 'perMegapixel';
}
