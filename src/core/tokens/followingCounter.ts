import { runSteps, type Steps } from '../text/steps.ts';
import {
  EMPTY_DOCUMENT,
  followChange,
  type DocumentCount,
  type TextChange,
} from './documentCount.ts';
import { changeBetween } from './textChange.ts';
import type { TokenCounter } from './tokenCounter.ts';

/** Shorter texts are counted anew, in UTF-16 units. */
const SHORTEST_FOLLOWED = 2_048;
/** Most texts that are remembered; a document has few long ones. */
const MOST_FOLLOWED = 32;

/** A long text of a document, and its count by chunks: a few bytes for each 512 units. */
export interface CountedText {
  readonly text: string;
  readonly counted: DocumentCount;
}

/** A counter for one version of a document. */
export interface FollowingCounter extends TokenCounter {
  /** The long texts that it has counted, for the counter of the next version. */
  counted(): readonly CountedText[];
}

/**
 * Makes a counter for a version of a document: of a long text that is like one of the version before, it counts only
 * what is different. Its counts are those of `counter`.
 *
 * @param before what the counter of the version before has counted.
 */
export function createFollowingCounter(
  counter: TokenCounter,
  before: readonly CountedText[],
): FollowingCounter {
  const counted: CountedText[] = [];

  function* countInSteps(text: string): Steps<number> {
    if (text.length < SHORTEST_FOLLOWED) return yield* counter.countInSteps(text);
    const { like, change } = mostLike(text, [...before, ...counted]);
    const known = isNone(change)
      ? like
      : { text, counted: yield* followChange(like.counted, text, change, counter) };
    if (counted.length < MOST_FOLLOWED && !counted.includes(known)) counted.push(known);
    return known.counted.tokens;
  }

  return {
    encoding: counter.encoding,
    count: (text) => runSteps(countInSteps(text)),
    countInSteps,
    counted: () => counted,
  };
}

/** The text that shares most with this one; none when all share less than half of it. */
function mostLike(
  text: string,
  candidates: readonly CountedText[],
): { readonly like: CountedText; readonly change: TextChange } {
  let like: CountedText = { text: '', counted: EMPTY_DOCUMENT };
  let change: TextChange = { start: 0, oldEnd: 0, newEnd: text.length };
  let most = text.length / 2;
  for (const candidate of candidates) {
    const between = changeBetween(candidate.text, text);
    const shared = between.start + text.length - between.newEnd;
    if (shared <= most) continue;
    most = shared;
    like = candidate;
    change = between;
    if (isNone(change)) break;
  }
  return { like, change };
}

function isNone({ start, oldEnd, newEnd }: TextChange): boolean {
  return start === oldEnd && start === newEnd;
}
