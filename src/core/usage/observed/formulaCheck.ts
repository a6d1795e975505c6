import { findModel, type Catalogue } from '../../pricing/catalogue.ts';
import { outputTokens } from '../../pricing/modelTokens.ts';
import { parsePixels } from '../../template/header.ts';
import { TOKENS_PER_PARTIAL_IMAGE } from '../../tokens/imageOutput.ts';
import type { RollUp } from '../ledger/rollUp.ts';
import type { UsageRecord } from '../usageRecord.ts';

/** Images that were billed other tokens than the formula or table of their model says. */
export interface FormulaDoubt {
  readonly model: string;
  readonly quality: string;
  readonly size: string;
  readonly expected: number;
  /** Tokens of an image as they were billed, and how many images. */
  readonly observed: number;
  readonly images: number;
}

/** Images come back one token lower now and then (measured by users), which is no disagreement. */
const TOLERANCE = 1;
/** Streamed partial images add tokens of their own, and logs do not say how many there were. */
const MOST_PARTIAL_IMAGES = 3;

/** The kind and tokens of images, and what the price list says they are. */
interface Observed {
  readonly model?: string | undefined;
  readonly quality?: string | undefined;
  readonly size?: string | undefined;
  readonly tokens: number;
}

/**
 * What the price list expects of an image, where that is not what was observed; undefined where they agree, and
 * where there is no formula for it.
 */
function disagreement(
  catalogue: Catalogue,
  { model: logged, quality, size, tokens }: Observed,
): Omit<FormulaDoubt, 'images'> | undefined {
  const model = logged === undefined ? undefined : findModel(catalogue, logged);
  const pixels = size === undefined ? undefined : parsePixels(size);
  // Where text is billed besides, logs without details count it as image.
  if (model?.usdPerMTok.textOutput !== undefined) return undefined;
  if (!model || !pixels || quality === undefined || size === undefined) return undefined;
  const expected = outputTokens(model, quality, pixels);
  if (expected === undefined) return undefined;
  for (let partials = 0; partials <= MOST_PARTIAL_IMAGES; partials++) {
    const billed = expected + partials * TOKENS_PER_PARTIAL_IMAGE;
    if (Math.abs(tokens - billed) <= TOLERANCE) return undefined;
  }
  return { model: model.id, quality, size, expected, observed: tokens };
}

/** Where a roll-up and the price list disagree; what most images show comes first. */
export function formulaDoubts(
  { outputs }: Pick<RollUp, 'outputs'>,
  catalogue: Catalogue,
): readonly FormulaDoubt[] {
  const doubts = outputs.flatMap(({ model, quality, size, tokens }) =>
    [...tokens].flatMap(([observed, images]) => {
      const doubt = disagreement(catalogue, { model, quality, size, tokens: observed });
      return doubt ? [{ ...doubt, images }] : [];
    }),
  );
  return doubts.sort(
    (one, other) => other.images - one.images || (one.model < other.model ? -1 : 1),
  );
}

/** Where one record and the price list disagree; undefined where they agree or cannot be compared. */
export function recordDoubt(
  { model, quality, size, images = 1, counts }: UsageRecord,
  catalogue: Catalogue,
): FormulaDoubt | undefined {
  const output = counts.imageOutput ?? 0;
  if (output === 0 || images < 1) return undefined;
  const tokens = Math.round(output / images);
  const doubt = disagreement(catalogue, { model, quality, size, tokens });
  return doubt && { ...doubt, images };
}

/** A disagreement in a sentence. */
export function doubtWords({ quality, size, expected, observed, images }: FormulaDoubt): string {
  const whole = (value: number): string => value.toLocaleString('en-US');
  const many = images === 1 ? '1 image' : `${whole(images)} images`;
  return `${quality} ${size} is ${whole(expected)} output tokens by the price list, but ${many} took ${whole(observed)}.`;
}
