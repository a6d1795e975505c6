import { gridOutputTokens } from '../../../src/core/tokens/imageOutput.ts';
import type { PixelSize } from '../../../src/core/template/template.ts';

/** A size with what it makes. */
export interface PricedSize extends PixelSize {
  readonly tokens: number;
  readonly area: number;
  readonly ratio: number;
}

const SHAPES = [1, 5 / 4, 4 / 3, 7 / 5, 3 / 2, 8 / 5, 16 / 9, 2, 7 / 3, 5 / 2];

/** Sizes with their tokens, cheapest first; of equals the smallest, then the narrowest. */
export function pricedSizes(sizes: readonly PixelSize[], grid: number): readonly PricedSize[] {
  return sizes
    .map(({ width, height }) => ({
      width,
      height,
      tokens: gridOutputTokens(grid, { width, height }),
      area: width * height,
      ratio: Math.max(width, height) / Math.min(width, height),
    }))
    .sort((a, b) => a.tokens - b.tokens || a.area - b.area || a.width - b.width);
}

/** What `cheaperSize` should say, by looking at every size there is. */
export function bruteCheaperSize(
  fromCheapest: readonly PricedSize[],
  { width, height }: PixelSize,
): string | undefined {
  const area = width * height;
  const ratio = Math.max(width, height) / Math.min(width, height);
  const own = fromCheapest.find((size) => size.width === width && size.height === height);
  const apart = (one: number, other: number): number => Math.max(one / other, other / one);
  const isWide = width > height;
  const cheapest = (shape: number): PricedSize | undefined => {
    const fits = (size: PricedSize): boolean =>
      size.area >= area && size.width > size.height === isWide && apart(size.ratio, shape) <= 1.065;
    const first = fromCheapest.find(fits);
    if (first === undefined) return undefined;
    return fromCheapest
      .filter((size) => size.tokens === first.tokens && size.area === first.area && fits(size))
      .sort((a, b) => apart(a.ratio, shape) - apart(b.ratio, shape))[0];
  };
  const meant = SHAPES.find((shape) => apart(shape, ratio) <= 1.02);
  const best = meant === undefined ? undefined : cheapest(meant);
  if (own === undefined || best === undefined || best.tokens >= own.tokens) return undefined;
  const isBargain = SHAPES.some((shape) => {
    if (shape === meant || apart(shape, ratio) > 1.065) return false;
    return (cheapest(shape)?.tokens ?? Infinity) >= own.tokens;
  });
  return isBargain ? undefined : `${best.width}x${best.height}`;
}
