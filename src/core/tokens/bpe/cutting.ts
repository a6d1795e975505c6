import {
  BLANK,
  BREAK,
  CASELESS,
  classOf,
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

/**
 * Gives the end of the piece that starts at `start`, in a text that ends at `end`; greater than `start`.
 *
 * @param units the text's UTF-16 units, with a 0 behind the last of them.
 */
export type CutPiece = (units: Uint16Array, start: number, end: number) => number;

const BLANK_SIGN = 0x20;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const CAPITAL_A = 0x41;
const SMALL_A = 0x61;
const ASCII_END = 0x80;

/** 1 for each unit of ASCII that may stand at the beginning of a word's piece: all but line breaks, letters and digits. */
const STANDS_BEFORE_WORD = Uint8Array.from({ length: 0x10000 }, (_, unit) =>
  unit < ASCII_END && !/[\r\n\dA-Za-z]/u.test(String.fromCharCode(unit)) ? 1 : 0,
);
/**
 * Cuts as o200k_base does. The alternatives of its pattern, in their order:
 *
 * 1. `[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?`
 * 2. `[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?`
 * 3. `\p{N}{1,3}`
 * 4. ` ?[^\s\p{L}\p{N}]+[\r\n/]*`
 * 5. `\s*[\r\n]+`, `\s+(?!\S)`, `\s+`
 */
export function cutO200k(units: Uint16Array, start: number, end: number): number {
  const word = endOfPlainWord(units, start);
  if (word > start) return word;
  const first = classOf(units, start, end);
  // A mark before a word would be its optional first character, but the word's own letters may be marks too.
  if ((first & (LETTER | MARK)) !== 0) return endOfCasedWord(units, start, end);
  if ((first & NUMBER) !== 0) return endOfNumber(units, start, end);
  if ((first & BREAK) !== 0) return endOfSpace(units, start, end);
  const second = start + unitsOf(first);
  const next = second < end ? classOf(units, second, end) : SPACE;
  if ((next & (LETTER | MARK)) !== 0) return endOfCasedWord(units, second, end);
  if ((first & BLANK) === 0) return endOfSigns(units, start, end, true);
  return units[start] === BLANK_SIGN && (next & (NUMBER | SPACE)) === 0
    ? endOfSigns(units, second, end, true)
    : endOfSpace(units, start, end);
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
export function cutCl100k(units: Uint16Array, start: number, end: number): number {
  const contraction = endOfContraction(units, start, end);
  if (contraction > start) return contraction;
  const first = classOf(units, start, end);
  if ((first & LETTER) !== 0) return endOfWord(units, start, end);
  if ((first & NUMBER) !== 0) return endOfNumber(units, start, end);
  if ((first & BREAK) !== 0) return endOfSpace(units, start, end);
  const second = start + unitsOf(first);
  const next = second < end ? classOf(units, second, end) : SPACE;
  if ((next & LETTER) !== 0) return endOfWord(units, second, end);
  if ((first & BLANK) === 0) return endOfSigns(units, start, end, false);
  return units[start] === BLANK_SIGN && (next & (NUMBER | SPACE)) === 0
    ? endOfSigns(units, second, end, false)
    : endOfSpace(units, start, end);
}

/**
 * The end of what most pieces are, a word of ASCII: perhaps a blank or sign before it, then capitals, then small letters,
 * and behind them something of ASCII that is no apostrophe. For all others `start`; the answer is the same without
 * this, but slower.
 */
function endOfPlainWord(units: Uint16Array, start: number): number {
  let index = start;
  let unit = units[index] ?? 0;
  if (STANDS_BEFORE_WORD[unit] === 1) unit = units[++index] ?? 0;
  const first = index;
  while (isOf26(unit, CAPITAL_A)) unit = units[++index] ?? 0;
  while (isOf26(unit, SMALL_A)) unit = units[++index] ?? 0;
  return index > first && unit < ASCII_END && unit !== APOSTROPHE ? index : start;
}

/** Whether a unit is one of the 26 from this letter on: one comparison, as what is below it becomes a large number. */
function isOf26(unit: number, letter: number): boolean {
  return (unit - letter) >>> 0 < 26;
}

/** Letters and marks: capitals first, then small letters; those without case go with either. */
function endOfCasedWord(units: Uint16Array, start: number, end: number): number {
  let index = start;
  let bits = 0;
  let endOfCaseless = -1;
  for (; index < end; index += unitsOf(bits)) {
    bits = classOf(units, index, end);
    if ((bits & (UPPER | CASELESS | MARK)) === 0) break;
    if ((bits & UPPER) === 0) endOfCaseless = index + unitsOf(bits);
  }
  if (index < end && (bits & LOWER) !== 0) {
    for (; index < end; index += unitsOf(bits)) {
      bits = classOf(units, index, end);
      if ((bits & (LOWER | CASELESS | MARK)) === 0) break;
    }
  } else if (endOfCaseless >= 0) {
    // The first alternative needs something that may be a small letter at its end: it gives capitals back.
    index = endOfCaseless;
  }
  return endOfContraction(units, index, end);
}

function endOfWord(units: Uint16Array, start: number, end: number): number {
  let index = start;
  while (index < end) {
    const bits = classOf(units, index, end);
    if ((bits & LETTER) === 0) break;
    index += unitsOf(bits);
  }
  return index;
}

/**
 * The end of `'s`, `'t`, `'re`, `'ve`, `'m`, `'ll` or `'d` at `start`, in any case; else `start`.
 * When case is ignored, the long s (U+017F) is an s.
 */
function endOfContraction(units: Uint16Array, start: number, end: number): number {
  if (start >= end || units[start] !== APOSTROPHE) return start;
  switch (smallLetter(units[start + 1] ?? 0)) {
    case 0x17f:
    case 0x73: // s
    case 0x74: // t
    case 0x6d: // m
    case 0x64: // d
      return start + 2;
    case 0x72: // r
    case 0x76: // v
      return smallLetter(units[start + 2] ?? 0) === 0x65 ? start + 3 : start;
    case 0x6c: // l
      return smallLetter(units[start + 2] ?? 0) === 0x6c ? start + 3 : start;
    default:
      return start;
  }
}

/** Makes a capital from A to Z small, and leaves whatever else. */
function smallLetter(unit: number): number {
  return isOf26(unit, CAPITAL_A) ? unit + 0x20 : unit;
}

/** At most three digits. */
function endOfNumber(units: Uint16Array, start: number, end: number): number {
  let index = start;
  for (let digits = 0; digits < 3 && index < end; digits++) {
    const bits = classOf(units, index, end);
    if ((bits & NUMBER) === 0) break;
    index += unitsOf(bits);
  }
  return index;
}

/** Signs and marks, then line breaks, among which o200k_base lets slashes stand. */
function endOfSigns(units: Uint16Array, start: number, end: number, slashes: boolean): number {
  let index = start;
  while (index < end) {
    const bits = classOf(units, index, end);
    if ((bits & (LETTER | NUMBER | SPACE)) !== 0) break;
    index += unitsOf(bits);
  }
  while (index < end) {
    const isSlash = slashes && units[index] === SLASH;
    if (!isSlash && (classOf(units, index, end) & BREAK) === 0) break;
    index++;
  }
  return index;
}

/** White space up to its last line break; without one, all but the last before something else. */
function endOfSpace(units: Uint16Array, start: number, end: number): number {
  let index = start;
  let endOfBreaks = -1;
  while (index < end) {
    const bits = classOf(units, index, end);
    if ((bits & SPACE) === 0) break;
    index++;
    if ((bits & BREAK) !== 0) endOfBreaks = index;
  }
  if (endOfBreaks >= 0) return endOfBreaks;
  return index === end || index === start + 1 ? index : index - 1;
}
