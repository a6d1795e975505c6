import type { ResolvedImage } from '../images/resolvedImage.ts';
import type { ModelPricing } from './catalogue.ts';
import { inputCharges } from './inputCharges.ts';
import { imageInputTokens } from './inputQuantity.ts';
import type { LineItem, UnitLine } from './lineItem.ts';
import { addMoney, priceOf, priceOfUnits, type NanoUsdRange } from './money.ts';
import type { ResolvedRequest } from './request.ts';

/** What one reference image adds to the line of image input. */
export interface ImageLine {
  readonly image: ResolvedImage;
  /**
   * Tokens of the request, which bills the picture for each image made; undefined where they are not known, and
   * where pictures are billed by other units.
   */
  readonly tokens: number | undefined;
  /** Undefined where the picture is missing from the price. */
  readonly amount: NanoUsdRange | undefined;
}

/** Splits the line of image input by picture; where it is billed by tokens, the amounts add up to that line's. */
export function imageLines(
  model: ModelPricing,
  request: ResolvedRequest,
  lineItems: readonly LineItem[],
): readonly ImageLine[] {
  if (request.operation === 'generate') return [];
  const line = lineItems.find(({ kind }) => kind === 'imageInput');
  return (request.images ?? []).map((image) => {
    if (line && line.unit !== 'tok') {
      return { image, tokens: undefined, amount: unitAmount(model, request, line, image) };
    }
    const one = imageInputTokens(model, request, image.pixels);
    if (one === undefined || line === undefined) return { image, tokens: one, amount: undefined };
    const tokens = one * request.n;
    const amount = priceOf(tokens, line.usdPerMTok);
    return { image, tokens, amount: { min: amount, max: amount } };
  });
}

function unitAmount(
  { imageInput }: ModelPricing,
  { n }: ResolvedRequest,
  { usdPerUnit: { min, max } }: UnitLine,
  image: ResolvedImage,
): NanoUsdRange | undefined {
  if (imageInput?.kind !== 'perImage' && imageInput?.kind !== 'perMegapixel') return undefined;
  const quantity = inputCharges(imageInput, [image]);
  if (quantity.kind !== 'charges' || quantity.charges.length === 0) return undefined;
  return addMoney(
    quantity.charges.map(({ quantity: units }) => ({
      min: priceOfUnits(units.min * n, min),
      max: priceOfUnits(units.max * n, max),
    })),
  );
}
