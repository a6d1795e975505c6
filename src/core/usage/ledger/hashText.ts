/** 64 bits that stand for a text, as two unsigned integers of 32 bits. */
export interface TextHash {
  readonly high: number;
  readonly low: number;
}

/**
 * Hashes a text by two multiplicative hashes of its UTF-16 units, each finished as MurmurHash3 is. Of n
 * different texts, two share a hash with odds of about n² ÷ 2⁶⁵: one in 1.5 million for five million texts.
 */
export function hashText(text: string): TextHash {
  let high = 0x9e37_79b9;
  let low = 0x85eb_ca6b;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x5bd1_e995);
    high ^= high >>> 15;
    low = Math.imul(low ^ unit, 0x0100_0193);
    low = (low << 13) | (low >>> 19);
  }
  return { high: finish(high ^ text.length), low: finish(low ^ high) };
}

function finish(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85eb_ca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
