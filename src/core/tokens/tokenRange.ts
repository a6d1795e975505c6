/** A number of tokens that lies between two bounds, both included; equal when it is known. */
export interface TokenRange {
  readonly min: number;
  readonly max: number;
}

export const NO_TOKENS: TokenRange = { min: 0, max: 0 };

/** The range of one known number. */
export function exactly(tokens: number): TokenRange {
  return { min: tokens, max: tokens };
}

export function addRanges(...ranges: readonly TokenRange[]): TokenRange {
  return ranges.reduce(
    (sum, range) => ({ min: sum.min + range.min, max: sum.max + range.max }),
    NO_TOKENS,
  );
}

export function scaleRange(range: TokenRange, factor: number): TokenRange {
  return { min: range.min * factor, max: range.max * factor };
}

/** The smallest range that holds all of them; undefined for none. */
export function spanRanges(ranges: readonly TokenRange[]): TokenRange | undefined {
  const [first, ...rest] = ranges;
  return first === undefined
    ? undefined
    : rest.reduce(
        (hull, range) => ({
          min: Math.min(hull.min, range.min),
          max: Math.max(hull.max, range.max),
        }),
        first,
      );
}
