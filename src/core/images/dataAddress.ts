import { words } from '../text/wording.ts';
import type { ByteRange } from './byteRange.ts';
import { broken, type ImageHeader } from './imageHeader.ts';
import { readImageHeader } from './readHeader.ts';

/** A picture whose bytes stand in a `data:` address. */
export interface DataPicture {
  readonly header: ImageHeader;
  /** The picture's size, in bytes. */
  readonly bytes: number;
}

const PREFIX = /^data:[^,]{0,200},/iu;

/** Reads the header of the picture in a base64 `data:` address; only the stretches that it needs are decoded. */
export function readDataAddress(address: string): DataPicture {
  const prefix = PREFIX.exec(address.slice(0, 300))?.[0];
  if (prefix === undefined || !/;base64,$/iu.test(prefix)) {
    return { header: broken(words('its data: address is not one of base64')), bytes: 0 };
  }
  const content = address.length - prefix.length;
  const padding = address.endsWith('==') ? 2 : address.endsWith('=') ? 1 : 0;
  const bytes = Math.max(0, Math.floor((content * 3) / 4) - padding);
  const reading = readImageHeader();
  let step = reading.next();
  while (step.done !== true) {
    const decoded = decodeStretch(address, prefix.length, bytes, step.value);
    if (decoded === undefined) return { header: broken(words('its base64 is damaged')), bytes };
    step = reading.next(decoded);
  }
  return { header: step.value, bytes };
}

/** Undefined where signs stand that are not base64. */
function decodeStretch(
  address: string,
  contentStart: number,
  bytes: number,
  { start, length }: ByteRange,
): Uint8Array | undefined {
  const end = Math.min(start + length, bytes);
  if (end <= start) return new Uint8Array();
  // Four signs hold three bytes, so a stretch is decoded from the group it begins in.
  const firstGroup = Math.floor(start / 3);
  const signs = address.slice(contentStart + firstGroup * 4, contentStart + Math.ceil(end / 3) * 4);
  const decoded = new Uint8Array(Math.ceil((signs.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const sign of signs) {
    if (sign === '=') break;
    const value = SIGNS.indexOf(sign);
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      decoded[at++] = (bits >> held) & 0xff;
    }
  }
  const skipped = start - firstGroup * 3;
  return decoded.subarray(skipped, Math.min(at, skipped + end - start));
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
