import type { Span } from '../text/span.ts';
import { runSteps, type Steps } from '../text/steps.ts';
import {
  EMPTY_DOCUMENT,
  followChange,
  type DocumentCount,
  type TextChange,
} from './documentCount.ts';
import { changeBetween, changeWithin } from './textChange.ts';
import type { TokenCounter } from './tokenCounter.ts';

/** Shorter texts are counted anew, in UTF-16 units. */
const SHORTEST_FOLLOWED = 2_048;
/** Most texts that are remembered; a document has few long ones. */
const MOST_FOLLOWED = 32;
/** Units compared on each side of a change whose place is told. */
const UNITS_CHECKED = 64;

/** A long text of a document, and its count by chunks: a few bytes for each 256 units. */
export interface CountedText {
  readonly text: string;
  readonly counted: DocumentCount;
  /** Where it stood in the document, if it was exactly a stretch of it. */
  readonly place?: Span;
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
 * @param edit how the document changed since; without it, and where it tells nothing, texts are compared.
 */
export function createFollowingCounter(
  counter: TokenCounter,
  before: readonly CountedText[],
  edit?: TextChange,
): FollowingCounter {
  const counted: CountedText[] = [];

  function* countInSteps(text: string, place?: Span): Steps<number> {
    if (text.length < SHORTEST_FOLLOWED) return yield* counter.countInSteps(text);
    const { like, change } =
      (edit && place && likeByEdit(text, place, before, edit)) ??
      mostLike(text, [...before, ...counted]);
    const known = {
      text,
      counted: isNone(change)
        ? like.counted
        : yield* followChange(like.counted, text, change, counter),
      ...(place ? { place } : {}),
    };
    const isKept = counted.some((other) => other.counted === known.counted);
    if (counted.length < MOST_FOLLOWED && !isKept) counted.push(known);
    return known.counted.tokens;
  }

  return {
    encoding: counter.encoding,
    count: (text) => runSteps(countInSteps(text)),
    countInSteps,
    counted: () => counted,
  };
}

/** A text, and what made another of it. */
interface Likeness {
  readonly like: CountedText;
  readonly change: TextChange;
}

/** The text that stood where this one stands now, as the document's edit tells it. */
function likeByEdit(
  text: string,
  place: Span,
  candidates: readonly CountedText[],
  edit: TextChange,
): Likeness | undefined {
  if (place.end - place.start !== text.length) return undefined;
  for (const like of candidates) {
    const change = like.place && changeWithin(edit, like.place, place);
    if (change && isLikely(like.text, text, change)) return { like, change };
  }
  return undefined;
}

/** Whether a told change fits: by the lengths, and by some units around it and at both ends. */
function isLikely(before: string, after: string, { start, oldEnd, newEnd }: TextChange): boolean {
  if (before.length - oldEnd !== after.length - newEnd) return false;
  const same = (from: number, to: number, shift: number): boolean =>
    before.slice(from, to) === after.slice(from + shift, to + shift);
  const shift = newEnd - oldEnd;
  return (
    same(0, Math.min(start, UNITS_CHECKED), 0) &&
    same(Math.max(0, start - UNITS_CHECKED), start, 0) &&
    same(oldEnd, Math.min(before.length, oldEnd + UNITS_CHECKED), shift) &&
    same(Math.max(oldEnd, before.length - UNITS_CHECKED), before.length, shift)
  );
}

/** The text that shares most with this one; none when all share less than half of it. */
function mostLike(text: string, candidates: readonly CountedText[]): Likeness {
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
