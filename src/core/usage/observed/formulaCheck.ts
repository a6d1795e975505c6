import { findModel, type Catalogue } from '../../pricing/catalogue.ts';
import { outputTokens } from '../../pricing/modelTokens.ts';
import { parsePixels } from '../../template/header.ts';
import { TOKENS_PER_PARTIAL_IMAGE } from '../../tokens/imageOutput.ts';
import type { Steps } from '../../text/steps.ts';
import { words, type Wording } from '../../text/wording.ts';
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

/** Most disagreements of one kind of picture that are told, those that most images show. */
const MOST_OF_KIND = 5;
/** Enough disagreements to know that the price list, or the log, is wrong as a whole. */
const MOST_DOUBTS = 1_000;

/** A kind of picture, as a log names it. */
interface Kind {
  readonly model?: string | undefined;
  readonly quality?: string | undefined;
  readonly size?: string | undefined;
}

/** What the price list says pictures of a kind are; undefined where there is no formula for them. */
function expectationOf(
  catalogue: Catalogue,
  { model: logged, quality, size }: Kind,
): Omit<FormulaDoubt, 'images' | 'observed'> | undefined {
  const model = logged === undefined ? undefined : findModel(catalogue, logged);
  const pixels = size === undefined ? undefined : parsePixels(size);
  // Where text is billed besides, logs without details count it as image.
  if (model?.usdPerMTok.textOutput !== undefined) return undefined;
  if (!model || !pixels || quality === undefined || size === undefined) return undefined;
  const expected = outputTokens(model, quality, pixels);
  return expected === undefined ? undefined : { model: model.id, quality, size, expected };
}

function isExplained(expected: number, observed: number): boolean {
  for (let partials = 0; partials <= MOST_PARTIAL_IMAGES; partials++) {
    const billed = expected + partials * TOKENS_PER_PARTIAL_IMAGE;
    if (Math.abs(observed - billed) <= TOLERANCE) return true;
  }
  return false;
}

/** Where a roll-up and the price list disagree; what most images show comes first. */
export function* formulaDoubts(
  { outputs }: Pick<RollUp, 'outputs'>,
  catalogue: Catalogue,
): Steps<readonly FormulaDoubt[]> {
  const doubts: FormulaDoubt[] = [];
  for (const { tokens, ...kind } of outputs) {
    yield;
    const expectation = expectationOf(catalogue, kind);
    if (expectation === undefined) continue;
    const own: (readonly [observed: number, images: number])[] = [];
    for (const entry of tokens) if (!isExplained(expectation.expected, entry[0])) own.push(entry);
    own.sort(([, one], [, other]) => other - one);
    for (const [observed, images] of own.slice(0, MOST_OF_KIND)) {
      doubts.push({ ...expectation, observed, images });
    }
    if (doubts.length >= MOST_DOUBTS) break;
  }
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
  const expectation = expectationOf(catalogue, { model, quality, size });
  const observed = Math.round(output / images);
  return expectation === undefined || isExplained(expectation.expected, observed)
    ? undefined
    : { ...expectation, observed, images };
}

/** A disagreement in a sentence. */
export function doubtWords({ quality, size, expected, observed, images }: FormulaDoubt): Wording {
  return words(
    images === 1
      ? '{0} is {1} output tokens by the price list, but {2} image took {3}.'
      : '{0} is {1} output tokens by the price list, but {2} images took {3}.',
    `${quality} ${size}`,
    expected,
    images,
    observed,
  );
}
