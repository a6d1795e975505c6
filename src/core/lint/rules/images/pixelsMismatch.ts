import { formatPixels } from '../../../images/pixels.ts';
import type { ResolvedImage } from '../../../images/resolvedImage.ts';
import type { Fix } from '../../../text/finding.ts';
import type { RequestRule } from '../../rule.ts';
import { sentImages } from '../../sentImages.ts';
import { titled, told } from '../../../text/wording.ts';

/** Stated pixels that are not those of the file. */
export const pixelsMismatch: RequestRule = {
  kind: 'request',
  id: 'images/pixels-mismatch',
  defaultSeverity: 'warning',
  check: (linted, { text }) =>
    sentImages(linted).flatMap((image) => {
      const { stated, pixels, measured, name, span } = image;
      if (measured !== 'file' || stated === undefined || pixels === undefined) return [];
      if (stated.width === pixels.width && stated.height === pixels.height) return [];
      const fixes = fixesOf(text, image);
      return [
        {
          ...told(
            'The header states {0} pixels, but “{1}” has {2}. The file counts.',
            formatPixels(stated),
            name,
            formatPixels(pixels),
          ),
          span,
          ...(fixes.length > 0 && { fixes }),
        },
      ];
    }),
};

function fixesOf(text: string, { span, stated, pixels }: ResolvedImage): readonly Fix[] {
  if (stated === undefined || pixels === undefined) return [];
  const wrong = `${stated.width}x${stated.height}`;
  const at = text.slice(span.start, span.end).lastIndexOf(wrong);
  if (at < 0) return [];
  const right = `${pixels.width}x${pixels.height}`;
  const start = span.start + at;
  return [
    {
      ...titled('State {0}', right),
      edits: [{ span: { start, end: start + wrong.length }, newText: right }],
      preferred: true,
    },
  ];
}
