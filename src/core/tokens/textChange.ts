import type { Span } from '../text/span.ts';
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

/** One change that covers two, the second of which was made to what the first had left. */
export function composeChanges(first: TextChange, second: TextChange): TextChange {
  return {
    start: Math.min(first.start, second.start),
    oldEnd: first.oldEnd + Math.max(0, second.oldEnd - first.newEnd),
    newEnd: Math.max(first.newEnd, second.oldEnd) + second.newEnd - second.oldEnd,
  };
}

/**
 * What a change of a document did to a stretch of it that now stands at `now`; undefined when the stretch that was at
 * `before` is not what is there now, or was changed beyond its ends.
 */
export function changeWithin(
  { start, oldEnd, newEnd }: TextChange,
  before: Span,
  now: Span,
): TextChange | undefined {
  const shift = newEnd - oldEnd;
  const isAt = (from: number, to: number): boolean => now.start === from && now.end === to;
  const { start: from, end: to } = before;
  if (from <= start && oldEnd <= to && isAt(from, to + shift)) {
    return { start: start - from, oldEnd: oldEnd - from, newEnd: newEnd - from };
  }
  const isBefore = oldEnd <= from && isAt(from + shift, to + shift);
  const isBehind = start >= to && isAt(from, to);
  return isBefore || isBehind
    ? { start: to - from, oldEnd: to - from, newEnd: to - from }
    : undefined;
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
