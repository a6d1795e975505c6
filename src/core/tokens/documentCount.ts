import type { Steps } from '../text/steps.ts';
import { BOUNDARY_MARGIN, isSureBoundary } from './bpe/boundary.ts';
import type { TokenCounter } from './tokenCounter.ts';

/** Chunks end at the first sure boundary behind this many units. */
const CHUNK_UNITS = 256;
const CHUNKS_PER_BLOCK = 64;
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
  /** The chunks in their order, by blocks, so that a change copies only those of one. */
  readonly blocks: readonly Block[];
}

/** Some chunks that follow each other. */
interface Block {
  readonly units: number;
  /** UTF-16 units of each chunk. */
  readonly lengths: readonly number[];
  /** Tokens of each chunk. */
  readonly counts: readonly number[];
}

/** The count of no text. */
export const EMPTY_DOCUMENT: DocumentCount = { tokens: 0, blocks: [] };

/**
 * Counts a text after a change, from its count before the change.
 *
 * @param text the whole text after the change.
 */
export function* followChange(
  { tokens, blocks }: DocumentCount,
  text: string,
  { start, oldEnd, newEnd }: TextChange,
  counter: TokenCounter,
): Steps<DocumentCount> {
  // The end of a chunk stays good while the characters on both sides of it stay.
  const goodUpTo = start - BOUNDARY_MARGIN;
  const goodFrom = oldEnd + BOUNDARY_MARGIN;
  const units = blocks.map((block) => block.units);
  const before = countUpTo(units, 0, 0, (end) => end <= goodUpTo);
  const behind = countUpTo(units, before.count, before.end, (_, at) => at < goodFrom);
  const touched = blocks.slice(before.count, behind.count);
  const lengths = joined(touched.map((block) => block.lengths));
  const counts = joined(touched.map((block) => block.counts));
  const first = countUpTo(lengths, 0, before.end, (end) => end <= goodUpTo);
  const last = countUpTo(lengths, first.count, first.end, (_, at) => at < goodFrom);
  const isLast = behind.count === blocks.length && last.count === lengths.length;
  const to = isLast ? text.length : last.end + newEnd - oldEnd;

  const newLengths: number[] = [];
  const newCounts: number[] = [];
  for (let from = first.end; from < to;) {
    const end = yield* endOfChunk(text, from, to);
    newLengths.push(end - from);
    newCounts.push(yield* counter.countInSteps(text.slice(from, end)));
    from = end;
  }
  const removed = last.count - first.count;
  const changed = toBlocks(
    lengths.toSpliced(first.count, removed, ...newLengths),
    counts.toSpliced(first.count, removed, ...newCounts),
  );
  return {
    tokens: tokens - sum(counts.slice(first.count, last.count)) + sum(newCounts),
    blocks: blocks.toSpliced(before.count, touched.length, ...changed),
  };
}

/** Goes over stretches one by one while they are wanted, and tells how many there were and where the last ends. */
function countUpTo(
  lengths: readonly number[],
  from: number,
  at: number,
  isWanted: (end: number, start: number) => boolean,
): { readonly count: number; readonly end: number } {
  let count = from;
  let end = at;
  for (; count < lengths.length; count++) {
    const next = end + (lengths[count] ?? 0);
    if (!isWanted(next, end)) break;
    end = next;
  }
  return { count, end };
}

/** One list of several: mostly there is only one, and then it is that. */
function joined([first = [], ...others]: readonly (readonly number[])[]): readonly number[] {
  return others.length === 0 ? first : first.concat(...others);
}

/** One block, unless it would be large. */
function toBlocks(lengths: readonly number[], counts: readonly number[]): readonly Block[] {
  const size = lengths.length > 2 * CHUNKS_PER_BLOCK ? CHUNKS_PER_BLOCK : lengths.length;
  const blocks: Block[] = [];
  for (let from = 0; from < lengths.length; from += size) {
    const own = lengths.slice(from, from + size);
    blocks.push({ units: sum(own), lengths: own, counts: counts.slice(from, from + size) });
  }
  return blocks;
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
