import { formatPixels } from '../../../images/pixels.ts';
import {
  LONG_SIDE_THAT_PAYS,
  LONG_SIDE_THAT_PAYS_AGAIN,
  shrinkingOf,
} from '../../../tokens/imageShrink.ts';
import type { RequestRule } from '../../rule.ts';
import { imageCostOf, type ImageCost } from '../../imageCost.ts';
import { toldAs, words, type Wording } from '../../../text/wording.ts';

/** A reference image that costs the same when it is sent smaller. */
export const shrinkUseless: RequestRule = {
  kind: 'request',
  id: 'images/shrink-useless',
  defaultSeverity: 'hint',
  check: (linted) =>
    imageCostOf(linted).flatMap((cost) => {
      const { model } = linted;
      const said =
        model?.imageInput?.kind === 'tiles' ? tilesWords(model.id, cost) : patchesWords(cost);
      return said === undefined ? [] : [{ ...toldAs(said), span: cost.image.span }];
    }),
};

function patchesWords({ image, pixels, tokens, words: costs }: ImageCost): Wording | undefined {
  const shrunk = shrinkingOf(pixels);
  if (shrunk?.kind !== 'useless') return undefined;
  return words(
    'Shrinking “{0}” saves nothing down to a long side of {1} pixels, because smaller pictures are magnified towards {2}: it costs {3} at {4}. At {5} it costs {6}. This is inferred from the patch rule.',
    image.name,
    String(LONG_SIDE_THAT_PAYS_AGAIN),
    String(LONG_SIDE_THAT_PAYS),
    costs(tokens),
    formatPixels(pixels),
    formatPixels(shrunk.size),
    costs(shrunk.tokens),
  );
}

function tilesWords(model: string, { image, tokens, words: costs }: ImageCost): Wording {
  return words(
    'Shrinking “{0}” saves nothing: on {1} its shape alone decides, and it costs {2} at any size.',
    image.name,
    model,
    costs(tokens),
  );
}
