import type { Steps } from '../text/steps.ts';
import type { RankTable } from './rankTable.ts';

const NO_RANK = 0x7fffffff;
/** Positions fit below this, ranks above it, so that one number orders pairs by rank, then from the left. */
const POSITION_LIMIT = 2 ** 28;
const MERGES_PER_STEP = 500;

/** Tokens of one piece by scanning for the lowest pair again and again; quadratic, so for short pieces only. */
export function countShortPiece(bytes: string, { ranks }: RankTable): number {
  if (ranks.has(bytes)) return 1;
  const starts: number[] = [];
  for (let index = 0; index <= bytes.length; index++) starts.push(index);
  const pairRank = (index: number): number => {
    const from = starts[index];
    const to = starts[index + 2];
    return from === undefined || to === undefined
      ? NO_RANK
      : (ranks.get(bytes.slice(from, to)) ?? NO_RANK);
  };
  const pairs = starts.map((_, index) => pairRank(index));
  for (;;) {
    let lowest = NO_RANK;
    let at = -1;
    for (const [index, rank] of pairs.entries()) {
      if (rank < lowest) {
        lowest = rank;
        at = index;
      }
    }
    if (at < 0) return starts.length - 1;
    starts.splice(at + 1, 1);
    pairs.splice(at + 1, 1);
    pairs[at] = pairRank(at);
    if (at > 0) pairs[at - 1] = pairRank(at - 1);
  }
}

/** Tokens of one piece by a heap over a linked list: n log n for any bytes, in steps. */
export function* countLongPiece(bytes: string, { ranks, longestToken }: RankTable): Steps<number> {
  const length = bytes.length;
  const next = new Int32Array(length + 1);
  const previous = new Int32Array(length + 1);
  // The rank of merging the token that starts here with the one behind it.
  const rankAt = new Int32Array(length + 1).fill(NO_RANK);
  const heap = new MinHeap(length * 2);
  let tokens = length;

  const refresh = (start: number): void => {
    const middle = next[start] ?? length;
    const end = middle >= length ? length + 1 : (next[middle] ?? length);
    const rank =
      end > length || end - start > longestToken
        ? NO_RANK
        : (ranks.get(bytes.slice(start, end)) ?? NO_RANK);
    rankAt[start] = rank;
    if (rank !== NO_RANK) heap.push(rank * POSITION_LIMIT + start);
  };

  for (let index = 0; index <= length; index++) {
    next[index] = index + 1;
    previous[index] = index - 1;
  }
  for (let index = 0; index < length - 1; index++) {
    refresh(index);
    if (index % MERGES_PER_STEP === 0) yield;
  }
  for (let merges = 0; heap.size > 0; merges++) {
    if (merges % MERGES_PER_STEP === 0) yield;
    const entry = heap.pop();
    const start = entry % POSITION_LIMIT;
    // An entry is stale when its token was merged into another, or its pair has changed since.
    if (rankAt[start] !== (entry - start) / POSITION_LIMIT) continue;
    const middle = next[start] ?? length;
    const end = next[middle] ?? length;
    next[start] = end;
    previous[end] = start;
    rankAt[middle] = NO_RANK;
    tokens--;
    refresh(start);
    const before = previous[start] ?? -1;
    if (before >= 0) refresh(before);
  }
  return tokens;
}

/** A binary heap of numbers, smallest first. */
class MinHeap {
  #values: Float64Array;
  size = 0;

  constructor(capacity: number) {
    this.#values = new Float64Array(Math.max(16, capacity));
  }

  push(value: number): void {
    if (this.size === this.#values.length) {
      const larger = new Float64Array(this.size * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    const values = this.#values;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = values[parent] ?? 0;
      if (above <= value) break;
      values[hole] = above;
      hole = parent;
    }
    values[hole] = value;
  }

  pop(): number {
    const values = this.#values;
    const top = values[0] ?? 0;
    const last = values[--this.size] ?? 0;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && (values[child + 1] ?? 0) < (values[child] ?? 0)) child++;
      const below = values[child] ?? 0;
      if (below >= last) break;
      values[hole] = below;
      hole = child;
    }
    values[hole] = last;
    return top;
  }
}
