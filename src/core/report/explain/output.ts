import type { ModelPricing } from '../../pricing/catalogue.ts';
import { qualitiesOf } from '../../pricing/catalogue.ts';
import type { RequestEstimate } from '../../pricing/estimate.ts';
import { outputTokenRange } from '../../pricing/modelTokens.ts';
import { autoSizesOf } from '../../pricing/sizes.ts';
import { parsePixels } from '../../template/header.ts';
import type { PixelSize } from '../../template/template.ts';
import { divideTiesToEven, gridOutputTokens } from '../../tokens/imageOutput.ts';
import { formatSize, formatTokens } from '../money.ts';
import { leaf, type Explained } from './explained.ts';

const WHOLE = new Intl.NumberFormat('en-US');
const FINE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });

/** How the output tokens of one image come about: the formula with its numbers, or where else they are from. */
export function explainOutput(
  model: ModelPricing,
  { request, measured }: Pick<RequestEstimate, 'request' | 'measured'>,
): { readonly how: string; readonly parts: readonly Explained[] } {
  const { quality, size, partialImages } = request;
  const partials = partialImages === 0 ? '' : ` + 0 to ${partialImages} partial images × 100`;
  if (measured) {
    const { images, low, high } = measured;
    const how = `four of five of the ${WHOLE.format(images)} images in your usage took ${formatTokens({ min: low, max: high })}`;
    return { how: `${how}${partials}`, parts: [] };
  }
  const qualities = qualitiesOf(model);
  const words = quality === 'auto' && qualities.length > 0 ? qualities : [quality];
  const sizes = size === 'auto' ? autoSizesOf(model) : [size];
  const cases = sizes.flatMap((one) => {
    const pixels = parsePixels(one);
    return pixels === undefined ? [] : words.map((word) => explainCase(model, word, one, pixels));
  });
  const known = cases.filter((one) => one !== undefined).sort((a, b) => a.min - b.min);
  const [first] = known;
  if (first === undefined) return { how: `by the rule of ${model.id}${partials}`, parts: [] };
  if (known.length === 1) return { how: `${first.explained.how ?? ''}${partials}`, parts: [] };
  const dearest = known.reduce((most, one) => (one.max > most.max ? one : most), first);
  return {
    how: `from ${first.explained.label} to ${dearest.explained.label}, as the model chooses${partials}`,
    parts: [first.explained, dearest.explained],
  };
}

/** One quality and size of a model, with its bounds. */
interface Case {
  readonly min: number;
  readonly max: number;
  readonly explained: Explained;
}

function explainCase(
  model: ModelPricing,
  quality: string,
  size: string,
  pixels: PixelSize,
): Case | undefined {
  const tokens = outputTokenRange(model, quality, pixels);
  const how = caseWords(model, quality, pixels);
  return (
    tokens && {
      ...tokens,
      explained: leaf(`${quality} ${formatSize(size)}`, `${formatTokens(tokens)} tok`, how),
    }
  );
}

function caseWords(model: ModelPricing, quality: string, pixels: PixelSize): string {
  const rule = model.imageOutput;
  const area = pixels.width * pixels.height;
  switch (rule?.kind) {
    case 'grid':
      return gridWords(rule.grids[quality] ?? 0, pixels);
    case 'band': {
      const { min, max } = rule.multiples[quality] ?? { min: 1, max: 1 };
      return `${min} to ${max} times the tokens of ${rule.of}: ${gridWords(rule.grids[quality] ?? 0, pixels)}`;
    }
    case 'table':
      return `the table of ${model.id} at ${quality} ${pixels.width}×${pixels.height}`;
    case 'tokenClasses': {
      const name = rule.classes.find(({ mostPixels }) => area <= mostPixels)?.name ?? '';
      return `every picture of class ${name}; ${pixels.width}×${pixels.height} has ${WHOLE.format(area)} pixels`;
    }
    case 'perImage':
    case 'perMegapixel':
    case undefined:
      return `by the rule of ${model.id}`;
  }
}

/** The grid formula with its numbers filled in; see {@link gridOutputTokens}. */
function gridWords(grid: number, pixels: PixelSize): string {
  const { width, height } = pixels;
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  const shortGrid = divideTiesToEven(grid * short, long);
  const inner = (grid * shortGrid * (2_000_000 + width * height)) / 4_000_000;
  const side = `s = round(${grid} × ${short} ÷ ${long}) = ${shortGrid}`;
  const formula = `⌈${grid} × ${shortGrid} × (2,000,000 + ${width} × ${height}) ÷ 4,000,000⌉`;
  return `${formula} = ⌈${FINE.format(inner)}⌉ = ${WHOLE.format(gridOutputTokens(grid, pixels))}; ${grid} is the grid of the quality, ${side}`;
}
