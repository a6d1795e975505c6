import {
  BLANK,
  BREAK,
  CASELESS,
  classAt,
  LETTER,
  LOWER,
  MARK,
  NUMBER,
  SPACE,
  unitsOf,
  UPPER,
} from './characterClasses.ts';

/*
 * How text is cut into pieces, which are then encoded one by one. Each function says, for one encoding, where the
 * piece that starts at `start` ends; together they do what the encoding's regular expression does, in one pass and
 * without a regular expression engine, whose Unicode version would be the host's.
 */

/** Gives the end of the piece that starts at `start`, which lies inside the text; the end is greater than the start. */
export type CutPiece = (text: string, start: number) => number;

const BLANK_SIGN = 0x20;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;

/**
 * Cuts as o200k_base does. The alternatives of its pattern, in their order:
 *
 * 1. `[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?`
 * 2. `[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?`
 * 3. `\p{N}{1,3}`
 * 4. ` ?[^\s\p{L}\p{N}]+[\r\n/]*`
 * 5. `\s*[\r\n]+`, `\s+(?!\S)`, `\s+`
 */
export function cutO200k(text: string, start: number): number {
  const word = endOfPlainWord(text, start);
  if (word > start) return word;
  const first = classAt(text, start);
  // A mark before a word would be its optional first character, but the word's own letters may be marks too.
  if ((first & (LETTER | MARK)) !== 0) return endOfCasedWord(text, start);
  if ((first & NUMBER) !== 0) return endOfNumber(text, start);
  if ((first & BREAK) !== 0) return endOfSpace(text, start);
  const second = start + unitsOf(first);
  const next = second < text.length ? classAt(text, second) : SPACE;
  if ((next & (LETTER | MARK)) !== 0) return endOfCasedWord(text, second);
  if ((first & BLANK) === 0) return endOfSigns(text, start, true);
  return text.charCodeAt(start) === BLANK_SIGN && (next & (NUMBER | SPACE)) === 0
    ? endOfSigns(text, second, true)
    : endOfSpace(text, start);
}

/**
 * Cuts as cl100k_base does. The alternatives of its pattern, in their order:
 *
 * 1. `(?i:'s|'t|'re|'ve|'m|'ll|'d)`
 * 2. `[^\r\n\p{L}\p{N}]?\p{L}+`
 * 3. `\p{N}{1,3}`
 * 4. ` ?[^\s\p{L}\p{N}]+[\r\n]*`
 * 5. `\s*[\r\n]+`, `\s+(?!\S)`, `\s+`
 */
export function cutCl100k(text: string, start: number): number {
  const contraction = endOfContraction(text, start);
  if (contraction > start) return contraction;
  const first = classAt(text, start);
  if ((first & LETTER) !== 0) return endOfWord(text, start);
  if ((first & NUMBER) !== 0) return endOfNumber(text, start);
  if ((first & BREAK) !== 0) return endOfSpace(text, start);
  const second = start + unitsOf(first);
  const next = second < text.length ? classAt(text, second) : SPACE;
  if ((next & LETTER) !== 0) return endOfWord(text, second);
  if ((first & BLANK) === 0) return endOfSigns(text, start, false);
  return text.charCodeAt(start) === BLANK_SIGN && (next & (NUMBER | SPACE)) === 0
    ? endOfSigns(text, second, false)
    : endOfSpace(text, start);
}

/**
 * The end of what most pieces are: perhaps a blank, perhaps a capital, small letters from a to z, and behind them
 * something of ASCII that is no apostrophe. For all others `start`; the answer is the same without this, but slower.
 */
function endOfPlainWord(text: string, start: number): number {
  let index = start;
  let unit = text.charCodeAt(index);
  if (unit === BLANK_SIGN) unit = text.charCodeAt(++index);
  if (unit >= 0x41 && unit <= 0x5a) unit = text.charCodeAt(++index);
  if (!(unit >= 0x61 && unit <= 0x7a)) return start;
  do unit = text.charCodeAt(++index);
  while (unit >= 0x61 && unit <= 0x7a);
  return unit < 0x80 && unit !== APOSTROPHE ? index : start;
}

/** Letters and marks: capitals first, then small letters; those without case go with either. */
function endOfCasedWord(text: string, start: number): number {
  let index = start;
  let bits = 0;
  let endOfCaseless = -1;
  for (; index < text.length; index += unitsOf(bits)) {
    bits = classAt(text, index);
    if ((bits & (UPPER | CASELESS | MARK)) === 0) break;
    if ((bits & UPPER) === 0) endOfCaseless = index + unitsOf(bits);
  }
  if (index < text.length && (bits & LOWER) !== 0) {
    for (; index < text.length; index += unitsOf(bits)) {
      bits = classAt(text, index);
      if ((bits & (LOWER | CASELESS | MARK)) === 0) break;
    }
  } else if (endOfCaseless >= 0) {
    // The first alternative needs something that may be a small letter at its end: it gives capitals back.
    index = endOfCaseless;
  }
  return endOfContraction(text, index);
}

function endOfWord(text: string, start: number): number {
  let index = start;
  while (index < text.length) {
    const bits = classAt(text, index);
    if ((bits & LETTER) === 0) break;
    index += unitsOf(bits);
  }
  return index;
}

/**
 * The end of `'s`, `'t`, `'re`, `'ve`, `'m`, `'ll` or `'d` at `start`, in any case; else `start`.
 * When case is ignored, the long s (U+017F) is an s.
 */
function endOfContraction(text: string, start: number): number {
  if (text.charCodeAt(start) !== APOSTROPHE) return start;
  switch (text.charAt(start + 1)) {
    case 's':
    case 'S':
    case '\u017f':
    case 't':
    case 'T':
    case 'm':
    case 'M':
    case 'd':
    case 'D':
      return start + 2;
    case 'r':
    case 'R':
    case 'v':
    case 'V':
      return 'eE'.includes(text.charAt(start + 2) || ' ') ? start + 3 : start;
    case 'l':
    case 'L':
      return 'lL'.includes(text.charAt(start + 2) || ' ') ? start + 3 : start;
    default:
      return start;
  }
}

/** At most three digits. */
function endOfNumber(text: string, start: number): number {
  let index = start;
  for (let digits = 0; digits < 3 && index < text.length; digits++) {
    const bits = classAt(text, index);
    if ((bits & NUMBER) === 0) break;
    index += unitsOf(bits);
  }
  return index;
}

/** Signs and marks, then line breaks, among which o200k_base lets slashes stand. */
function endOfSigns(text: string, start: number, slashes: boolean): number {
  let index = start;
  while (index < text.length) {
    const bits = classAt(text, index);
    if ((bits & (LETTER | NUMBER | SPACE)) !== 0) break;
    index += unitsOf(bits);
  }
  while (index < text.length) {
    const isSlash = slashes && text.charCodeAt(index) === SLASH;
    if (!isSlash && (classAt(text, index) & BREAK) === 0) break;
    index++;
  }
  return index;
}

/** White space up to its last line break; without one, all but the last before something else. */
function endOfSpace(text: string, start: number): number {
  let index = start;
  let endOfBreaks = -1;
  while (index < text.length) {
    const bits = classAt(text, index);
    if ((bits & SPACE) === 0) break;
    index++;
    if ((bits & BREAK) !== 0) endOfBreaks = index;
  }
  if (endOfBreaks >= 0) return endOfBreaks;
  return index === text.length || index === start + 1 ? index : index - 1;
}
