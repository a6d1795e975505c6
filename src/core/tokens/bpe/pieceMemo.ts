/** Longest piece that is remembered, in bytes; four words. */
export const LONGEST_REMEMBERED = 16;

const ENTRY_BITS = 15;
/** The count and the length of a piece, and its bytes. */
const WORDS_PER_ENTRY = 5;

/**
 * Remembers the counts of short pieces, as texts repeat their words. Each piece has one place that it shares with
 * others; the newest stays. Whole pieces are compared, so an answer is never that of another piece.
 */
export class PieceMemo {
  readonly #entries = new Int32Array(WORDS_PER_ENTRY << ENTRY_BITS);
  /** Where the piece that was asked for last belongs. */
  #at = 0;

  /**
   * The count of a piece, or 0 when it is not remembered.
   *
   * @param words the piece's bytes in four words, zero behind its end.
   */
  find(words: Int32Array, length: number): number {
    const entries = this.#entries;
    const first = words[0] ?? 0;
    const second = words[1] ?? 0;
    const third = words[2] ?? 0;
    const fourth = words[3] ?? 0;
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    hash ^= Math.imul(third, 0xc2b2ae35) ^ Math.imul(fourth, 0x27d4eb2f);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    const at = WORDS_PER_ENTRY * (hash >>> (32 - ENTRY_BITS));
    this.#at = at;
    const header = entries[at] ?? 0;
    return header >> 8 === length &&
      entries[at + 1] === first &&
      entries[at + 2] === second &&
      entries[at + 3] === third &&
      entries[at + 4] === fourth
      ? header & 0xff
      : 0;
  }

  /** Remembers the count of the piece that was asked for last. */
  keep(words: Int32Array, length: number, count: number): void {
    const entries = this.#entries;
    const at = this.#at;
    entries[at] = (length << 8) | count;
    for (let word = 0; word < 4; word++) entries[at + 1 + word] = words[word] ?? 0;
  }
}
