import type { ResolvedImage } from '../images/resolvedImage.ts';
import { priceOf } from '../pricing/money.ts';
import { usdWords } from '../report/money.ts';
import type { PixelSize } from '../template/template.ts';
import type { LintedRequest } from './rule.ts';
import { sentImages } from './sentImages.ts';
import { words, type UsdWords, type Wording } from '../text/wording.ts';

/** What a reference image costs now, and the means to say what it would. */
export interface ImageCost {
  readonly image: ResolvedImage;
  readonly pixels: PixelSize;
  /** For one image made. */
  readonly tokens: number;
  /** What so many tokens for each image made cost in a request, for people: `$0.005632`. */
  readonly money: (tokens: number) => UsdWords;
  /** The same with the tokens: `$0.005632 (704 tokens)`. */
  readonly words: (tokens: number) => Wording;
}

/** The reference images whose cost is known, each file once; none where images are not billed by tokens. */
export function imageCostOf(linted: LintedRequest): readonly ImageCost[] {
  const { request, cost, images } = linted;
  const line =
    cost.kind === 'priced' ? cost.lineItems.find(({ kind }) => kind === 'imageInput') : undefined;
  const rate = line?.unit === 'tok' ? line.usdPerMTok : undefined;
  if (rate === undefined || sentImages(linted).length === 0) return [];
  const { n } = request;
  const money = (tokens: number): UsdWords => usdWords(priceOf(tokens * n, rate));
  const costs = (tokens: number): Wording =>
    n === 1
      ? words('{0} ({1} tokens)', money(tokens), tokens)
      : words('{0} ({1} tokens × {2} images)', money(tokens), tokens, n);
  return images.flatMap(({ image, tokens }) =>
    image.pixels === undefined || tokens === undefined
      ? []
      : [{ image, pixels: image.pixels, tokens: tokens / n, money, words: costs }],
  );
}
