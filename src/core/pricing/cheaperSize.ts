import { parsePixels } from '../template/header.ts';
import type { PixelSize } from '../template/template.ts';
import { gridOutputTokens } from '../tokens/imageOutput.ts';
import type { ModelPricing } from './catalogue.ts';
import { factor, isLegalPixels, type SizeRule } from './sizes.ts';

/**
 * How far a size may depart from a common shape and still be the same picture to the eye, as a factor of
 * the ratio. 6.5 % is just enough for 1008×1072 to count as a square.
 */
export const SHAPE_TOLERANCE = 1.065;

/** A size this near to a common shape is meant to have it: 1920×1088 means 16:9. */
const SNAP = 1.02;

/** Long side by short side of the shapes people ask for. */
const COMMON_SHAPES = [1, 5 / 4, 4 / 3, 7 / 5, 3 / 2, 8 / 5, 16 / 9, 2, 7 / 3, 5 / 2] as const;

/**
 * The cheapest legal size that shows the same picture: no fewer pixels than asked for, and a ratio
 * within {@link SHAPE_TOLERANCE} of the common shape that was meant. Undefined when there is none that
 * makes fewer output tokens, when the shape is not a common one, and for a size that is itself the
 * cheapest of a common shape, so that taking the advice ends it.
 *
 * The number of tokens falls as a picture gets longer, in steps of its quality's grid, and so does not
 * follow its area; source: the grid formula of {@link gridOutputTokens}.
 */
export function cheaperSize(
  model: ModelPricing,
  quality: string,
  size: string,
): string | undefined {
  const asked = parsePixels(size);
  if (model.imageOutput?.kind !== 'grid' || model.sizes?.kind !== 'rule') return undefined;
  const grid = model.imageOutput.grids[quality];
  if (asked === undefined || grid === undefined || !isLegalPixels(model.sizes, asked)) {
    return undefined;
  }
  const rule = model.sizes;
  const ratio = ratioOf(asked);
  const meant = COMMON_SHAPES.find((shape) => factor(shape, ratio) <= SNAP);
  if (meant === undefined) return undefined;
  const tokens = gridOutputTokens(grid, asked);
  const best = cheapestOfShape(rule, grid, asked, meant);
  if (best === undefined || best.tokens >= tokens) return undefined;
  const isBargain = COMMON_SHAPES.some((shape) => {
    if (shape === meant || factor(shape, ratio) > SHAPE_TOLERANCE) return false;
    const cheapest = cheapestOfShape(rule, grid, asked, shape);
    return cheapest === undefined || cheapest.tokens >= tokens;
  });
  return isBargain ? undefined : `${best.width}x${best.height}`;
}

interface Found extends PixelSize {
  readonly tokens: number;
}

/**
 * The cheapest legal size with at least the asked pixels within the tolerance of a shape; of several the
 * one with the fewest pixels, then the nearest to the shape.
 *
 * For one long side, tokens never fall as the short side grows: both factors of the formula grow with it.
 * So only the shortest allowed short side of each long side can win, which leaves a few hundred sizes.
 */
function cheapestOfShape(
  rule: SizeRule,
  grid: number,
  asked: PixelSize,
  shape: number,
): Found | undefined {
  const step = rule.multipleOf;
  const area = asked.width * asked.height;
  let best: { long: number; short: number; tokens: number } | undefined;
  for (let long = step; long <= rule.longestSide; long += step) {
    if (long * long < area) continue;
    const shortest = Math.max(area / long, long / shape / SHAPE_TOLERANCE);
    let short = Math.ceil(shortest / step) * step;
    if (factor(long / short, shape) > SHAPE_TOLERANCE && long / short > shape) short += step;
    if (short > long || factor(long / short, shape) > SHAPE_TOLERANCE) continue;
    if (!isLegalPixels(rule, { width: long, height: short })) continue;
    const tokens = gridOutputTokens(grid, { width: long, height: short });
    if (best === undefined || isBetter({ long, short, tokens }, best, shape)) {
      best = { long, short, tokens };
    }
  }
  if (best === undefined) return undefined;
  const { long, short, tokens } = best;
  // Either way round costs the same; a square may be answered by either, and stands upright.
  return asked.width > asked.height
    ? { width: long, height: short, tokens }
    : { width: short, height: long, tokens };
}

function isBetter(
  one: { long: number; short: number; tokens: number },
  other: { long: number; short: number; tokens: number },
  shape: number,
): boolean {
  const byTokens = one.tokens - other.tokens;
  if (byTokens !== 0) return byTokens < 0;
  const byArea = one.long * one.short - other.long * other.short;
  if (byArea !== 0) return byArea < 0;
  return factor(one.long / one.short, shape) < factor(other.long / other.short, shape);
}

function ratioOf({ width, height }: PixelSize): number {
  return Math.max(width, height) / Math.min(width, height);
}
