import type { PixelSize } from '../template/template.ts';

const PATCH = 32;
const MOST_PATCHES = 1_536;
const SMALLEST_LONG_SIDE = 1_024;
const LARGEST_MAGNIFICATION = 2;
const WIDEST_RATIO = 3;
/** Keeps a side that comes out a hair below a whole number, by rounding of the roots, on that number. */
const EPSILON = 1e-9;

/** A reference image as it is billed: its pixels after magnifying or shrinking, and the patches that cover them. */
export interface PatchGrid {
  readonly width: number;
  readonly height: number;
  /** Whole patches along each side. */
  readonly across: number;
  readonly down: number;
}

/**
 * Input tokens of one reference image on gpt-image-2 and 2.5: one for each patch of {@link patchGrid}.
 *
 * Source: measured by users; all 26 checkable usage records agree. The ratio clamp (step 2) and the
 * shrink rule on unmeasured ratios are inferred.
 */
export function patchInputTokens(size: PixelSize): number {
  const { across, down } = patchGrid(size);
  return across * down;
}

/** The 32-pixel patches of a picture after magnifying small ones and shrinking large ones to at most 1,536 patches. */
export function patchGrid({ width, height }: PixelSize): PatchGrid {
  let w = width;
  let h = height;
  // 1. Small pictures are magnified, at most twice, until the long side is 1,024 pixels.
  const long = Math.max(w, h);
  if (long < SMALLEST_LONG_SIDE) {
    const factor = Math.min(LARGEST_MAGNIFICATION, SMALLEST_LONG_SIDE / long);
    w = Math.max(1, Math.round(w * factor));
    h = Math.max(1, Math.round(h * factor));
  }
  // 2. The canvas is never longer than 3:1.
  if (w > WIDEST_RATIO * h) h = Math.ceil(w / WIDEST_RATIO);
  else if (h > WIDEST_RATIO * w) w = Math.ceil(h / WIDEST_RATIO);
  // 3. What fits is billed by its patches.
  const grid = gridOf(w, h);
  if (grid.across * grid.down <= MOST_PATCHES) return grid;
  // 4. Anything larger is shrunk so that whole patches fill one side.
  const fit = Math.sqrt((PATCH * PATCH * MOST_PATCHES) / (w * h));
  const across = (w * fit) / PATCH;
  const down = (h * fit) / PATCH;
  const factor = fit * Math.min(Math.floor(across) / across, Math.floor(down) / down);
  return gridOf(Math.floor(w * factor + EPSILON), Math.floor(h * factor + EPSILON));
}

function gridOf(width: number, height: number): PatchGrid {
  return { width, height, across: Math.ceil(width / PATCH), down: Math.ceil(height / PATCH) };
}

/**
 * Input tokens of one reference image on gpt-image-1, 1.5 and mini: 65, and 129 for each 512-pixel tile
 * once the short side is scaled to 512 pixels. Fidelity `high` adds 4,160 for a square, else 6,240.
 *
 * Source: OpenAI's image guide (gpt-image-1); the same rule on 1.5 and mini is measured by users.
 */
export function tileInputTokens({ width, height }: PixelSize, highFidelity: boolean): number {
  // With the short side at one tile, the ratio is the number of tiles along the long side.
  const tiles = Math.ceil(Math.max(width, height) / Math.min(width, height));
  const fidelity = width === height ? 4_160 : 6_240;
  return 65 + 129 * tiles + (highFidelity ? fidelity : 0);
}
