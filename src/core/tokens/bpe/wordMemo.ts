/** Longest piece that a {@link WordMemo} remembers, in UTF-16 units: what four numbers of 32 bits hold. */
export const LONGEST_WORD = 8;
/** Places that are searched for a piece. */
const PROBES = 4;
/** Numbers for each place: the length and the count of a piece, then its units. */
const NUMBERS = 5;

/**
 * Remembers the counts of short pieces, which are nine of ten in most texts and often the same. It works on all units
 * of a piece at once: a loop over them would take several times as long.
 *
 * Each piece has a few places that it shares with others; when all are taken, it takes the first. Whole pieces are
 * compared, so an answer is never that of another piece.
 */
export class WordMemo {
  readonly #mask: number;
  readonly #entries: Int32Array;
  /** The piece that was asked for last, and the entry that it would take. */
  #at = 0;
  #length = 0;
  #first = 0;
  #second = 0;
  #third = 0;
  #fourth = 0;

  /** @param placeBits the number of places is two to the power of this. */
  constructor(placeBits: number) {
    this.#mask = (1 << placeBits) - 1;
    this.#entries = new Int32Array(NUMBERS << placeBits);
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
    const entries = this.#entries;
    const mask = this.#mask;
    let free = (hash & mask) * NUMBERS;
    for (let probe = 0; probe < PROBES; probe++) {
      const entry = ((hash + probe) & mask) * NUMBERS;
      const header = entries[entry] ?? 0;
      const difference =
        ((header >> 8) ^ length) |
        ((entries[entry + 1] ?? 0) ^ first) |
        ((entries[entry + 2] ?? 0) ^ second) |
        ((entries[entry + 3] ?? 0) ^ third) |
        ((entries[entry + 4] ?? 0) ^ fourth);
      if (difference === 0) return header & 0xff;
      if (header === 0) {
        free = entry;
        break;
      }
    }
    this.#at = free;
    this.#length = length;
    this.#first = first;
    this.#second = second;
    this.#third = third;
    this.#fourth = fourth;
    return 0;
  }

  /** Remembers the count, below 256, of the piece that was asked for last and not found. */
  keep(count: number): void {
    const entries = this.#entries;
    const at = this.#at;
    entries[at] = (this.#length << 8) | count;
    entries[at + 1] = this.#first;
    entries[at + 2] = this.#second;
    entries[at + 3] = this.#third;
    entries[at + 4] = this.#fourth;
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
