import type { PixelSize } from '../template/template.ts';

/** Output tokens that each streamed partial image adds. Source: OpenAI image generation guide (official). */
export const TOKENS_PER_PARTIAL_IMAGE = 100;

/**
 * Output tokens of one image by the grid formula of gpt-image-2 and 2.5:
 * `ceil(q · s · (2,000,000 + w·h) / 4,000,000)` with `s = q · short / long`, rounded with ties to even.
 *
 * Source: OpenAI's documentation calculator, and 109 of 112 checkable usage records to the token.
 * At a rounding tie which neighbour is billed is inferred from the calculator.
 *
 * @param grid the quality's grid, 16 to 96.
 */
export function gridOutputTokens(grid: number, { width, height }: PixelSize): number {
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  const shortGrid = divideTiesToEven(grid * short, long);
  // All factors are integers below 2^53, so the product is exact and the ceiling too.
  return Math.ceil((grid * shortGrid * (2_000_000 + width * height)) / 4_000_000);
}

/** True where the grid of the short side lies half-way between two integers, so that the rounding decides. */
export function isRoundingTie(grid: number, { width, height }: PixelSize): boolean {
  const long = Math.max(width, height);
  return 2 * ((grid * Math.min(width, height)) % long) === long;
}

/** The nearest integer to a quotient of two positive integers; a half goes to the even neighbour. */
export function divideTiesToEven(dividend: number, divisor: number): number {
  const floor = Math.floor(dividend / divisor);
  const twice = 2 * (dividend - floor * divisor);
  if (twice === divisor) return floor % 2 === 0 ? floor : floor + 1;
  return twice < divisor ? floor : floor + 1;
}
