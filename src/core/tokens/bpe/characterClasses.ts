import { codePointOf } from './codePoint.ts';
import { UNICODE_RUNS } from './unicodeRuns.ts';

/*
 * The classes that the patterns tell apart, as bits, so that one test covers several of them. Whatever is no
 * letter, mark, number or white space is zero: punctuation, symbols, controls, unassigned code points.
 */
/** Upper and title case letters (Lu, Lt). */
export const UPPER = 1;
/** Lower case letters (Ll). */
export const LOWER = 2;
/** Letters without case (Lm, Lo). */
export const CASELESS = 4;
/** Combining marks (M). */
export const MARK = 8;
/** Numbers (N). */
export const NUMBER = 16;
/** White space but for line feed and carriage return. */
export const BLANK = 32;
/** Line feed and carriage return. */
export const BREAK = 64;
/** Set beside the others when the character is a surrogate pair. */
const PAIR = 128;

export const LETTER = UPPER | LOWER | CASELESS;
export const SPACE = BLANK | BREAK;

/** What the letters of {@link UNICODE_RUNS} stand for. */
const CLASS_OF: Readonly<Record<string, number>> = {
  O: 0,
  U: UPPER,
  L: LOWER,
  C: CASELESS,
  M: MARK,
  N: NUMBER,
  B: BLANK,
  R: BREAK,
  // A surrogate says nothing by itself; its pair has to be looked at.
  S: PAIR,
};

/** The class of every code point, by code point. */
const CLASSES = expandRuns();

/** The class bits of the character that starts at `index`, which lies inside the text. */
export function classAt(text: string, index: number): number {
  const bits = CLASSES[text.charCodeAt(index)] ?? 0;
  return bits === PAIR ? classOfCode(text.codePointAt(index) ?? 0) : bits;
}

/** The same for the units of a text that ends at `end`. */
export function classOf(units: Uint16Array, index: number, end: number): number {
  const bits = CLASSES[units[index] ?? 0] ?? 0;
  return bits === PAIR ? classOfCode(codePointOf(units, index, end)) : bits;
}

/** UTF-16 units of a character with these class bits. */
export function unitsOf(bits: number): number {
  return 1 + (bits >> 7);
}

/** Whether the character with these class bits is a surrogate pair. */
export function isPair(bits: number): boolean {
  return (bits & PAIR) !== 0;
}

/** A lone surrogate is encoded as U+FFFD, which is a symbol. */
function classOfCode(code: number): number {
  return code > 0xffff ? PAIR | (CLASSES[code] ?? 0) : 0;
}

function expandRuns(): Uint8Array {
  const classes = new Uint8Array(0x110000);
  let code = 0;
  for (const [, name = '', length = ''] of UNICODE_RUNS.matchAll(/([A-Z])([\da-z]+)/gu)) {
    const end = code + Number.parseInt(length, 36);
    const bits = CLASS_OF[name] ?? 0;
    // The greater part of all code points is unassigned; memory that is not written is not taken.
    if (bits !== 0) classes.fill(bits, code, end);
    code = end;
  }
  return classes;
}
