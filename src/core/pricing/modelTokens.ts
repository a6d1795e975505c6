import type { PixelSize } from '../template/template.ts';
import { patchInputTokens, tileInputTokens } from '../tokens/imageInput.ts';
import { gridOutputTokens } from '../tokens/imageOutput.ts';
import type { ModelPricing } from './catalogue.ts';

/**
 * Output tokens of one image that a model made at a quality and size, by the model's own rule; output
 * text is not in it. Made for the quality and size that the API echoes, so it does not ask whether the
 * size may be requested: size `auto` returns sizes that may not. Undefined for `auto`, for a quality
 * or size that the rule does not cover, and for sides that are not whole numbers of pixels from 1.
 */
export function outputTokens(
  model: ModelPricing,
  quality: string,
  pixels: PixelSize,
): number | undefined {
  if (!isPicture(pixels)) return undefined;
  const rule = model.imageOutput;
  if (rule?.kind === 'grid') {
    const grid = own(rule.grids, quality);
    const tokens = grid === undefined ? 0 : gridOutputTokens(grid, pixels);
    // No image is free: at such a ratio the formula has left the sizes it is known for.
    return tokens === 0 ? undefined : tokens;
  }
  const bySize = rule && own(rule.tokens, quality);
  return bySize && own(bySize, `${pixels.width}x${pixels.height}`);
}

/**
 * Input tokens of one reference image, by the model's own rule; undefined where the rule is not known,
 * and for sides that are not whole numbers of pixels from 1.
 *
 * @param highFidelity whether `input_fidelity` is `high`; only the tile rule of older models asks.
 */
export function referenceImageTokens(
  model: ModelPricing,
  pixels: PixelSize,
  highFidelity = false,
): number | undefined {
  if (!isPicture(pixels)) return undefined;
  switch (model.imageInput?.kind) {
    case 'patches':
      return patchInputTokens(pixels);
    case 'tiles':
      return tileInputTokens(pixels, highFidelity);
    case undefined:
      return undefined;
  }
}

function isPicture({ width, height }: PixelSize): boolean {
  return Number.isSafeInteger(width) && Number.isSafeInteger(height) && width > 0 && height > 0;
}

/** Words come from logs and headers, where “constructor” is a word like any other. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
