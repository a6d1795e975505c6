import type { Steps } from '../../text/steps.ts';
import { isSureBoundary } from './boundary.ts';
import { LONGEST_WORD } from './wordMemo.ts';

/** Units of a window in ordinary text. */
const USUAL_UNITS = 2_048;
const UNITS_PER_STEP = 16_384;
/** Units that may be read behind a window's end. The first of them is 0; the others may be anything. */
const READABLE_BEHIND = LONGEST_WORD;

/**
 * A stretch of a text as numbers, which are read several times as fast as the characters of a string. It ends where the
 * text is cut whatever stands around, so it can be counted by itself.
 */
export class TextWindow {
  #units = new Uint16Array(USUAL_UNITS + READABLE_BEHIND);
  #view = new DataView(this.#units.buffer);
  #length = 0;

  /** The stretch's UTF-16 units, with a 0 behind the last. */
  get units(): Uint16Array {
    return this.#units;
  }

  /** The memory of the units, to read several of them as one number. */
  get view(): DataView {
    return this.#view;
  }

  /** How many units the stretch holds. */
  get length(): number {
    return this.#length;
  }

  /** Whether the window holds little memory, and may be kept for another text. */
  get isSmall(): boolean {
    return this.#units.length <= UNITS_PER_STEP;
  }

  /**
   * Takes the next stretch of `text`, from `start` on, which lies inside it. Where no boundary comes, the stretch
   * doubles until one does, in time linear to its length.
   */
  *read(text: string, start: number): Steps<void> {
    let end = -1;
    for (let length = 0, limit = USUAL_UNITS; end < 0; limit *= 2) {
      const before = length;
      length = Math.min(limit, text.length - start);
      if (length + READABLE_BEHIND > this.#units.length) this.#grow(limit);
      yield* this.#copy(text, start, before, length);
      end =
        start + length === text.length
          ? text.length
          : yield* lastBoundary(text, start + before, start + length);
    }
    this.#length = end - start;
    this.#units[this.#length] = 0;
  }

  *#copy(text: string, start: number, from: number, to: number): Steps<void> {
    const units = this.#units;
    for (let index = from; index < to;) {
      const pauseAt = Math.min(to, index + UNITS_PER_STEP);
      for (; index < pauseAt; index++) units[index] = text.charCodeAt(start + index);
      if (index < to) yield;
    }
  }

  #grow(limit: number): void {
    const units = new Uint16Array(limit + READABLE_BEHIND);
    units.set(this.#units);
    this.#units = units;
    this.#view = new DataView(units.buffer);
  }
}

/** The last sure boundary behind `from` and not behind `to`; -1 if there is none. */
function* lastBoundary(text: string, from: number, to: number): Steps<number> {
  for (let index = to; index > from; index--) {
    if (isSureBoundary(text, index)) return index;
    if (index % UNITS_PER_STEP === 0) yield;
  }
  return -1;
}
