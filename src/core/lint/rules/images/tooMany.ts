import { MOST_LOOKED_AT } from '../../../images/resolvedImage.ts';
import type { RequestRule } from '../../rule.ts';
import { sentImages } from '../../sentImages.ts';
import { told } from '../../../text/wording.ts';

/** Source: OpenAI OpenAPI specification (official). */
const MOST_IMAGES = 16;

/** More reference images than an edit takes. */
export const tooMany: RequestRule = {
  kind: 'request',
  id: 'images/too-many',
  defaultSeverity: 'error',
  check: (linted) => {
    const span = linted.request.spans.images;
    const { length } = sentImages(linted);
    if (span === undefined || length <= MOST_IMAGES) return [];
    return [
      {
        ...told(
          length > MOST_LOOKED_AT
            ? 'An edit takes {0} images at most; these are more than {1}. Leave some out.'
            : 'An edit takes {0} images at most; these are {1}. Leave some out.',
          MOST_IMAGES,
          Math.min(length, MOST_LOOKED_AT),
        ),
        span,
      },
    ];
  },
};
