const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map(Array.from(DIGITS, (digit, value) => [digit.charCodeAt(0), value]));
const BYTES_PER_PIECE = 3 * 4_096;

/** Bytes as base64 (RFC 4648), which neither the language nor every host can do. */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += BYTES_PER_PIECE) {
    let piece = '';
    const end = Math.min(start + BYTES_PER_PIECE, bytes.length);
    for (let at = start; at < end; at += 3) {
      const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
      piece += DIGITS.charAt(bits >> 18) + DIGITS.charAt((bits >> 12) & 63);
      piece += at + 1 < end ? DIGITS.charAt((bits >> 6) & 63) : '=';
      piece += at + 2 < end ? DIGITS.charAt(bits & 63) : '=';
    }
    pieces.push(piece);
  }
  return pieces.join('');
}

/** The bytes of a base64 text; undefined when it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const digits = text.length - padding;
  for (let at = 0, byte = 0; at < text.length; at += 4) {
    let bits = 0;
    for (let index = at; index < at + 4; index++) {
      const value = index < digits ? VALUES.get(text.charCodeAt(index)) : 0;
      if (value === undefined) return undefined;
      bits = (bits << 6) | value;
    }
    for (let shift = 16; shift >= 0 && byte < bytes.length; shift -= 8) {
      bytes[byte++] = (bits >> shift) & 255;
    }
  }
  return bytes;
}
