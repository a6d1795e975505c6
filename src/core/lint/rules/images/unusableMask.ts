import { formatPixels } from '../../../images/pixels.ts';
import type { ResolvedImage } from '../../../images/resolvedImage.ts';
import type { RequestRule } from '../../rule.ts';
import { sentMask } from '../../sentImages.ts';
import { toldAs, words, type Wording } from '../../../text/wording.ts';

/** Masks have to be smaller than this, in bytes. Source: OpenAI OpenAPI specification (official). */
const LARGEST_MASK_BYTES = 4 * 1024 * 1024;

/** A mask that the API refuses: not a PNG, too large a file, or of other pixels than the first image. */
export const unusableMask: RequestRule = {
  kind: 'request',
  id: 'images/unusable-mask',
  defaultSeverity: 'error',
  check: (linted) => {
    const mask = sentMask(linted);
    if (mask === undefined) return [];
    const [first] = linted.request.images ?? [];
    const problems = [typeProblem(mask), sizeProblem(mask), first && shapeProblem(mask, first)];
    return problems.flatMap((said) =>
      said === undefined ? [] : [{ ...toldAs(said), span: mask.span }],
    );
  },
};

function typeProblem({ file, name }: ResolvedImage): Wording | undefined {
  if (file === undefined || file.header.kind === 'broken') return undefined;
  if (file.header.kind === 'picture' && file.header.type === 'png') return undefined;
  const { header } = file;
  const format =
    header.kind === 'other'
      ? words(header.format)
      : words('{0} picture', header.type.toUpperCase());
  return words('A mask must be a PNG; “{0}” is a {1}. Convert it.', name, format);
}

function sizeProblem({ file, name }: ResolvedImage): Wording | undefined {
  if (file === undefined || file.bytes < LARGEST_MASK_BYTES) return undefined;
  const size = (file.bytes / 1024 / 1024).toFixed(1);
  return words(
    'A mask must be below 4 MB; “{0}” has {1} MB. Save it with fewer colours.',
    name,
    size,
  );
}

function shapeProblem(mask: ResolvedImage, first: ResolvedImage): Wording | undefined {
  const [a, b] = [mask.pixels, first.pixels];
  if (a === undefined || b === undefined) return undefined;
  if (a.width === b.width && a.height === b.height) return undefined;
  return words(
    'A mask must have the pixels of the first image; “{0}” has {1}, “{2}” has {3}.',
    mask.name,
    formatPixels(a),
    first.name,
    formatPixels(b),
  );
}
