import { codePointOf } from './codePoint.ts';

const REPLACEMENT = 0xfffd;

/**
 * Writes the UTF-8 bytes of a text's units from `start` to `end` into `bytes` at `offset`, and gives the offset behind them.
 * A lone surrogate becomes U+FFFD, as `TextEncoder` does it; `bytes` must have room for three bytes a unit.
 */
export function writeUtf8(
  units: Uint16Array,
  start: number,
  end: number,
  bytes: Uint8Array,
  offset: number,
): number {
  let at = offset;
  for (let index = start; index < end; index++) {
    let code = units[index] ?? 0;
    if (code < 0x80) {
      bytes[at++] = code;
      continue;
    }
    if (code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6);
      bytes[at++] = 0x80 | (code & 0x3f);
      continue;
    }
    if (code >= 0xd800 && code <= 0xdfff) {
      code = codePointOf(units, index, end);
      if (code > 0xffff) {
        index++;
        bytes[at++] = 0xf0 | (code >> 18);
        bytes[at++] = 0x80 | ((code >> 12) & 0x3f);
        bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
        bytes[at++] = 0x80 | (code & 0x3f);
        continue;
      }
      code = REPLACEMENT;
    }
    bytes[at++] = 0xe0 | (code >> 12);
    bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
    bytes[at++] = 0x80 | (code & 0x3f);
  }
  return at;
}
