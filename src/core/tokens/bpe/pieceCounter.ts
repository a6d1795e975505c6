import type { Steps } from '../../text/steps.ts';
import { countLongPiece } from './longPiece.ts';
import { Merger } from './merge.ts';
import type { PairTable } from './pairTable.ts';
import { LONGEST_PHRASE, PhraseMemo } from './phraseMemo.ts';
import type { TextWindow } from './textWindow.ts';
import { writeUtf8 } from './utf8.ts';
import { LONGEST_WORD, WordMemo } from './wordMemo.ts';

/** Longest piece that is counted at one go, in UTF-16 units. */
export const LONGEST_SHORT_PIECE = LONGEST_PHRASE;
const BYTES_PER_UNIT = 3;
const UNITS_PER_STEP = 16_384;

/** Counts the tokens of single pieces of text. */
export class PieceCounter {
  readonly #pairs: PairTable;
  readonly #merger: Merger;
  /** 0.9 MB and 660 kB; memory that is not written is not taken. */
  readonly #words = new WordMemo(15);
  readonly #phrases = new PhraseMemo(14, 18);
  readonly #bytes = new Uint8Array(BYTES_PER_UNIT * LONGEST_SHORT_PIECE);

  constructor(pairs: PairTable) {
    this.#pairs = pairs;
    this.#merger = new Merger(pairs);
  }

  /** Tokens of the piece from `start` to `end`, which is at most {@link LONGEST_SHORT_PIECE} units long. */
  countShort({ units, view }: TextWindow, start: number, end: number): number {
    const length = end - start;
    // Every byte is a token.
    if (length === 1 && (units[start] ?? 0) < 0x80) return 1;
    if (length <= LONGEST_WORD) {
      const known = this.#words.find(view, start, length);
      if (known > 0) return known;
      const count = this.#merge(units, start, end);
      this.#words.keep(count);
      return count;
    }
    const known = this.#phrases.find(units, start, end);
    if (known > 0) return known;
    const count = this.#merge(units, start, end);
    this.#phrases.keep(units, start, end, count);
    return count;
  }

  /** Tokens of a piece of any length, in steps. */
  *countLong({ units }: TextWindow, start: number, end: number): Steps<number> {
    const bytes = new Uint8Array(BYTES_PER_UNIT * (end - start));
    let length = 0;
    for (let from = start; from < end;) {
      let to = Math.min(end, from + UNITS_PER_STEP);
      // The two halves of a surrogate pair are one character.
      if (to < end && isFirstHalf(units[to - 1] ?? 0)) to++;
      length = writeUtf8(units, from, to, bytes, length);
      from = to;
      yield;
    }
    return yield* countLongPiece(this.#pairs, this.#merger, bytes, length);
  }

  #merge(units: Uint16Array, start: number, end: number): number {
    const length = writeUtf8(units, start, end, this.#bytes, 0);
    return this.#merger.merge(this.#bytes, 0, length);
  }
}

function isFirstHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
