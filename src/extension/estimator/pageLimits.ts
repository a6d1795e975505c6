import { QUALITIES } from '../../core/index.ts';

/** Shapes that can be asked for; `same` is the shape of the chosen size. */
export const SHAPES = ['any', 'same', 'square', 'landscape', 'portrait'] as const;
/** One of the shapes. */
export type Shape = (typeof SHAPES)[number];

/** What the cheapest cell of the matrix has to meet. */
export interface MatrixLimits {
  /** Pixels that an image has at least; 0 for any. */
  readonly fewestPixels: number;
  /** The lowest quality word that will do; `any` for all. */
  readonly quality: string;
  readonly shape: Shape;
}

/** Ratios that differ by less count as one shape: sizes are multiples of 16. */
const SAME_RATIO = 0.02;

/**
 * Whether a quality and size meet the limits.
 *
 * @param chosen the size that `same` compares with; any shape will do where it is `auto`.
 */
export function meetsLimits(
  { fewestPixels, quality: least, shape }: MatrixLimits,
  quality: string,
  size: string,
  chosen: string,
): boolean {
  const [width, height] = sidesOf(size);
  const rank = (word: string): number => QUALITIES.findIndex((one) => one === word);
  return (
    width * height >= fewestPixels &&
    (least === 'any' || rank(quality) >= rank(least)) &&
    hasShape(shape, width / height, chosen)
  );
}

function hasShape(shape: Shape, ratio: number, chosen: string): boolean {
  switch (shape) {
    case 'any':
      return true;
    case 'square':
      return ratio === 1;
    case 'landscape':
      return ratio > 1;
    case 'portrait':
      return ratio < 1;
    case 'same': {
      const [width, height] = sidesOf(chosen);
      return height === 0 || Math.abs(ratio / (width / height) - 1) < SAME_RATIO;
    }
  }
}

function sidesOf(size: string): readonly [width: number, height: number] {
  const [width = 0, height = 0] = size.split('x').map((side) => Number(side) || 0);
  return [width, height];
}
