/** Bytes of small picture files, as far as their headers go. */

/** A PNG up to its size; the rest of the file is not there. */
export function pngHeader(width: number, height: number): Uint8Array {
  return Uint8Array.from([
    ...ascii('\x89PNG\r\n\x1a\n'),
    ...bigEndian(13, 4),
    ...ascii('IHDR'),
    ...bigEndian(width, 4),
    ...bigEndian(height, 4),
    ...[8, 2, 0, 0, 0],
  ]);
}

/** A JPEG of the given segments and a frame. */
export function jpeg(
  width: number,
  height: number,
  segments: readonly Uint8Array[] = [],
  frame = 0xc0,
): Uint8Array {
  const parts = [
    [0xff, 0xd8],
    ...segments,
    [0xff, frame, 0, 17, 8, ...bigEndian(height, 2), ...bigEndian(width, 2), 3],
  ];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** One segment of a JPEG with `length` bytes of content. */
export function jpegSegment(
  marker: number,
  content: readonly number[],
  length = content.length,
): Uint8Array {
  const segment = new Uint8Array(4 + length);
  segment.set([0xff, marker, ...bigEndian(length + 2, 2), ...content]);
  return segment;
}

/** The content of an APP1 segment that states an orientation, 1 to 8, behind one other entry. */
export function exifOrientation(orientation: number, order: 'little' | 'big'): readonly number[] {
  const number = (value: number, length: number): number[] =>
    order === 'big' ? bigEndian(value, length) : bigEndian(value, length).reverse();
  const entry = (tag: number, value: number): number[] => [
    ...number(tag, 2),
    ...number(3, 2),
    ...number(1, 4),
    ...number(value, 2),
    ...[0, 0],
  ];
  return [
    ...ascii('Exif\0\0'),
    ...ascii(order === 'big' ? 'MM' : 'II'),
    ...number(42, 2),
    ...number(8, 4),
    ...number(2, 2),
    ...entry(0x0100, 9),
    ...entry(0x0112, orientation),
  ];
}

/** One byte for each sign, by its code. */
export function ascii(text: string): number[] {
  return Array.from(text, (sign) => sign.charCodeAt(0));
}

function bigEndian(value: number, length: number): number[] {
  return Array.from(
    { length },
    (_, index) => Math.floor(value / 256 ** (length - 1 - index)) % 256,
  );
}
