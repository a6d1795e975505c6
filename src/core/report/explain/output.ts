import type { ModelPricing } from '../../pricing/catalogue.ts';
import { formatPixels } from '../../images/pixels.ts';
import { qualitiesOf } from '../../pricing/catalogue.ts';
import type { RequestEstimate } from '../../pricing/estimate.ts';
import { outputTokenRange } from '../../pricing/modelTokens.ts';
import { autoSizesOf } from '../../pricing/sizes.ts';
import { parsePixels } from '../../template/header.ts';
import type { PixelSize } from '../../template/template.ts';
import { divideTiesToEven, gridOutputTokens } from '../../tokens/imageOutput.ts';
import type { Language } from '../language.ts';
import { formatSize, formatTokens } from '../money.ts';
import { leaf, type Explained } from './explained.ts';

/** How the output tokens of one image come about: the formula with its numbers, or where else they are from. */
export function explainOutput(
  model: ModelPricing,
  { request, measured }: Pick<RequestEstimate, 'request' | 'measured'>,
  language: Language,
): { readonly how: string; readonly parts: readonly Explained[] } {
  const { quality, size, partialImages } = request;
  const withPartials = (how: string): string =>
    partialImages === 0
      ? how
      : language.say('{0} + 0 to {1} partial images × 100', how, partialImages);
  if (measured) {
    const { images, low: min, high: max } = measured;
    const how = language.say(
      'four of five of the {0} images in your usage took {1}',
      images,
      formatTokens({ min, max }, language),
    );
    return { how: withPartials(how), parts: [] };
  }
  const qualities = qualitiesOf(model);
  const words = quality === 'auto' && qualities.length > 0 ? qualities : [quality];
  const sizes = size === 'auto' ? autoSizesOf(model) : [size];
  const cases = sizes.flatMap((one) => {
    const pixels = parsePixels(one);
    return pixels === undefined
      ? []
      : words.map((word) => explainCase({ model, quality: word, pixels, language }, one));
  });
  const known = cases.filter((one) => one !== undefined).sort((a, b) => a.min - b.min);
  const [first] = known;
  if (first === undefined) {
    return { how: withPartials(language.say('by the rule of {0}', model.id)), parts: [] };
  }
  if (known.length === 1) return { how: withPartials(first.explained.how ?? ''), parts: [] };
  const dearest = known.reduce((most, one) => (one.max > most.max ? one : most), first);
  return {
    how: withPartials(
      language.say(
        'from {0} to {1}, as the model chooses',
        first.explained.label,
        dearest.explained.label,
      ),
    ),
    parts: [first.explained, dearest.explained],
  };
}

/** One quality and size of a model, with its bounds. */
interface Case {
  readonly min: number;
  readonly max: number;
  readonly explained: Explained;
}

/** One picture that a model may make. */
interface Made {
  readonly model: ModelPricing;
  readonly quality: string;
  readonly pixels: PixelSize;
  readonly language: Language;
}

function explainCase(made: Made, size: string): Case | undefined {
  const { model, quality, pixels, language } = made;
  const tokens = outputTokenRange(model, quality, pixels);
  if (tokens === undefined) return undefined;
  const value = language.say('{0} tok', formatTokens(tokens, language));
  return {
    ...tokens,
    explained: leaf(`${quality} ${formatSize(size)}`, value, caseWords(made)),
  };
}

function caseWords({ model, quality, pixels, language }: Made): string {
  const rule = model.imageOutput;
  const area = pixels.width * pixels.height;
  switch (rule?.kind) {
    case 'grid':
      return gridWords(rule.grids[quality] ?? 0, pixels, language);
    case 'band': {
      const { min, max } = rule.multiples[quality] ?? { min: 1, max: 1 };
      const formula = gridWords(rule.grids[quality] ?? 0, pixels, language);
      return language.say('{0} to {1} times the tokens of {2}: {3}', min, max, rule.of, formula);
    }
    case 'table':
      return language.say('the table of {0} at {1} {2}', model.id, quality, formatPixels(pixels));
    case 'tokenClasses': {
      const name = rule.classes.find(({ mostPixels }) => area <= mostPixels)?.name ?? '';
      return language.say(
        'every picture of class {0}; {1} has {2} pixels',
        name,
        formatPixels(pixels),
        area,
      );
    }
    case 'perImage':
    case 'perMegapixel':
    case undefined:
      return language.say('by the rule of {0}', model.id);
  }
}

/** The grid formula with its numbers filled in; see {@link gridOutputTokens}. */
function gridWords(grid: number, pixels: PixelSize, language: Language): string {
  const { plain } = language.formats;
  const { width, height } = pixels;
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  const shortGrid = divideTiesToEven(grid * short, long);
  const inner = (grid * shortGrid * (2_000_000 + width * height)) / 4_000_000;
  const side = `s = round(${grid} × ${short} ÷ ${long}) = ${shortGrid}`;
  const formula = `⌈${grid} × ${shortGrid} × (${plain.format(2_000_000)} + ${width} × ${height}) ÷ ${plain.format(4_000_000)}⌉`;
  const tokens = plain.format(gridOutputTokens(grid, pixels));
  return language.say(
    '{0}; {1} is the grid of the quality, {2}',
    `${formula} = ⌈${plain.format(inner)}⌉ = ${tokens}`,
    grid,
    side,
  );
}
