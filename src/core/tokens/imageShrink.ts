import type { PixelSize } from '../template/template.ts';
import { patchInputTokens } from './imageInput.ts';

/** Long side down to which shrinking saves tokens; below it pictures are magnified back up to it. */
export const LONG_SIDE_THAT_PAYS = 1_024;
/** Long side below which shrinking saves again, because pictures are magnified at most twice. */
export const LONG_SIDE_THAT_PAYS_AGAIN = 512;
/** A size below that, for an example. */
const SMALL_LONG_SIDE = 384;

/** What making a reference image smaller does to its tokens on models that count 32-pixel patches. */
export interface Shrinking {
  /** `saves` at this size; or `useless` at any size above it, down to a long side of 512 pixels. */
  readonly kind: 'saves' | 'useless';
  /** The same shape, smaller. */
  readonly size: PixelSize;
  /** Its tokens. */
  readonly tokens: number;
}

/**
 * The smaller size that is worth knowing for a reference image; undefined where there is none: below 512 pixels.
 * Inferred from the patch formula, see {@link patchInputTokens}.
 */
export function shrinkingOf(pixels: PixelSize): Shrinking | undefined {
  const long = Math.max(pixels.width, pixels.height);
  if (long < LONG_SIDE_THAT_PAYS_AGAIN) return undefined;
  const large = long > LONG_SIDE_THAT_PAYS;
  const size = scaledTo(pixels, large ? LONG_SIDE_THAT_PAYS : SMALL_LONG_SIDE);
  return { kind: large ? 'saves' : 'useless', size, tokens: patchInputTokens(size) };
}

function scaledTo({ width, height }: PixelSize, longSide: number): PixelSize {
  const factor = longSide / Math.max(width, height);
  return {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
  };
}
