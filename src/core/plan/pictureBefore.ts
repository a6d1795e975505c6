import type { ResolvedRequest } from '../pricing/request.ts';
import { parsePixels } from '../template/header.ts';
import { words } from '../text/wording.ts';

const NAME = 'picture of the call before';

/** Why a workflow that sends a picture on has no price when its size is open. */
export const NO_PICTURE_SIZE = words(
  'A picture that is sent on is billed by its pixels; set a size to price the workflow.',
);

/**
 * The request as an edit of the picture that another call made, beside its own reference images; undefined when
 * the size of that picture is not known.
 */
export function withPictureBefore(
  request: ResolvedRequest,
  before: ResolvedRequest,
): ResolvedRequest | undefined {
  const pixels = parsePixels(before.size);
  if (pixels === undefined) return undefined;
  const span = { start: 0, end: 0 };
  const picture = { source: NAME, name: NAME, span, pixels, measured: 'stated' } as const;
  return { ...request, operation: 'edit', images: [...(request.images ?? []), picture] };
}
