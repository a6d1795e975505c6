import { formatPixels } from '../../../images/pixels.ts';
import type { ResolvedImage } from '../../../images/resolvedImage.ts';
import type { Fix } from '../../../text/finding.ts';
import type { RequestRule } from '../../rule.ts';
import { sentImages } from '../../sentImages.ts';

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
          message: `The header states ${formatPixels(stated)} pixels, but “${name}” has ${formatPixels(pixels)}. The file counts.`,
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
      title: `State ${right}`,
      edits: [{ span: { start, end: start + wrong.length }, newText: right }],
      preferred: true,
    },
  ];
}
