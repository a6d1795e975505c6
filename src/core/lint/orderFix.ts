import type { BetterOrder } from '../caching/potential.ts';
import type { Fix } from '../text/finding.ts';
import { count } from './cacheWorth.ts';

/** The fix that puts a prompt into a better order; none where no order is safe. */
export function orderFix({ edit, moved, unit, prefixTokens }: BetterOrder): readonly Fix[] {
  if (edit === undefined) return [];
  const changing = moved === 'volatile' ? 'what differs in every call' : 'what changes';
  const title =
    unit === 'paragraph'
      ? `Move ${changing} to the end (${count(prefixTokens)} tokens reusable)`
      : `Move the sentences that stay up, ahead of ${changing} (${count(prefixTokens)} tokens reusable)`;
  return [{ title, edits: [edit], preferred: true }];
}
