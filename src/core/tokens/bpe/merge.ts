import { NO_MERGE, type PairTable } from './pairTable.ts';

/** Ranks are searched in blocks of this many: a power of two. */
const BLOCK = 8;
const BLOCK_BITS = 3;

/**
 * Encodes short stretches of bytes by byte pair encoding: again and again the two neighbours of the lowest rank merge,
 * of equal ranks the leftmost.
 *
 * Tokens are a linked list by the byte they begin at. The lowest rank of each block of bytes is kept, so that a merge
 * looks at the blocks and at what is in two or three of them. Time grows with the square of the length, but with a
 * small factor; meant for stretches of up to a few hundred bytes.
 */
export class Merger {
  readonly #pairs: PairTable;
  /** For the byte that a token begins at: the token, where the next and the one before begin. */
  #tokens = new Int32Array(0);
  #next = new Int32Array(0);
  #previous = new Int32Array(0);
  /** The rank of merging the token that begins here with the next. */
  #ranks = new Int32Array(0);
  /** The lowest rank of each block. */
  #lowest = new Int32Array(0);

  constructor(pairs: PairTable) {
    this.#pairs = pairs;
    this.#grow(256);
  }

  /** Encodes `bytes` from `start` to `end`, which is greater, and gives the number of tokens. */
  merge(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (length > this.#tokens.length) this.#grow(2 * length);
    const blocks = this.#begin(bytes, start, length);
    const pairs = this.#pairs;
    const tokens = this.#tokens;
    const next = this.#next;
    const previous = this.#previous;
    const ranks = this.#ranks;
    const lowest = this.#lowest;
    for (let count = length; ; count--) {
      let rank = NO_MERGE;
      let block = -1;
      for (let index = 0; index < blocks; index++) {
        const candidate = lowest[index] ?? NO_MERGE;
        if (candidate < rank) {
          rank = candidate;
          block = index;
        }
      }
      if (block < 0) return count;
      let at = block << BLOCK_BITS;
      while (ranks[at] !== rank) at++;
      const middle = next[at] ?? length;
      const behind = next[middle] ?? length;
      const before = previous[at] ?? -1;
      tokens[at] = rank;
      next[at] = behind;
      ranks[middle] = NO_MERGE;
      if (behind < length) {
        previous[behind] = at;
        ranks[at] = pairs.merged(rank, tokens[behind] ?? 0);
      } else {
        ranks[at] = NO_MERGE;
      }
      lowest[block] = lowestOf(ranks, block);
      if (middle >> BLOCK_BITS !== block) {
        lowest[middle >> BLOCK_BITS] = lowestOf(ranks, middle >> BLOCK_BITS);
      }
      if (before < 0) continue;
      ranks[before] = pairs.merged(tokens[before] ?? 0, rank);
      lowest[before >> BLOCK_BITS] = lowestOf(ranks, before >> BLOCK_BITS);
    }
  }

  /** The token of the last stretch that begins at this byte, counted from its start. */
  tokenAt(byte: number): number {
    return this.#tokens[byte] ?? 0;
  }

  /** Where the token that begins at this byte ends. */
  endAt(byte: number): number {
    return this.#next[byte] ?? 0;
  }

  /** Makes each byte a token, and gives the number of blocks. */
  #begin(bytes: Uint8Array, start: number, length: number): number {
    const pairs = this.#pairs;
    const tokens = this.#tokens;
    const next = this.#next;
    const previous = this.#previous;
    const ranks = this.#ranks;
    const lowest = this.#lowest;
    for (let index = 0; index < length; index++) {
      const byte = bytes[start + index] ?? 0;
      tokens[index] = pairs.ofByte[byte] ?? 0;
      next[index] = index + 1;
      previous[index] = index - 1;
      ranks[index] = pairs.mergedBytes(byte, bytes[start + index + 1] ?? 0);
    }
    const blocks = (length + BLOCK - 1) >> BLOCK_BITS;
    // The last token has no neighbour; behind it the last block is filled up.
    ranks.fill(NO_MERGE, length - 1, blocks << BLOCK_BITS);
    for (let block = 0; block < blocks; block++) lowest[block] = lowestOf(ranks, block);
    return blocks;
  }

  #grow(length: number): void {
    const slots = Math.ceil(length / BLOCK) * BLOCK;
    this.#tokens = new Int32Array(slots);
    this.#next = new Int32Array(slots);
    this.#previous = new Int32Array(slots);
    this.#ranks = new Int32Array(slots);
    this.#lowest = new Int32Array(slots / BLOCK);
  }
}

/** The lowest of the {@link BLOCK} ranks in a block, compared two by two, so that none waits for all before it. */
function lowestOf(ranks: Int32Array, block: number): number {
  const at = block << BLOCK_BITS;
  const a = Math.min(ranks[at] ?? 0, ranks[at + 1] ?? 0);
  const b = Math.min(ranks[at + 2] ?? 0, ranks[at + 3] ?? 0);
  const c = Math.min(ranks[at + 4] ?? 0, ranks[at + 5] ?? 0);
  const d = Math.min(ranks[at + 6] ?? 0, ranks[at + 7] ?? 0);
  return Math.min(Math.min(a, b), Math.min(c, d));
}
