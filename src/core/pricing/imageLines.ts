import type { ResolvedImage } from '../images/resolvedImage.ts';
import type { ModelPricing } from './catalogue.ts';
import { imageInputTokens } from './inputQuantity.ts';
import type { LineItem } from './lineItem.ts';
import { priceOf, type NanoUsd } from './money.ts';
import type { ResolvedRequest } from './request.ts';

/** What one reference image adds to the line of image input. */
export interface ImageLine {
  readonly image: ResolvedImage;
  /** Tokens of the request, which bills the picture for each image made; undefined where they are not known. */
  readonly tokens: number | undefined;
  readonly amount: NanoUsd | undefined;
}

/** Splits the line of image input by picture; the amounts add up to that line's. None where they are not billed by tokens. */
export function imageLines(
  model: ModelPricing,
  request: ResolvedRequest,
  lineItems: readonly LineItem[],
): readonly ImageLine[] {
  if (request.operation === 'generate') return [];
  const line = lineItems.find(({ kind }) => kind === 'imageInput');
  if (line && line.unit !== 'tok') return [];
  const rate = line?.usdPerMTok;
  return (request.images ?? []).map((image) => {
    const one = imageInputTokens(model, request, image.pixels);
    const tokens = one === undefined ? undefined : one * request.n;
    const amount = tokens === undefined || rate === undefined ? undefined : priceOf(tokens, rate);
    return { image, tokens, amount };
  });
}
