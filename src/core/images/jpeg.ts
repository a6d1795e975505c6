import { words } from '../text/wording.ts';
import { bigEndian, spells, type ByteReading } from './byteRange.ts';
import { isTurned } from './exif.ts';
import { broken, picture, type ImageHeader } from './imageHeader.ts';

const MARKER = 0xff;
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const APP1 = 0xe1;
/** Most segments before the frame that are looked at: a profile of 60 MB has a thousand. */
const MOST_SEGMENTS = 2_000;
/** Most fill bytes before one marker. */
const MOST_FILL = 64;
/** Marker, length, precision, height and width of a frame. */
const FRAME_BYTES = 9;

/**
 * Reads a JPEG's size: walks the segments by their lengths to the first frame, skipping colour profiles and
 * thumbnails unread, and heeds the orientation of EXIF. Source: ITU-T T.81, section B.2.
 */
export function* readJpeg(): ByteReading<ImageHeader> {
  let offset = 2;
  let turned = false;
  for (let segment = 0; segment < MOST_SEGMENTS; segment++) {
    const start: Uint8Array = yield { start: offset, length: MOST_FILL + FRAME_BYTES };
    const fill = fillBefore(start);
    const head = start.subarray(fill);
    const marker = head[1];
    if (head[0] !== MARKER || marker === undefined) {
      return broken(
        head.length < 2 ? ENDS_EARLY : words('a segment does not begin where it should'),
      );
    }
    if (marker === START_OF_SCAN || marker === END_OF_IMAGE)
      return broken(words('it has no frame'));
    if (isFrame(marker)) {
      if (head.length < FRAME_BYTES) return broken(ENDS_EARLY);
      const height = bigEndian(head, 5, 2);
      const width = bigEndian(head, 7, 2);
      return turned ? picture('jpeg', height, width) : picture('jpeg', width, height);
    }
    offset += fill;
    if (isBare(marker)) {
      offset += 2;
      continue;
    }
    const length = bigEndian(head, 2, 2);
    if (head.length < 4) return broken(ENDS_EARLY);
    if (length < 2) return broken(words('a segment has no length'));
    if (marker === APP1 && spells(head, 4, 'Exif')) {
      turned = isTurned(yield { start: offset + 4, length: length - 2 });
    }
    offset += 2 + length;
  }
  return broken(words('it has more than {0} segments before its frame', MOST_SEGMENTS));
}

const ENDS_EARLY = words('it ends before its frame');

/** Any number of 0xFF may stand before a marker; more than a few are taken for damage. */
function fillBefore(bytes: Uint8Array): number {
  let fill = 0;
  while (fill < MOST_FILL && bytes[fill] === MARKER && bytes[fill + 1] === MARKER) fill++;
  return fill;
}

/** SOF0 to SOF15; C4, C8 and CC are tables and an extension. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** TEM, RST0 to RST7 and SOI stand alone, without a length. */
function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}
