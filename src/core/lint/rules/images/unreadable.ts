import type { ResolvedImage } from '../../../images/resolvedImage.ts';
import { LARGEST_IMAGE_BYTES } from '../../../images/limits.ts';
import type { RequestRule, RuleFinding } from '../../rule.ts';
import { sentImages, sentMask } from '../../sentImages.ts';
import { told } from '../../../text/wording.ts';

/** A picture that is missing or damaged, or lies on the network without its pixels being stated. */
export const unreadable: RequestRule = {
  kind: 'request',
  id: 'images/unreadable',
  defaultSeverity: 'warning',
  check: (linted) => {
    const mask = sentMask(linted);
    return [
      ...sentImages(linted).flatMap(imageFinding),
      ...(mask?.problem?.kind === 'unreadable' && !isToldElsewhere(mask.file)
        ? [{ ...told('The mask {0} Correct its path.', mask.problem.words), span: mask.span }]
        : []),
    ];
  },
};

function imageFinding({ problem, file, measured, span }: ResolvedImage): readonly RuleFinding[] {
  if (problem === undefined || problem.kind === 'pending' || isToldElsewhere(file)) return [];
  const isStated = measured === 'stated';
  if (problem.kind === 'unreadable') {
    return isStated
      ? [
          {
            ...told('{0} It counts with the pixels stated.', problem.words),
            severity: 'info',
            span,
          },
        ]
      : [
          {
            ...told(
              '{0} The cost leaves it out. Correct the path, or state its size: {path, pixels: WIDTHxHEIGHT}.',
              problem.words,
            ),
            span,
          },
        ];
  }
  if (isStated) return [];
  return [
    {
      ...told(
        '{0} The cost leaves it out. State its size: {path, pixels: WIDTHxHEIGHT}.',
        problem.words,
      ),
      severity: 'info',
      span,
    },
  ];
}

/** Formats that are refused and files that are too large have rules of their own. */
function isToldElsewhere(file: ResolvedImage['file']): boolean {
  return file !== undefined && (file.header.kind === 'other' || file.bytes >= LARGEST_IMAGE_BYTES);
}
