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
    this.#begin(bytes, start, length);
    const blocks = (length + BLOCK - 1) >> BLOCK_BITS;
    const lowest = this.#lowest;
    for (let block = 0; block < blocks; block++) this.#findLowest(block);
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
      while (this.#ranks[at] !== rank) at++;
      this.#mergeAt(at, rank, length);
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

  #begin(bytes: Uint8Array, start: number, length: number): void {
    const pairs = this.#pairs;
    let before = pairs.ofByte[bytes[start] ?? 0] ?? 0;
    this.#tokens[0] = before;
    this.#next[0] = 1;
    this.#previous[0] = -1;
    for (let index = 1; index < length; index++) {
      const token = pairs.ofByte[bytes[start + index] ?? 0] ?? 0;
      this.#tokens[index] = token;
      this.#next[index] = index + 1;
      this.#previous[index] = index - 1;
      this.#ranks[index - 1] = pairs.merged(before, token);
      before = token;
    }
    // The last token has no neighbour; behind it the last block is filled up.
    for (let index = length - 1; index === length - 1 || index % BLOCK !== 0; index++) {
      this.#ranks[index] = NO_MERGE;
    }
  }

  #mergeAt(at: number, rank: number, length: number): void {
    const middle = this.#next[at] ?? length;
    const end = this.#next[middle] ?? length;
    const before = this.#previous[at] ?? -1;
    this.#tokens[at] = rank;
    this.#next[at] = end;
    this.#ranks[middle] = NO_MERGE;
    if (end < length) {
      this.#previous[end] = at;
      this.#ranks[at] = this.#pairs.merged(rank, this.#tokens[end] ?? 0);
    } else {
      this.#ranks[at] = NO_MERGE;
    }
    const block = at >> BLOCK_BITS;
    this.#findLowest(block);
    if (middle >> BLOCK_BITS !== block) this.#findLowest(middle >> BLOCK_BITS);
    if (before < 0) return;
    this.#ranks[before] = this.#pairs.merged(this.#tokens[before] ?? 0, rank);
    this.#findLowest(before >> BLOCK_BITS);
  }

  #findLowest(block: number): void {
    const ranks = this.#ranks;
    let lowest = NO_MERGE;
    const end = (block + 1) << BLOCK_BITS;
    for (let index = block << BLOCK_BITS; index < end; index++) {
      const rank = ranks[index] ?? NO_MERGE;
      if (rank < lowest) lowest = rank;
    }
    this.#lowest[block] = lowest;
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
