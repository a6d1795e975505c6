import { LARGEST_IMAGE_BYTES } from '../../../images/limits.ts';
import type { RequestRule } from '../../rule.ts';
import { sentImages } from '../../sentImages.ts';
import { told } from '../../../text/wording.ts';

/** A picture that is too large a file for the API. */
export const tooLarge: RequestRule = {
  kind: 'request',
  id: 'images/too-large',
  defaultSeverity: 'error',
  check: (linted) =>
    sentImages(linted).flatMap(({ file, name, span }) => {
      if (file === undefined || file.bytes < LARGEST_IMAGE_BYTES) return [];
      const size = (file.bytes / 1024 / 1024).toFixed(1);
      return [
        {
          ...told(
            '“{0}” has {1} MB; the API takes pictures below 50 MB. Save it smaller, or as JPEG or WebP.',
            name,
            size,
          ),
          span,
        },
      ];
    }),
};
