import { parsePixels } from '../template/header.ts';
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
export function illegalSizeReason(model: ModelPricing, size: string): string | undefined {
  if (size === 'auto' || model.sizes === undefined) return undefined;
  const pixels = parsePixels(size);
  if (pixels === undefined) return `${size} is not a size; write WIDTHxHEIGHT, such as 1536x1024.`;
  if (model.sizes.kind === 'list') {
    const listed = listedSizes(model);
    return listed.includes(size)
      ? undefined
      : `${size} is not a size of ${model.id}, which makes ${listed.join(', ')} only.`;
  }
  const rule = model.sizes;
  const { width, height } = pixels;
  const area = width * height;
  const long = Math.max(width, height);
  const number = (value: number): string => value.toLocaleString('en-US');
  const broken: string[] = [];
  if (width % rule.multipleOf !== 0 || height % rule.multipleOf !== 0) {
    broken.push(`both sides must be multiples of ${rule.multipleOf}`);
  }
  if (long > rule.longestSide) broken.push(`no side may exceed ${number(rule.longestSide)}`);
  if (long > rule.widestRatio * Math.min(width, height)) {
    broken.push(`the ratio may not exceed ${rule.widestRatio}:1`);
  }
  if (area < rule.fewestPixels) {
    broken.push(`it needs at least ${number(rule.fewestPixels)} pixels and has ${number(area)}`);
  }
  if (area > rule.mostPixels) {
    broken.push(`it may have at most ${number(rule.mostPixels)} pixels and has ${number(area)}`);
  }
  return broken.length === 0
    ? undefined
    : `${size} is not a legal size of ${model.id}: ${broken.join('; ')}.`;
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
