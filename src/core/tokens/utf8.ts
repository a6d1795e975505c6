import type { Steps } from '../text/steps.ts';

const UNITS_PER_STEP = 4_096;

/**
 * The UTF-8 bytes of a text as a binary string, one byte per UTF-16 unit: strings are what a Map can look up.
 * A lone surrogate becomes the replacement character U+FFFD, as `TextEncoder` does it.
 */
export function toBinaryString(text: string): string {
  let ascii = true;
  for (let index = 0; index < text.length && ascii; index++) ascii = text.charCodeAt(index) < 0x80;
  if (ascii) return text;
  let bytes = '';
  for (let index = 0; index < text.length; index++) {
    let code = text.codePointAt(index) ?? 0;
    if (code > 0xffff) index++;
    else if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) bytes += String.fromCharCode(code);
    else if (code < 0x800) bytes += String.fromCharCode(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
    else if (code < 0x10000) {
      bytes += String.fromCharCode(
        0xe0 | (code >> 12),
        0x80 | ((code >> 6) & 0x3f),
        0x80 | (code & 0x3f),
      );
    } else {
      bytes += String.fromCharCode(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 0x3f),
        0x80 | ((code >> 6) & 0x3f),
        0x80 | (code & 0x3f),
      );
    }
  }
  return bytes;
}

/** The same for a text of any length, in steps. */
export function* toBinaryStringInSteps(text: string): Steps<string> {
  const parts: string[] = [];
  for (let start = 0; start < text.length;) {
    let end = Math.min(start + UNITS_PER_STEP, text.length);
    const last = text.charCodeAt(end - 1);
    // A surrogate pair must not be cut in two.
    if (last >= 0xd800 && last <= 0xdbff && end < text.length) end++;
    parts.push(toBinaryString(text.slice(start, end)));
    start = end;
    yield;
  }
  return parts.join('');
}
