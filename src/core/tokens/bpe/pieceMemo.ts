/**
 * Remembers the counts of pieces up to some length, as texts repeat their words. Each piece has one place that it shares
 * with others; the newest stays. Whole pieces are compared, so an answer is never that of another piece.
 */
export class PieceMemo {
  /** Longest piece that is remembered, in bytes. */
  readonly longest: number;
  readonly #words: number;
  readonly #placeBits: number;
  /** For each place the length and the count of a piece, and its bytes. */
  readonly #entries: Int32Array;
  /** Where the piece that was asked for last belongs. */
  #at = 0;

  /**
   * @param words the longest piece, in words of four bytes.
   * @param placeBits the number of places is two to the power of this.
   */
  constructor(words: number, placeBits: number) {
    this.longest = 4 * words;
    this.#words = words;
    this.#placeBits = placeBits;
    this.#entries = new Int32Array((1 + words) << placeBits);
  }

  /**
   * The count of a piece, or 0 when it is not remembered.
   *
   * @param piece the piece's bytes in words, zero behind its end.
   */
  find(piece: Int32Array, length: number): number {
    const used = (length + 3) >> 2;
    let hash = length;
    for (let word = 0; word < used; word++) {
      hash = Math.imul(hash ^ (piece[word] ?? 0), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    const entries = this.#entries;
    const at = (1 + this.#words) * (Math.imul(hash, 0x2c1b3c6d) >>> (32 - this.#placeBits));
    this.#at = at;
    const header = entries[at] ?? 0;
    if (header >> 8 !== length) return 0;
    for (let word = 0; word < used; word++) {
      if (entries[at + 1 + word] !== piece[word]) return 0;
    }
    return header & 0xff;
  }

  /** Remembers the count, below 256, of the piece that was asked for last. */
  keep(piece: Int32Array, length: number, count: number): void {
    const entries = this.#entries;
    const at = this.#at;
    entries[at] = (length << 8) | count;
    for (let word = 0; word < this.#words; word++) entries[at + 1 + word] = piece[word] ?? 0;
  }
}
