import type { Steps } from '../../text/steps.ts';
import { countLongPiece } from './longPiece.ts';
import { Merger } from './merge.ts';
import type { PairTable } from './pairTable.ts';
import { PieceMemo } from './pieceMemo.ts';
import { writeUtf8 } from './utf8.ts';

/** Longest piece that is counted at one go, in UTF-16 units; each is at most three bytes. */
export const LONGEST_SHORT_PIECE = 128;
const UNITS_PER_STEP = 16_384;

/** Counts the tokens of single pieces of text. */
export class PieceCounter {
  readonly #pairs: PairTable;
  readonly #merger: Merger;
  /** For words, which are most of a text, and for what is longer: 640 and 270 kB. */
  readonly #words = new PieceMemo(4, 15);
  readonly #phrases = new PieceMemo(16, 12);
  readonly #bytes = new Uint8Array(3 * LONGEST_SHORT_PIECE);
  /** The same memory, by four bytes. */
  readonly #piece = new Int32Array(this.#bytes.buffer);

  constructor(pairs: PairTable) {
    this.#pairs = pairs;
    this.#merger = new Merger(pairs);
  }

  /** Tokens of the piece from `start` to `end`, which is at most {@link LONGEST_SHORT_PIECE} units long. */
  countShort(text: string, start: number, end: number): number {
    const bytes = this.#bytes;
    const piece = this.#piece;
    const length = writeUtf8(text, start, end, bytes, 0);
    // Every byte is a token.
    if (length === 1) return 1;
    const memo = length <= this.#words.longest ? this.#words : this.#phrases;
    if (length > memo.longest) return this.#merger.merge(bytes, 0, length);
    // What is compared ends in zeros, whatever piece stood here before.
    bytes[length] = 0;
    bytes[length + 1] = 0;
    bytes[length + 2] = 0;
    const known = memo.find(piece, length);
    if (known > 0) return known;
    const count = this.#merger.merge(bytes, 0, length);
    memo.keep(piece, length, count);
    return count;
  }

  /** Tokens of a piece of any length, in steps. */
  *countLong(text: string, start: number, end: number): Steps<number> {
    const bytes = new Uint8Array(3 * (end - start));
    let length = 0;
    for (let from = start; from < end;) {
      let to = Math.min(end, from + UNITS_PER_STEP);
      // The two halves of a surrogate pair are one character.
      if (to < end && (text.codePointAt(to - 1) ?? 0) > 0xffff) to++;
      length = writeUtf8(text, from, to, bytes, length);
      from = to;
      yield;
    }
    return yield* countLongPiece(this.#pairs, this.#merger, bytes, length);
  }
}
