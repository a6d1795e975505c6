/** Longest piece that a {@link WordMemo} remembers, in UTF-16 units: what four numbers of 32 bits hold. */
export const LONGEST_WORD = 8;
/** Numbers for each piece: its length and count, then its units. */
const NUMBERS = 5;
/** In a place, the low bits say which piece is there, and the others are of its hash. */
const PIECE_BITS = 16;
const PIECE_MASK = (1 << PIECE_BITS) - 1;

/**
 * Remembers the counts of short pieces, which are nine of ten in most texts and often the same. It works on all units
 * of a piece at once: a loop over them would take several times as long.
 *
 * Pieces stand one behind the other in the order in which they came, so that those of one text lie close together in
 * memory, and a hash table says where. When there is no room left, all are forgotten. Whole pieces are compared, so an
 * answer is never that of another piece.
 */
export class WordMemo {
  /** For each hash where its piece stands, 0 while free. At most half full, so that searches end soon. */
  readonly #places: Int32Array;
  readonly #mask: number;
  /** The pieces; the first stands at 1. */
  readonly #pieces: Int32Array;
  readonly #capacity: number;
  #filled = 1;
  /** The piece that was asked for last, and the place that it would take. */
  #place = 0;
  #hash = 0;
  #length = 0;
  #first = 0;
  #second = 0;
  #third = 0;
  #fourth = 0;

  /** @param pieceBits it remembers two to the power of this many pieces, but for one; at most 16. */
  constructor(pieceBits: number) {
    this.#capacity = 1 << pieceBits;
    this.#places = new Int32Array(2 * this.#capacity);
    this.#mask = this.#places.length - 1;
    this.#pieces = new Int32Array(NUMBERS * this.#capacity);
  }

  /**
   * The count of a piece, or 0 when it is not remembered.
   *
   * @param view the memory of a text's units, readable for {@link LONGEST_WORD} units from `start`.
   * @param length of the piece, at most {@link LONGEST_WORD}.
   */
  find(view: DataView, start: number, length: number): number {
    const at = 2 * start;
    const used = 4 * length;
    const first = view.getInt32(at, true) & (USED_BITS[used] ?? 0);
    const second = view.getInt32(at + 4, true) & (USED_BITS[used + 1] ?? 0);
    const third = view.getInt32(at + 8, true) & (USED_BITS[used + 2] ?? 0);
    const fourth = view.getInt32(at + 12, true) & (USED_BITS[used + 3] ?? 0);
    const hash = mixed(
      Math.imul(first, 0x9e3779b1) ^
        Math.imul(second, 0x85ebca6b) ^
        Math.imul(third, 0xc2b2ae35) ^
        Math.imul(fourth, 0x27d4eb2f),
    );
    const places = this.#places;
    const pieces = this.#pieces;
    const mask = this.#mask;
    let place = hash & mask;
    for (;;) {
      const other = places[place] ?? 0;
      if (other === 0) break;
      if ((other ^ hash) >>> PIECE_BITS === 0) {
        const piece = (other & PIECE_MASK) * NUMBERS;
        const header = pieces[piece] ?? 0;
        const difference =
          ((header >> 8) ^ length) |
          ((pieces[piece + 1] ?? 0) ^ first) |
          ((pieces[piece + 2] ?? 0) ^ second) |
          ((pieces[piece + 3] ?? 0) ^ third) |
          ((pieces[piece + 4] ?? 0) ^ fourth);
        if (difference === 0) return header & 0xff;
      }
      place = (place + 1) & mask;
    }
    this.#place = place;
    this.#hash = hash;
    this.#length = length;
    this.#first = first;
    this.#second = second;
    this.#third = third;
    this.#fourth = fourth;
    return 0;
  }

  /** Remembers the count, below 256, of the piece that was asked for last and not found. */
  keep(count: number): void {
    if (this.#filled === this.#capacity) this.#forget();
    const piece = this.#filled++;
    this.#places[this.#place] = (this.#hash & ~PIECE_MASK) | piece;
    const pieces = this.#pieces;
    const at = piece * NUMBERS;
    pieces[at] = (this.#length << 8) | count;
    pieces[at + 1] = this.#first;
    pieces[at + 2] = this.#second;
    pieces[at + 3] = this.#third;
    pieces[at + 4] = this.#fourth;
  }

  #forget(): void {
    this.#places.fill(0);
    this.#filled = 1;
    this.#place = this.#hash & this.#mask;
  }
}

/** Which bits of its four numbers belong to a piece, by its length. */
const USED_BITS = Int32Array.from({ length: 4 * (LONGEST_WORD + 1) }, (_, index) => {
  const units = (index >> 2) - 2 * (index % 4);
  return units >= 2 ? -1 : units === 1 ? 0xffff : 0;
});

/** A hash whose low bits depend on all bits. */
function mixed(sum: number): number {
  const hash = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 16);
}
