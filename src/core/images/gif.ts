import { words } from '../text/wording.ts';
import { littleEndian } from './byteRange.ts';
import { broken, picture, type ImageHeader } from './imageHeader.ts';

/**
 * Reads a GIF's logical screen. Source: GIF89a specification, section 18.
 *
 * @param start the file's first 10 bytes or more.
 */
export function readGif(start: Uint8Array): ImageHeader {
  if (start.length < 10) return broken(words('it ends within its header'));
  return picture('gif', littleEndian(start, 6, 2), littleEndian(start, 8, 2));
}
