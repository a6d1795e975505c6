import { runSteps, type Steps } from '../text/steps.ts';
import { countLongPiece, countShortPiece } from './bytePairMerge.ts';
import { createO200kPattern } from './o200kPattern.ts';
import type { RankTable } from './rankTable.ts';
import type { TokenCounter } from './tokenCounter.ts';
import { toBinaryString, toBinaryStringInSteps } from './utf8.ts';

/** Up to here the plain scan is the faster merge; beyond it only the heap stays near-linear. In UTF-16 units. */
const LONGEST_SHORT_PIECE = 128;
/** Units of text counted between two pauses. */
const UNITS_PER_STEP = 1_024;
/** Prompts repeat their words; longer pieces rarely come again. */
const LONGEST_REMEMBERED_PIECE = 64;
const MOST_REMEMBERED_PIECES = 50_000;

/** Counts o200k_base tokens by merging byte pairs in the order of their ranks; exact, near-linear for any text. */
export function createO200kCounter(table: RankTable): TokenCounter {
  const remembered = new Map<string, number>();

  const countShort = (piece: string): number => {
    const count = countShortPiece(toBinaryString(piece), table);
    if (piece.length <= LONGEST_REMEMBERED_PIECE) {
      if (remembered.size >= MOST_REMEMBERED_PIECES) remembered.clear();
      // The piece may be a slice of a whole document, which must not be kept alive by this entry.
      remembered.set(detached(piece), count);
    }
    return count;
  };

  function* countInSteps(text: string): Steps<number> {
    const pattern = createO200kPattern();
    let total = 0;
    let pauseAt = UNITS_PER_STEP;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const piece = match[0];
      total +=
        remembered.get(piece) ??
        (piece.length <= LONGEST_SHORT_PIECE
          ? countShort(piece)
          : yield* countLongPiece(yield* toBinaryStringInSteps(piece), table));
      if (pattern.lastIndex >= pauseAt) {
        pauseAt = pattern.lastIndex + UNITS_PER_STEP;
        yield;
      }
    }
    return total;
  }

  return {
    encoding: 'o200k_base',
    count: (text) => runSteps(countInSteps(text)),
    countInSteps,
  };
}

function detached(piece: string): string {
  return piece.length < 13 ? piece : Array.from(piece).join('');
}
