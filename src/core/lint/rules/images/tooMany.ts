import { MOST_LOOKED_AT } from '../../../images/resolvedImage.ts';
import type { RequestRule } from '../../rule.ts';
import { sentImages } from '../../sentImages.ts';

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
        message: `An edit takes ${MOST_IMAGES} images at most; these are ${length > MOST_LOOKED_AT ? `more than ${MOST_LOOKED_AT}` : length}. Leave some out.`,
        span,
      },
    ];
  },
};
