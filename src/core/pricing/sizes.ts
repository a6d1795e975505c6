import { parsePixels } from '../template/header.ts';
import { asIs, listed, words, type Wording } from '../text/wording.ts';
import type { PixelSize } from '../template/template.ts';
import type { ModelPricing } from './catalogue.ts';

/** Sizes by rule, such as multiples of 16 within bounds. */
export type SizeRule = Extract<ModelPricing['sizes'], { kind: 'rule' }>;

/** How many times one number is the other, the larger by the smaller; 1 for equal ones. */
export function factor(one: number, other: number): number {
  return one > other ? one / other : other / one;
}

/** Whether a size keeps a rule. */
export function isLegalPixels(rule: SizeRule, { width, height }: PixelSize): boolean {
  const area = width * height;
  const long = Math.max(width, height);
  return (
    width % rule.multipleOf === 0 &&
    height % rule.multipleOf === 0 &&
    long <= rule.longestSide &&
    long <= rule.widestRatio * Math.min(width, height) &&
    area >= rule.fewestPixels &&
    area <= rule.mostPixels
  );
}

/** Why a size cannot be requested from a model, in words for the author; undefined when it can. */
export function illegalSizeReason(model: ModelPricing, size: string): Wording | undefined {
  if (size === 'auto' || model.sizes === undefined) return undefined;
  const pixels = parsePixels(size);
  if (pixels === undefined) {
    return words('{0} is not a size; write WIDTHxHEIGHT, such as 1536x1024.', size);
  }
  if (model.sizes.kind === 'list') {
    const own = listedSizes(model);
    return own.includes(size)
      ? undefined
      : words(
          '{0} is not a size of {1}, which makes {2} only.',
          size,
          model.id,
          listed(own.map(asIs)),
        );
  }
  const rule = model.sizes;
  const { width, height } = pixels;
  const area = width * height;
  const long = Math.max(width, height);
  const broken: Wording[] = [];
  if (width % rule.multipleOf !== 0 || height % rule.multipleOf !== 0) {
    broken.push(words('both sides must be multiples of {0}', rule.multipleOf));
  }
  if (long > rule.longestSide) broken.push(words('no side may exceed {0}', rule.longestSide));
  if (long > rule.widestRatio * Math.min(width, height)) {
    broken.push(words('the ratio may not exceed {0}:1', rule.widestRatio));
  }
  if (area < rule.fewestPixels) {
    broken.push(words('it needs at least {0} pixels and has {1}', rule.fewestPixels, area));
  }
  if (area > rule.mostPixels) {
    broken.push(words('it may have at most {0} pixels and has {1}', rule.mostPixels, area));
  }
  const [first, ...others] = broken;
  if (first === undefined) return undefined;
  const all = others.reduce((list, one) => words('{0}; {1}', list, one), first);
  return words('{0} is not a legal size of {1}: {2}.', size, model.id, all);
}

/** The sizes that `auto` may come out as. */
export function autoSizesOf(model: ModelPricing): readonly string[] {
  return model.sizes?.kind === 'rule' ? model.sizes.autoSizes : listedSizes(model);
}

/** The sizes of a model that makes no others; empty for one that goes by a rule. */
export function listedSizes(model: ModelPricing): readonly string[] {
  if (model.imageOutput?.kind !== 'table') return [];
  return Object.keys(Object.values(model.imageOutput.tokens)[0] ?? {});
}
