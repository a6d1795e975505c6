import { parsePixels } from '../template/header.ts';
import type { PixelSize } from '../template/template.ts';
import type { ModelPricing } from './catalogue.ts';
import { factor, isLegalPixels, listedSizes, type SizeRule } from './sizes.ts';

/** Two ratios count as the same shape when they are this near: those of 1920×1080 and 1920×1088 are. */
const SAME_SHAPE = 1.01;
/** How far the shape may give way for the sake of the area. */
const SIMILAR_SHAPE = 1.065;

interface Candidate {
  readonly size: string;
  /** How many times too wide or too tall, and how many times too large or too small; 1 at best. */
  readonly shapeGap: number;
  readonly areaGap: number;
}

/**
 * Two or three legal sizes near one that is not, best first: two of the same shape by how near their area
 * is, then the one with the nearest area in a similar shape. A ratio or an area that no size has is first
 * brought to the nearest that one can have. None for what is no size at all.
 */
export function nearestLegalSizes(model: ModelPricing, size: string): readonly string[] {
  const wanted = parsePixels(size);
  if (wanted === undefined || model.sizes === undefined) return [];
  return model.sizes.kind === 'list'
    ? nearestOfList(listedSizes(model), wanted)
    : nearestByRule(model.sizes, wanted);
}

function nearestOfList(listed: readonly string[], wanted: PixelSize): readonly string[] {
  return listed
    .flatMap((size) => {
      const pixels = parsePixels(size);
      return pixels ? [candidate(pixels, wanted.width / wanted.height, areaOf(wanted))] : [];
    })
    .sort((a, b) => a.shapeGap - b.shapeGap || a.areaGap - b.areaGap)
    .slice(0, 2)
    .map(({ size }) => size);
}

/** Looks only at sizes of a similar shape, where one side follows from the other: a few thousand at most. */
function nearestByRule(rule: SizeRule, wanted: PixelSize): readonly string[] {
  const ratio = clamp(wanted.width / wanted.height, 1 / rule.widestRatio, rule.widestRatio);
  const area = clamp(areaOf(wanted), rule.fewestPixels, rule.mostPixels);
  const step = rule.multipleOf;
  let first: Candidate | undefined;
  let second: Candidate | undefined;
  let byArea: Candidate | undefined;
  for (let width = step; width <= rule.longestSide; width += step) {
    const lowest = Math.max(width / ratio / SIMILAR_SHAPE, rule.fewestPixels / width);
    const highest = Math.min((width / ratio) * SIMILAR_SHAPE, rule.longestSide);
    for (let height = Math.ceil(lowest / step) * step; height <= highest; height += step) {
      const pixels = { width, height };
      if (!isLegalPixels(rule, pixels)) continue;
      const areaGap = factor(areaOf(pixels), area);
      if (second && areaGap > second.areaGap && byArea && areaGap > byArea.areaGap) continue;
      const found = candidate(pixels, ratio, area);
      if (isNearer(found, byArea)) byArea = found;
      if (found.shapeGap > SAME_SHAPE) continue;
      if (isNearer(found, first)) [first, second] = [found, first];
      else if (isNearer(found, second)) second = found;
    }
  }
  return [...new Set([first, second, byArea].flatMap((found) => (found ? [found.size] : [])))];
}

/** Whether an area is nearer, or as near in a nearer shape; of equals the narrower one, met first, stays. */
function isNearer(one: Candidate, other: Candidate | undefined): boolean {
  if (other === undefined || one.areaGap < other.areaGap) return true;
  return one.areaGap === other.areaGap && one.shapeGap < other.shapeGap;
}

function candidate(pixels: PixelSize, ratio: number, area: number): Candidate {
  return {
    size: `${pixels.width}x${pixels.height}`,
    shapeGap: factor(pixels.width / pixels.height, ratio),
    areaGap: factor(areaOf(pixels), area),
  };
}

function areaOf({ width, height }: PixelSize): number {
  return width * height;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
