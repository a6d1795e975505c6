/** The code point that starts at `index` in the units of a text that ends at `end`; a lone surrogate is itself. */
export function codePointOf(units: Uint16Array, index: number, end: number): number {
  const first = units[index] ?? 0;
  if (first < 0xd800 || first > 0xdbff || index + 1 >= end) return first;
  const second = units[index + 1] ?? 0;
  if (second < 0xdc00 || second > 0xdfff) return first;
  return 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
}
