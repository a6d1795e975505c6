import type { BetterOrder } from '../caching/potential.ts';
import type { Fix } from '../text/finding.ts';
import { titled } from '../text/wording.ts';

/** The fix that puts a prompt into a better order; none where no order is safe. */
export function orderFix({ edit, moved, unit, prefixTokens }: BetterOrder): readonly Fix[] {
  if (edit === undefined) return [];
  const isVolatile = moved === 'volatile';
  const title =
    unit === 'paragraph'
      ? titled(
          isVolatile
            ? 'Move what differs in every call to the end ({0} tokens reusable)'
            : 'Move what changes to the end ({0} tokens reusable)',
          prefixTokens,
        )
      : titled(
          isVolatile
            ? 'Move the sentences that stay up, ahead of what differs in every call ({0} tokens reusable)'
            : 'Move the sentences that stay up, ahead of what changes ({0} tokens reusable)',
          prefixTokens,
        );
  return [{ ...title, edits: [edit], preferred: true }];
}
