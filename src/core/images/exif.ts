import { bigEndian, littleEndian, spells } from './byteRange.ts';

const EXIF_MARK = 'Exif\0\0';
const ORIENTATION_TAG = 0x0112;
const SHORT_TYPE = 3;
const ENTRY_BYTES = 12;

/**
 * True when the EXIF block says that the picture is shown turned by a quarter (orientations 5 to 8), so that
 * its width and height change places. False for anything that cannot be read.
 * Source: Exif 2.32 specification, section 4.6.
 *
 * @param segment the content of a JPEG's APP1 segment.
 */
export function isTurned(segment: Uint8Array): boolean {
  if (!spells(segment, 0, EXIF_MARK)) return false;
  const tiff = segment.subarray(EXIF_MARK.length);
  const read = spells(tiff, 0, 'II*\0')
    ? littleEndian
    : spells(tiff, 0, 'MM\0*')
      ? bigEndian
      : undefined;
  if (read === undefined) return false;
  const directory = read(tiff, 4, 4);
  const entries = read(tiff, directory, 2);
  for (let index = 0; index < entries; index++) {
    const entry = directory + 2 + index * ENTRY_BYTES;
    if (entry + ENTRY_BYTES > tiff.length) return false;
    if (read(tiff, entry, 2) === ORIENTATION_TAG && read(tiff, entry + 2, 2) === SHORT_TYPE) {
      const orientation = read(tiff, entry + 8, 2);
      return orientation >= 5 && orientation <= 8;
    }
  }
  return false;
}
