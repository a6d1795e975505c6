import { words, type Wording } from '../text/wording.ts';
import type { PixelSize } from '../template/template.ts';

/** The picture formats whose headers are read; the API takes all but `gif`. */
export type ImageType = 'png' | 'jpeg' | 'webp' | 'gif';

/** What the first bytes of a file tell about it. */
export type ImageHeader =
  | {
      readonly kind: 'picture';
      readonly type: ImageType;
      /** As shown: turned by the orientation that a JPEG states. Both sides are at least 1. */
      readonly size: PixelSize;
    }
  /** Something else that could be told, such as `HEIC picture`. */
  | { readonly kind: 'other'; readonly format: string }
  /** Not a picture, or a damaged one. */
  | {
      readonly kind: 'broken';
      /** Completes the sentence “… cannot be read:”. */
      readonly reason: Wording;
    };

/** The header of a picture; broken when a side is 0. */
export function picture(type: ImageType, width: number, height: number): ImageHeader {
  return width > 0 && height > 0
    ? { kind: 'picture', type, size: { width, height } }
    : broken(words('its header says {0}×{1} pixels', String(width), String(height)));
}

export function broken(reason: Wording): ImageHeader {
  return { kind: 'broken', reason };
}
