/** Tokens of one byte have the ranks below this; every other token is two tokens of lower rank, merged. */
export const SINGLE_BYTES = 256;
/** The rank of two tokens that do not merge; higher than any token. */
export const NO_MERGE = 0x3fffffff;

const TOKEN_BITS = 18;
/** Most tokens that a table holds. */
export const MOST_TOKENS = 1 << TOKEN_BITS;
const TOKEN_MASK = MOST_TOKENS - 1;

/**
 * A vocabulary as the merges that make it: which two tokens each token is made of, and a hash table that finds the
 * token by the two. A token's number is its rank.
 */
export class PairTable {
  readonly size: number;
  /** The two tokens that each token is merged from, side by side; a single byte is its own. */
  readonly #parts: Uint32Array;
  /** The token of each byte. */
  readonly ofByte = new Uint32Array(SINGLE_BYTES);
  /** The tokens of all pairs of bytes, 0 for those that do not merge. */
  readonly #ofBytes = new Int32Array(SINGLE_BYTES * SINGLE_BYTES);
  readonly #byteOf = new Uint8Array(SINGLE_BYTES);
  /** Tokens where their pairs' hashes lead, 0 while empty; the bits above the token hold others of the hash. */
  readonly #slots: Uint32Array;
  readonly #mask: number;

  /** @param size number of tokens, from {@link SINGLE_BYTES} to {@link MOST_TOKENS}. */
  constructor(size: number) {
    this.size = size;
    this.#parts = new Uint32Array(2 * size);
    // At most half full, so that most searches end at the first slot.
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * size)));
    this.#mask = this.#slots.length - 1;
  }

  /** Adds a token of one byte. */
  addByte(token: number, byte: number): void {
    this.#parts.fill(token, 2 * token, 2 * token + 2);
    this.ofByte[byte] = token;
    this.#byteOf[token] = byte;
  }

  /** Adds a token that is merged from two others. */
  addPair(token: number, left: number, right: number): void {
    const parts = this.#parts;
    const slots = this.#slots;
    const mask = this.#mask;
    parts[2 * token] = left;
    parts[2 * token + 1] = right;
    if (left < SINGLE_BYTES && right < SINGLE_BYTES) {
      this.#ofBytes[((this.#byteOf[left] ?? 0) << 8) | (this.#byteOf[right] ?? 0)] = token;
    }
    const hash = hashOf(left, right);
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = (hash & ~TOKEN_MASK) | token;
  }

  /** The token that two neighbours merge into, which is also the merge's rank; {@link NO_MERGE} when they do not. */
  merged(left: number, right: number): number {
    const parts = this.#parts;
    const slots = this.#slots;
    const mask = this.#mask;
    const hash = hashOf(left, right);
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] ?? 0;
      if (entry === 0) return NO_MERGE;
      if (((entry ^ hash) & ~TOKEN_MASK) !== 0) continue;
      const token = entry & TOKEN_MASK;
      if (parts[2 * token] === left && parts[2 * token + 1] === right) return token;
    }
  }

  /** The same for two bytes, which takes no search. */
  mergedBytes(left: number, right: number): number {
    const token = this.#ofBytes[(left << 8) | right] ?? 0;
    return token === 0 ? NO_MERGE : token;
  }

  /** The first of the two tokens that this one is merged from; a single byte's is itself. */
  left(token: number): number {
    return this.#parts[2 * token] ?? 0;
  }

  /** The second of the two tokens that this one is merged from; a single byte's is itself. */
  right(token: number): number {
    return this.#parts[2 * token + 1] ?? 0;
  }
}

/** Mixes two tokens into 32 bits, all of which depend on both. */
function hashOf(left: number, right: number): number {
  let hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 15);
}
