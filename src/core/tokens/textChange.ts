import type { TextChange } from './documentCount.ts';

/** Units compared at once. */
const STRETCH = 65_536;

/**
 * The change that makes one text of another: all between what they have in common at their beginnings and ends.
 * Stretches are compared as wholes, which the engine does as fast as it can read memory.
 */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  const start = longestEqual(
    shorter,
    (from, to) => before.slice(from, to) === after.slice(from, to),
  );
  const end = longestEqual(
    shorter - start,
    (from, to) =>
      before.slice(before.length - to, before.length - from) ===
      after.slice(after.length - to, after.length - from),
  );
  return { start, oldEnd: before.length - end, newEnd: after.length - end };
}

/** The greatest length up to `limit` at which all is equal: stretch by stretch, and by halving in the last. */
function longestEqual(limit: number, isEqual: (from: number, to: number) => boolean): number {
  let equal = 0;
  while (equal < limit && isEqual(equal, Math.min(limit, equal + STRETCH))) {
    equal = Math.min(limit, equal + STRETCH);
  }
  let different = Math.min(limit, equal + STRETCH) + 1;
  while (different - equal > 1) {
    const middle = (equal + different) >> 1;
    if (isEqual(equal, middle)) equal = middle;
    else different = middle;
  }
  return equal;
}
