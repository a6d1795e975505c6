import { findModel, SHIPPED_CATALOGUE, type ModelPricing } from '../../../src/core/index.ts';
import type { PixelSize } from '../../../src/core/template/template.ts';

/** A model of the shipped price list. */
export function shipped(id: string): ModelPricing {
  const model = findModel(SHIPPED_CATALOGUE, id);
  if (model === undefined) throw new Error(`${id} is not listed`);
  return model;
}

/**
 * Every size that gpt-image-2 and 2.5 make, by the words of OpenAI's specification: both sides multiples
 * of 16, no edge over 3840, ratio up to 3:1, 655,360 to 8,294,400 pixels.
 */
export function allLegalSizes(): readonly PixelSize[] {
  const sizes: PixelSize[] = [];
  for (let width = 16; width <= 3840; width += 16) {
    for (let height = 16; height <= 3840; height += 16) {
      const area = width * height;
      const isInShape = width <= 3 * height && height <= 3 * width;
      if (isInShape && area >= 655_360 && area <= 8_294_400) sizes.push({ width, height });
    }
  }
  return sizes;
}

/** `WIDTHxHEIGHT`. */
export function sizeWord({ width, height }: PixelSize): string {
  return `${width}x${height}`;
}
