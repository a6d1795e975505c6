import type { PixelSize } from '../template/template.ts';
import { patchInputTokens, tileInputTokens } from '../tokens/imageInput.ts';
import { gridOutputTokens } from '../tokens/imageOutput.ts';
import { exactly, type TokenRange } from '../tokens/tokenRange.ts';
import type { ModelPricing } from './catalogue.ts';

type BandRule = Extract<NonNullable<ModelPricing['imageOutput']>, { kind: 'band' }>;

/**
 * Output tokens of one image that a model made at a quality and size, by the model's own rule; output
 * text is not in it. Made for the quality and size that the API echoes, so it does not ask whether the
 * size may be requested: size `auto` returns sizes that may not. Undefined for `auto`, for a quality
 * or size that the rule does not cover, for sides that are not whole numbers of pixels from 1, and for
 * models whose tokens are known within a band only.
 */
export function outputTokens(
  model: ModelPricing,
  quality: string,
  pixels: PixelSize,
): number | undefined {
  if (!isPicture(pixels)) return undefined;
  const rule = model.imageOutput;
  switch (rule?.kind) {
    case 'grid':
      return gridTokens(rule.grids, quality, pixels);
    case 'table': {
      const bySize = own(rule.tokens, quality);
      return bySize && own(bySize, `${pixels.width}x${pixels.height}`);
    }
    case 'tokenClasses': {
      const area = pixels.width * pixels.height;
      return rule.classes.find(({ mostPixels }) => area <= mostPixels)?.tokens;
    }
    case 'band':
    case 'perImage':
    case 'perMegapixel':
    case undefined:
      return undefined;
  }
}

/** The same as {@link outputTokens} with its bounds, for models with a band too; widened to whole tokens. */
export function outputTokenRange(
  model: ModelPricing,
  quality: string,
  pixels: PixelSize,
): TokenRange | undefined {
  const rule = model.imageOutput;
  if (rule?.kind !== 'band') {
    const tokens = outputTokens(model, quality, pixels);
    return tokens === undefined ? undefined : exactly(tokens);
  }
  const multiple = own(rule.multiples, quality);
  const low = multiple && bandTokens(rule, { quality, multiple: multiple.min }, pixels);
  const high = multiple && bandTokens(rule, { quality, multiple: multiple.max }, pixels);
  return low === undefined || high === undefined ? undefined : wholeTokens(low, high);
}

/** Output tokens of one image when a model with a band chooses the quality itself. */
export function autoQualityTokens(rule: BandRule, pixels: PixelSize): TokenRange | undefined {
  const low = bandTokens(rule, rule.auto.from, pixels);
  const high = bandTokens(rule, rule.auto.to, pixels);
  return low === undefined || high === undefined ? undefined : wholeTokens(low, high);
}

function bandTokens(
  rule: BandRule,
  { quality, multiple }: { readonly quality: string; readonly multiple: number },
  pixels: PixelSize,
): number | undefined {
  const tokens = isPicture(pixels) ? gridTokens(rule.grids, quality, pixels) : undefined;
  return tokens === undefined ? undefined : tokens * multiple;
}

/** A product that comes out a hair off a whole number, by rounding, is that number. */
function wholeTokens(min: number, max: number): TokenRange {
  return { min: Math.floor(min + 1e-6), max: Math.ceil(max - 1e-6) };
}

function gridTokens(
  grids: Readonly<Record<string, number>>,
  quality: string,
  pixels: PixelSize,
): number | undefined {
  const grid = own(grids, quality);
  const tokens = grid === undefined ? 0 : gridOutputTokens(grid, pixels);
  // No image is free: at such a ratio the formula has left the sizes it is known for.
  return tokens === 0 ? undefined : tokens;
}

/**
 * Input tokens of one reference image, by the model's own rule; undefined where the rule is not known
 * or gives no tokens, and for sides that are not whole numbers of pixels from 1.
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
    case 'perImage':
    case 'perMegapixel':
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
