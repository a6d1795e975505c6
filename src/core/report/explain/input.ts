import { formatPixels } from '../../images/pixels.ts';
import { factSource } from '../../pricing/lineItem.ts';
import type { Catalogue, ModelPricing } from '../../pricing/catalogue.ts';
import type { RequestEstimate } from '../../pricing/estimate.ts';
import type { ImageLine } from '../../pricing/imageLines.ts';
import type { PixelSize } from '../../template/template.ts';
import { shorten } from '../../text/shorten.ts';
import { patchGrid } from '../../tokens/imageInput.ts';
import type { PromptTokens } from '../../tokens/promptTokens.ts';
import type { VariableTokens } from '../../tokens/variableTokens.ts';
import { formatTokens, formatUsdRange } from '../money.ts';
import { sourceWords } from '../source.ts';
import { leaf, type Explained } from './explained.ts';

/** How the text tokens of one image come about: those of the prompt, with what each variable adds, and the API's own. */
export function explainText(
  catalogue: Catalogue,
  model: ModelPricing,
  { request }: RequestEstimate,
  prompt: PromptTokens,
  variables: readonly VariableTokens[],
): { readonly how: string; readonly parts: readonly Explained[] } {
  const overhead = model.textOverhead?.[request.operation];
  const counted = formatTokens(prompt.tokens);
  const own: Explained = {
    key: 'prompt',
    label: 'prompt',
    value: `${counted} tok`,
    how: `counted with o200k_base, variables filled in (${prompt.basis})`,
    parts: variables.map(explainVariable),
  };
  if (overhead === undefined || model.textOverhead === undefined) {
    return {
      how: `${counted} of the prompt; what the API adds is not known`,
      parts: [own],
    };
  }
  const added = formatTokens(overhead);
  const source = factSource(catalogue, model.textOverhead.source, overhead.confidence);
  return {
    how: `${counted} of the prompt + ${added} that the API adds`,
    parts: [
      own,
      leaf('added by the API', `${added} tok`, `to each ${request.operation}`, sourceWords(source)),
    ],
  };
}

function explainVariable({ name, tokens, values, places, basis }: VariableTokens): Explained {
  const what =
    values.length === 0
      ? 'assumed, because it has no value'
      : values
          .slice(0, 3)
          .map(
            (one) => `“${shorten(one.text)}” ${formatTokens({ min: one.tokens, max: one.tokens })}`,
          )
          .join(', ');
  const where = places === 1 ? '' : `in ${places} places together: `;
  const more = values.length > 3 ? ` and ${values.length - 3} more values` : '';
  const mark = basis === 'estimate' ? '≈ ' : '';
  return leaf(shorten(name), `${mark}${formatTokens(tokens)} tok`, `${where}${what}${more}`);
}

/** How the tokens or charges of each reference image come about. */
export function explainImages(
  { imageInput }: ModelPricing,
  { images, request }: RequestEstimate,
): readonly Explained[] {
  return images.map(({ image, tokens, amount }: ImageLine) => {
    const { pixels, measured, name } = image;
    if (amount === undefined || pixels === undefined) {
      return leaf(name, 'missing', image.problem?.text ?? 'its pixels are not known');
    }
    const seen = `${formatPixels(pixels)}${measured === 'stated' ? ' as stated' : ''}`;
    if (tokens === undefined) return leaf(name, formatUsdRange(amount, 'exact'), seen);
    const one = tokens / request.n;
    const words = tokenWords(imageInput?.kind, pixels, request.inputFidelity === 'high', one);
    const how = request.n === 1 ? words : `${words}, × ${request.n} images`;
    return leaf(name, `${formatTokens({ min: tokens, max: tokens })} tok`, `${seen}: ${how}`);
  });
}

function tokenWords(
  rule: NonNullable<ModelPricing['imageInput']>['kind'] | undefined,
  pixels: PixelSize,
  highFidelity: boolean,
  tokens: number,
): string {
  const total = formatTokens({ min: tokens, max: tokens });
  if (rule === 'patches') {
    const { width, height, across, down } = patchGrid(pixels);
    const isScaled = width !== pixels.width || height !== pixels.height;
    const scaled = isScaled ? `billed as ${width}×${height}, ` : '';
    return `${scaled}${across} × ${down} patches of 32 pixels = ${total}`;
  }
  if (rule === 'tiles') {
    const tiles = Math.ceil(
      Math.max(pixels.width, pixels.height) / Math.min(pixels.width, pixels.height),
    );
    const fidelity = pixels.width === pixels.height ? '4,160' : '6,240';
    return `65 + 129 × ${tiles} tiles${highFidelity ? ` + ${fidelity} of high fidelity` : ''} = ${total}`;
  }
  return total;
}
