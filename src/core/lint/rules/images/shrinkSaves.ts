import { formatPixels } from '../../../images/pixels.ts';
import { LONG_SIDE_THAT_PAYS_AGAIN, shrinkingOf } from '../../../tokens/imageShrink.ts';
import type { RequestRule } from '../../rule.ts';
import { imageCostOf } from '../../imageCost.ts';
import { told } from '../../../text/wording.ts';

/** Smallest part of a picture's cost that is worth a word. */
const LEAST_SAVING = 0.03;

/** A reference image that costs less when it is sent smaller. */
export const shrinkSaves: RequestRule = {
  kind: 'request',
  id: 'images/shrink-saves',
  defaultSeverity: 'info',
  check: (linted) =>
    imageCostOf(linted).flatMap(({ image, pixels, tokens, money, words }) => {
      if (linted.model?.imageInput?.kind !== 'patches') return [];
      const shrunk = shrinkingOf(pixels);
      if (shrunk?.kind !== 'saves' || tokens - shrunk.tokens < tokens * LEAST_SAVING) return [];
      return [
        {
          ...told(
            '“{0}” costs {1} at {2}. At {3} it costs {4}, {5} less a request; smaller still saves nothing until its long side is below {6} pixels. This is inferred from the patch rule.',
            image.name,
            words(tokens),
            formatPixels(pixels),
            formatPixels(shrunk.size),
            words(shrunk.tokens),
            money(tokens - shrunk.tokens),
            String(LONG_SIDE_THAT_PAYS_AGAIN),
          ),
          span: image.span,
        },
      ];
    }),
};
