import type { Steps } from '../text/steps.ts';
import { BOUNDARY_MARGIN, isSureBoundary } from './bpe/boundary.ts';
import type { TokenCounter } from './tokenCounter.ts';

/** Chunks end at the first sure boundary behind this many units. */
const CHUNK_UNITS = 512;
/** Units searched for a boundary between two pauses. */
const SEARCH_PER_STEP = 16_384;

/** A change of a text: what stood from `start` to `oldEnd` was replaced, and the new text of it ends at `newEnd`. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/**
 * The token count of a text, by chunks that end where text is cut whatever stands around. After a change only the chunks
 * around it are counted again, so a change costs the same in a text of any length, unless the text has no such ends for
 * long: a single piece is counted as a whole.
 */
export interface DocumentCount {
  readonly tokens: number;
  /** UTF-16 units of each chunk. */
  readonly lengths: readonly number[];
  /** Tokens of each chunk. */
  readonly counts: readonly number[];
}

/** The count of no text. */
export const EMPTY_DOCUMENT: DocumentCount = { tokens: 0, lengths: [], counts: [] };

/**
 * Counts a text after a change, from its count before the change.
 *
 * @param text the whole text after the change.
 */
export function* followChange(
  counted: DocumentCount,
  text: string,
  { start, oldEnd, newEnd }: TextChange,
  counter: TokenCounter,
): Steps<DocumentCount> {
  // The end of a chunk stays good while the characters on both sides of it stay.
  let first = 0;
  let from = 0;
  for (; first < counted.lengths.length; first++) {
    const end = from + (counted.lengths[first] ?? 0);
    if (end > start - BOUNDARY_MARGIN) break;
    from = end;
  }
  let last = first;
  let oldTo = from;
  while (last < counted.lengths.length && oldTo < oldEnd + BOUNDARY_MARGIN) {
    oldTo += counted.lengths[last] ?? 0;
    last++;
  }
  const to = last < counted.lengths.length ? oldTo + newEnd - oldEnd : text.length;

  const lengths: number[] = [];
  const counts: number[] = [];
  while (from < to) {
    const end = yield* endOfChunk(text, from, to);
    lengths.push(end - from);
    counts.push(yield* counter.countInSteps(text.slice(from, end)));
    from = end;
  }
  return {
    tokens: counted.tokens - sum(counted.counts.slice(first, last)) + sum(counts),
    lengths: counted.lengths.toSpliced(first, last - first, ...lengths),
    counts: counted.counts.toSpliced(first, last - first, ...counts),
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function* endOfChunk(text: string, from: number, limit: number): Steps<number> {
  for (let end = from + CHUNK_UNITS; end < limit; end++) {
    if (isSureBoundary(text, end)) return end;
    if (end % SEARCH_PER_STEP === 0) yield;
  }
  return limit;
}
