import { formatPixels } from '../../images/pixels.ts';
import { factSource } from '../../pricing/lineItem.ts';
import type { Catalogue, ModelPricing } from '../../pricing/catalogue.ts';
import type { RequestEstimate } from '../../pricing/estimate.ts';
import type { ImageLine } from '../../pricing/imageLines.ts';
import type { PixelSize } from '../../template/template.ts';
import { shorten } from '../../text/shorten.ts';
import { listed, words, type Wording } from '../../text/wording.ts';
import { patchGrid } from '../../tokens/imageInput.ts';
import type { PromptTokens } from '../../tokens/promptTokens.ts';
import type { VariableTokens } from '../../tokens/variableTokens.ts';
import type { Language } from '../language.ts';
import { formatTokens, formatUsdRange } from '../money.ts';
import { sourceWords } from '../source.ts';
import { sayWording } from '../wording.ts';
import { basisWord } from '../words.ts';
import { leaf, type Explained } from './explained.ts';

/** The prompt that is explained. */
interface CountedPrompt {
  readonly catalogue: Catalogue;
  readonly prompt: PromptTokens;
  readonly variables: readonly VariableTokens[];
}

/** How the text tokens of one image come about: those of the prompt, with what each variable adds, and the API's own. */
export function explainText(
  { catalogue, prompt, variables }: CountedPrompt,
  model: ModelPricing,
  { request }: RequestEstimate,
  language: Language,
): { readonly how: string; readonly parts: readonly Explained[] } {
  const overhead = model.textOverhead?.[request.operation];
  const counted = formatTokens(prompt.tokens, language);
  const own: Explained = {
    key: 'prompt',
    label: language.say('prompt'),
    value: language.say('{0} tok', counted),
    how: language.say(
      'counted with o200k_base, variables filled in ({0})',
      basisWord(prompt.basis, language),
    ),
    parts: variables.map((variable) => explainVariable(variable, language)),
  };
  if (overhead === undefined || model.textOverhead === undefined) {
    return {
      how: language.say('{0} of the prompt; what the API adds is not known', counted),
      parts: [own],
    };
  }
  const added = formatTokens(overhead, language);
  const source = factSource(catalogue, model.textOverhead.source, overhead.confidence);
  return {
    how: language.say('{0} of the prompt + {1} that the API adds', counted, added),
    parts: [
      own,
      leaf(
        language.say('added by the API'),
        language.say('{0} tok', added),
        language.say(request.operation === 'edit' ? 'to each edit' : 'to each generation'),
        sourceWords(source, language),
      ),
    ],
  };
}

/** Values of a variable that are shown. */
const MOST_VALUES = 3;

function explainVariable(
  { name, tokens, values, places, basis }: VariableTokens,
  language: Language,
): Explained {
  const counted = language.say('{0} tok', formatTokens(tokens, language));
  const shown = listed(
    values.slice(0, MOST_VALUES).map((one) => words('“{0}” {1}', shorten(one.text), one.tokens)),
  );
  const what =
    values.length === 0
      ? words('assumed, because it has no value')
      : values.length > MOST_VALUES
        ? words('{0} and {1} more values', shown, values.length - MOST_VALUES)
        : shown;
  const how = places === 1 ? what : words('in {0} places together: {1}', places, what);
  return leaf(
    shorten(name),
    basis === 'estimate' ? `≈ ${counted}` : counted,
    sayWording(how, language),
  );
}

/** How the tokens or charges of each reference image come about. */
export function explainImages(
  { imageInput }: ModelPricing,
  { images, request }: RequestEstimate,
  language: Language,
): readonly Explained[] {
  return images.map(({ image, tokens, amount }: ImageLine) => {
    const { pixels, measured, name } = image;
    if (amount === undefined || pixels === undefined) {
      const why = image.problem?.words ?? words('its pixels are not known');
      return leaf(name, language.say('missing'), sayWording(why, language));
    }
    const size = formatPixels(pixels);
    const seen = measured === 'stated' ? language.say('{0} as stated', size) : size;
    if (tokens === undefined) return leaf(name, formatUsdRange(amount, 'exact', language), seen);
    const isHigh = request.inputFidelity === 'high';
    const one = tokenWords(imageInput?.kind, pixels, isHigh, tokens / request.n);
    const all = request.n === 1 ? one : words('{0}, × {1} images', one, request.n);
    const how = words('{0}: {1}', seen, all);
    return leaf(name, language.say('{0} tok', tokens), sayWording(how, language));
  });
}

/** What high fidelity adds to a picture by the tile rule; see `tileInputTokens`. */
function fidelityOf({ width, height }: PixelSize): number {
  return width === height ? 4_160 : 6_240;
}

function tokenWords(
  rule: NonNullable<ModelPricing['imageInput']>['kind'] | undefined,
  pixels: PixelSize,
  highFidelity: boolean,
  tokens: number,
): Wording {
  if (rule === 'patches') {
    const { width, height, across, down } = patchGrid(pixels);
    const isScaled = width !== pixels.width || height !== pixels.height;
    const patches = words('{0} × {1} patches of 32 pixels = {2}', across, down, tokens);
    return isScaled
      ? words('billed as {0}, {1}', formatPixels({ width, height }), patches)
      : patches;
  }
  if (rule === 'tiles') {
    const tiles = Math.ceil(
      Math.max(pixels.width, pixels.height) / Math.min(pixels.width, pixels.height),
    );
    return highFidelity
      ? words(
          '65 + 129 × {0} tiles + {1} of high fidelity = {2}',
          tiles,
          fidelityOf(pixels),
          tokens,
        )
      : words('65 + 129 × {0} tiles = {1}', tiles, tokens);
  }
  return words('{0}', tokens);
}
