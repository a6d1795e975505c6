import { formatPixels } from '../../../images/pixels.ts';
import {
  LONG_SIDE_THAT_PAYS,
  LONG_SIDE_THAT_PAYS_AGAIN,
  shrinkingOf,
} from '../../../tokens/imageShrink.ts';
import type { RequestRule } from '../../rule.ts';
import { imageCostOf, type ImageCost } from '../../imageCost.ts';

/** A reference image that costs the same when it is sent smaller. */
export const shrinkUseless: RequestRule = {
  kind: 'request',
  id: 'images/shrink-useless',
  defaultSeverity: 'hint',
  check: (linted) =>
    imageCostOf(linted).flatMap((cost) => {
      const { model } = linted;
      const message =
        model?.imageInput?.kind === 'tiles' ? tilesMessage(model.id, cost) : patchesMessage(cost);
      return message === undefined ? [] : [{ message, span: cost.image.span }];
    }),
};

function patchesMessage({ image, pixels, tokens, words }: ImageCost): string | undefined {
  const shrunk = shrinkingOf(pixels);
  if (shrunk?.kind !== 'useless') return undefined;
  return `Shrinking “${image.name}” saves nothing down to a long side of ${LONG_SIDE_THAT_PAYS_AGAIN} pixels, because smaller pictures are magnified towards ${LONG_SIDE_THAT_PAYS}: it costs ${words(tokens)} at ${formatPixels(pixels)}. At ${formatPixels(shrunk.size)} it costs ${words(shrunk.tokens)}. This is inferred from the patch rule.`;
}

function tilesMessage(model: string, { image, tokens, words }: ImageCost): string {
  return `Shrinking “${image.name}” saves nothing: on ${model} its shape alone decides, and it costs ${words(tokens)} at any size.`;
}
