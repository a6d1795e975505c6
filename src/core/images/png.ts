import { words } from '../text/wording.ts';
import { bigEndian, spells } from './byteRange.ts';
import { broken, picture, type ImageHeader } from './imageHeader.ts';

/** The signature every PNG begins with. */
export const PNG_SIGNATURE = '\x89PNG\r\n\x1a\n';
/** Bytes up to the end of the height. */
const HEADER_BYTES = 24;

/**
 * Reads a PNG's size from its first chunk. Source: W3C PNG specification, section 11.2.1.
 *
 * @param start the file's first 24 bytes or more.
 */
export function readPng(start: Uint8Array): ImageHeader {
  if (start.length < HEADER_BYTES) return broken(words('it ends within its header'));
  if (!spells(start, 12, 'IHDR')) return broken(words('its first chunk is not a PNG header'));
  return picture('png', bigEndian(start, 16, 4), bigEndian(start, 20, 4));
}
