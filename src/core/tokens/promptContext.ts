import { BOUNDARY_MARGIN, isSureBoundary } from './bpe/boundary.ts';
import type { Part } from './promptParts.ts';

/** What stands around one place of a variable, as far as the tokens there depend on it. */
export interface PromptContext {
  readonly before: string;
  readonly after: string;
  /** False where no sure end of a token was found near, so that a count may be off by a token. */
  readonly isSure: boolean;
}

/** How far the surroundings of a place are looked at, in UTF-16 units. */
const REACH = 160;
/** Most parts looked at on either side; variables may have an empty value. */
const MOST_PARTS = 64;

/**
 * The surroundings of one part of a run, up to the nearest place on either side where text is cut whatever value
 * stands between; the ends of the run are such places.
 *
 * @param filledIn the value of each variable.
 */
export function contextAt(
  run: readonly Part[],
  index: number,
  filledIn: ReadonlyMap<string, string>,
): PromptContext {
  const own = run[index];
  // Another place of the same variable changes along with this one.
  const isFixed = (part: Part | undefined): part is Part =>
    part !== undefined && (part.kind === 'text' || own?.kind === 'text' || part.name !== own?.name);
  const textOf = (part: Part): string =>
    part.kind === 'text' ? part.text : (filledIn.get(part.name) ?? '');
  let before = '';
  let first = index - 1;
  for (let part = run[first]; isFixed(part) && before.length < REACH; part = run[--first]) {
    if (index - first > MOST_PARTS) break;
    before = textOf(part).slice(-REACH) + before;
  }
  let after = '';
  let last = index + 1;
  for (let part = run[last]; isFixed(part) && after.length < REACH; part = run[++last]) {
    if (last - index > MOST_PARTS) break;
    after += textOf(part).slice(0, REACH);
  }
  const start = lastBoundary(before);
  const end = firstBoundary(after);
  const isWholeStart = first < 0 && before.length < REACH;
  const isWholeEnd = last >= run.length && after.length < REACH;
  return {
    before: before.slice(start ?? 0),
    after: after.slice(0, end ?? after.length),
    isSure: (start !== undefined || isWholeStart) && (end !== undefined || isWholeEnd),
  };
}

/** The last sure boundary that no value behind the text can undo. */
function lastBoundary(text: string): number | undefined {
  for (let at = text.length - BOUNDARY_MARGIN; at > BOUNDARY_MARGIN; at--) {
    if (isSureBoundary(text, at)) return at;
  }
  return undefined;
}

/** The first sure boundary that no value before the text can undo. */
function firstBoundary(text: string): number | undefined {
  for (let at = BOUNDARY_MARGIN; at < text.length - BOUNDARY_MARGIN; at++) {
    if (isSureBoundary(text, at)) return at;
  }
  return undefined;
}
