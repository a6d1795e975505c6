/** Longest piece that a {@link PhraseMemo} remembers, in UTF-16 units. */
export const LONGEST_PHRASE = 256;
/** Places that are searched for a piece. */
const PROBES = 4;

/**
 * Remembers the counts of pieces of any length up to {@link LONGEST_PHRASE}: their units stand one behind the other in a
 * pool, and a hash table says where. When the pool is full, all is forgotten. Whole pieces are compared, so an answer is
 * never that of another piece.
 */
export class PhraseMemo {
  readonly #mask: number;
  /** For each place the hash of a piece, 0 while free, and where the piece begins in the pool. */
  readonly #places: Int32Array;
  /** Of each piece the length, the count and the units. */
  readonly #pool: Uint16Array;
  #filled = 0;
  /** Hash and place of the piece that was asked for last. */
  #hash = 0;
  #place = 0;

  /**
   * @param placeBits the number of places is two to the power of this.
   * @param poolBits the units of the pool are two to the power of this.
   */
  constructor(placeBits: number, poolBits: number) {
    this.#mask = (1 << placeBits) - 1;
    this.#places = new Int32Array(2 << placeBits);
    this.#pool = new Uint16Array(1 << poolBits);
  }

  /** The count of the piece from `start` to `end`, or 0 when it is not remembered. */
  find(units: Uint16Array, start: number, end: number): number {
    const length = end - start;
    const hash = hashOf(units, start, end);
    const mask = this.#mask;
    const places = this.#places;
    const pool = this.#pool;
    let free = 2 * ((hash >>> 8) & mask);
    for (let probe = 0; probe < PROBES; probe++) {
      const place = 2 * (((hash >>> 8) + probe) & mask);
      const other = places[place] ?? 0;
      if (other === 0) {
        free = place;
        break;
      }
      if (other !== hash) continue;
      const at = places[place + 1] ?? 0;
      if (pool[at] !== length) continue;
      let index = 0;
      while (index < length && pool[at + 2 + index] === units[start + index]) index++;
      if (index === length) return pool[at + 1] ?? 0;
    }
    this.#hash = hash;
    this.#place = free;
    return 0;
  }

  /** Remembers the count of the piece that was asked for last and not found. */
  keep(units: Uint16Array, start: number, end: number, count: number): void {
    const pool = this.#pool;
    const length = end - start;
    if (this.#filled + 2 + length > pool.length) {
      this.#places.fill(0);
      this.#filled = 0;
      this.#place = 2 * ((this.#hash >>> 8) & this.#mask);
    }
    const at = this.#filled;
    this.#filled = at + 2 + length;
    this.#places[this.#place] = this.#hash;
    this.#places[this.#place + 1] = at;
    pool[at] = length;
    pool[at + 1] = count;
    for (let index = 0; index < length; index++) pool[at + 2 + index] = units[start + index] ?? 0;
  }
}

/** A hash of some units; never 0. */
function hashOf(units: Uint16Array, start: number, end: number): number {
  let sum = end - start;
  for (let index = start; index < end; index++) {
    sum = Math.imul(sum ^ (units[index] ?? 0), 0x9e3779b1) ^ (sum >>> 15);
  }
  const hash = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 16)) | 1;
}
