import type { Steps } from '../../text/steps.ts';
import type { Merger } from './merge.ts';
import { areNeighbours } from './neighbours.ts';
import type { PairTable } from './pairTable.ts';

/** Bytes that each window adds to what is encoded. */
const STRIDE = 96;
/** Bytes of the end of what is encoded that a window encodes again at first, as its end may come out otherwise. */
const OVERLAP = 16;
const WINDOWS_PER_STEP = 8;

/**
 * Counts the tokens of a piece of any length, in time linear to it.
 *
 * Merging the piece as a whole takes time by its square. Instead, windows of it are merged from left to right, each
 * beginning at a boundary between two tokens a bit before the end of what is encoded. Where the tokens on both sides of
 * that boundary are {@link areNeighbours neighbours}, all tokens up to the window's end are the encoding of all bytes up
 * to there. Else the window begins further back; how far a byte can act backwards is limited by the vocabulary.
 */
export function* countLongPiece(
  pairs: PairTable,
  merger: Merger,
  bytes: Uint8Array,
  length: number,
): Steps<number> {
  /** For each byte that a token ends before: one more than the token, of those up to `encoded`; else 0. */
  const endings = new Int32Array(length + 1);
  let encoded = 0;
  let count = 0;
  let overlap = OVERLAP;
  for (let windows = 1; encoded < length; windows++) {
    if (windows % WINDOWS_PER_STEP === 0) yield;
    let start = Math.max(0, encoded - overlap);
    while (start > 0 && endings[start] === 0) start--;
    const end = Math.min(length, encoded + Math.max(STRIDE, encoded - start));
    const merged = merger.merge(bytes, start, end);
    if (start > 0 && !areNeighbours(pairs, (endings[start] ?? 0) - 1, merger.tokenAt(0))) {
      overlap *= 2;
      continue;
    }
    for (let byte = start + 1; byte <= encoded; byte++) {
      if (endings[byte] !== 0) count--;
      endings[byte] = 0;
    }
    for (let byte = 0; byte < end - start; byte = merger.endAt(byte)) {
      endings[start + merger.endAt(byte)] = merger.tokenAt(byte) + 1;
    }
    count += merged;
    encoded = end;
    overlap = OVERLAP;
  }
  return count;
}
