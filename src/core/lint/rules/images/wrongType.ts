import type { ImageHeader } from '../../../images/imageHeader.ts';
import type { RequestRule } from '../../rule.ts';
import { sentImages } from '../../sentImages.ts';
import { sentence, told, words } from '../../../text/wording.ts';

/** A picture in a format that the API does not take. */
export const wrongType: RequestRule = {
  kind: 'request',
  id: 'images/wrong-type',
  defaultSeverity: 'error',
  check: (linted) =>
    sentImages(linted).flatMap(({ file, name, span }) => {
      const format = file && refusedFormat(file.header);
      return format === undefined
        ? []
        : [
            {
              ...told(
                '“{0}” is a {1}. The API takes PNG, JPEG and WebP; convert it.',
                name,
                words(format),
              ),
              span,
            },
          ];
    }),
};

function refusedFormat(header: ImageHeader): string | undefined {
  if (header.kind === 'other') return header.format;
  return header.kind === 'picture' && header.type === 'gif' ? sentence('GIF picture') : undefined;
}
