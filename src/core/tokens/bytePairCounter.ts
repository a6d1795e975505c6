import { runSteps, type Steps } from '../text/steps.ts';
import { cutCl100k, cutO200k, type CutPiece } from './bpe/cutting.ts';
import { LONGEST_SHORT_PIECE, PieceCounter } from './bpe/pieceCounter.ts';
import type { RankTable } from './bpe/rankFile.ts';
import { TextWindow } from './bpe/textWindow.ts';
import type { TokenCounter } from './tokenCounter.ts';

/** Units of text counted between two pauses. */
const UNITS_PER_STEP = 2_048;

/** How each encoding cuts text into pieces. */
const CUTS: Readonly<Record<string, CutPiece>> = { o200k_base: cutO200k, cl100k_base: cutCl100k };

/**
 * Counts by byte pair encoding: text is cut into pieces, and the tokens of each are counted; exact, and linear in the
 * text's length whatever it holds. See docs/tokenizer.md.
 *
 * @throws RangeError for an encoding that is not known.
 */
export function createTokenCounter({ encoding, pairs }: RankTable): TokenCounter {
  const cut = cutOf(encoding);
  const counter = new PieceCounter(pairs);

  /** A window that no text is counted in just now. */
  let spare: TextWindow | undefined;

  function* countInSteps(text: string): Steps<number> {
    const window = spare ?? new TextWindow();
    spare = undefined;
    let total = 0;
    for (let start = 0; start < text.length; start += window.length) {
      if (start > 0) yield;
      yield* window.read(text, start);
      total += yield* countWindow(window);
    }
    if (window.isSmall) spare = window;
    return total;
  }

  function* countWindow(window: TextWindow): Steps<number> {
    const { units, length } = window;
    let total = 0;
    for (let start = 0; start < length;) {
      total += countShortPieces(window, start, Math.min(length, start + UNITS_PER_STEP));
      start = endOfShortPieces;
      if (start === length) break;
      const end = cut(units, start, length);
      if (end - start > LONGEST_SHORT_PIECE) {
        total += yield* counter.countLong(window, start, end);
        start = end;
      }
      yield;
    }
    return total;
  }

  /** Where the pieces end that were counted last. */
  let endOfShortPieces = 0;

  /** Tokens of the pieces that begin from `from` up to `to`, as far as they are short; this loop is where time goes. */
  function countShortPieces(window: TextWindow, from: number, to: number): number {
    const { units, length } = window;
    let total = 0;
    let start = from;
    while (start < to) {
      const end = cut(units, start, length);
      if (end - start > LONGEST_SHORT_PIECE) break;
      total += counter.countShort(window, start, end);
      start = end;
    }
    endOfShortPieces = start;
    return total;
  }

  return { encoding, count: (text) => runSteps(countInSteps(text)), countInSteps };
}

function cutOf(encoding: string): CutPiece {
  const cut = CUTS[encoding];
  if (cut === undefined) throw new RangeError(`How ${encoding} cuts text is not known.`);
  return cut;
}
