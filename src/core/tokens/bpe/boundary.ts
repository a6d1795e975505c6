import { BLANK, BREAK, classAt, isPair, LETTER, MARK, NUMBER, SPACE } from './characterClasses.ts';

const APOSTROPHE = 0x27;
const SLASH = 0x2f;

/** Units on either side of a boundary that decide whether it is sure; characters may be surrogate pairs. */
export const BOUNDARY_MARGIN = 2;

/**
 * Tells whether text is cut at `index`, whatever else stands around the two characters there, in both encodings: then
 * the counts of the two sides add up to that of the whole. There are cuts that this does not see.
 *
 * @param index inside the text, neither its start nor its end.
 */
export function isSureBoundary(text: string, index: number): boolean {
  const before = classBefore(text, index);
  if (before === undefined) return false;
  const after = classAt(text, index);
  if ((before & NUMBER) !== 0) return (after & NUMBER) === 0;
  // Behind a letter, its word goes on with letters, marks and contractions.
  if ((before & LETTER) !== 0) {
    return (after & (LETTER | MARK)) === 0 && text.charCodeAt(index) !== APOSTROPHE;
  }
  // White space up to a line break is one piece, and so is a line break behind signs, with slashes behind that.
  if ((before & BREAK) !== 0) return (after & SPACE) === 0 && text.charCodeAt(index) !== SLASH;
  // Signs go on with letters, signs or line breaks, but not with blanks.
  return (before & BLANK) === 0 && (after & BLANK) !== 0;
}

/** The class of the character that ends at `index`; undefined when one goes on there. */
function classBefore(text: string, index: number): number | undefined {
  const bits = classAt(text, index - 1);
  if (isPair(bits)) return undefined;
  const wider = index > 1 ? classAt(text, index - 2) : 0;
  return isPair(wider) ? wider : bits;
}
