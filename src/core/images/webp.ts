import { words } from '../text/wording.ts';
import { littleEndian, spells } from './byteRange.ts';
import { broken, picture, type ImageHeader } from './imageHeader.ts';

/** Bytes up to the end of the size in each of the three layouts. */
const HEADER_BYTES: Readonly<Record<string, number>> = { 'VP8 ': 30, VP8L: 25, VP8X: 30 };
const FOURTEEN_BITS = 0x3fff;

/**
 * Reads a WebP's size: of the frame when lossy (RFC 6386, section 9.1) or lossless (RFC 9649, section 3.4),
 * of the canvas when extended (RFC 9649, section 2.7). An orientation in an EXIF chunk is not looked for:
 * it stands behind the picture's data, and changes no token count.
 *
 * @param start the file's first 30 bytes or more.
 */
export function readWebp(start: Uint8Array): ImageHeader {
  const layout = Object.keys(HEADER_BYTES).find((name) => spells(start, 12, name));
  if (layout === undefined) return broken(words('its first chunk is not one of WebP'));
  if (start.length < (HEADER_BYTES[layout] ?? 0)) return broken(words('it ends within its header'));
  if (layout === 'VP8X') {
    return picture('webp', littleEndian(start, 24, 3) + 1, littleEndian(start, 27, 3) + 1);
  }
  if (layout === 'VP8L') {
    if (start[20] !== 0x2f) return broken(words('its lossless frame has no signature'));
    const bits = littleEndian(start, 21, 4);
    return picture('webp', (bits & FOURTEEN_BITS) + 1, ((bits >>> 14) & FOURTEEN_BITS) + 1);
  }
  if (start[23] !== 0x9d || start[24] !== 0x01 || start[25] !== 0x2a) {
    return broken(words('its lossy frame is not a key frame'));
  }
  return picture(
    'webp',
    littleEndian(start, 26, 2) & FOURTEEN_BITS,
    littleEndian(start, 28, 2) & FOURTEEN_BITS,
  );
}
