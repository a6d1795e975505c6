import type { Catalogue } from '../../pricing/catalogue.ts';
import type { RequestEstimate } from '../../pricing/estimate.ts';
import { MOST_TOKENS, type NanoUsd, type NanoUsdRange } from '../../pricing/money.ts';
import { priceUsage } from '../../pricing/priceUsage.ts';
import type { TokenRange } from '../../tokens/tokenRange.ts';
import { TOKEN_KINDS } from '../ledger/cell.ts';
import { isCallOf, isSameModel, type ActualCell, type TemplateActuals } from './actuals.ts';

/** Why logged calls cost something other than the estimate says. */
export type DriftCause =
  /** The text tokens of an image are others, so that the prompt was edited or filled in otherwise. */
  | { readonly kind: 'prompt'; readonly logged: number; readonly estimated: TokenRange }
  /** The same tokens cost something else by the price list of today. */
  | { readonly kind: 'price'; readonly logged: NanoUsd; readonly today: NanoUsd }
  /** The model chose quality or size; what it chose, the most frequent first. */
  | { readonly kind: 'auto'; readonly chosen: readonly ChosenKind[] }
  | { readonly kind: 'quality' | 'size' | 'model'; readonly logged: readonly LoggedValue[] }
  /** Calls went through the Batch API and the template does not, or the other way. */
  | { readonly kind: 'batch'; readonly images: number }
  /** Calls made more or fewer images than the template asks for, on average. */
  | { readonly kind: 'images'; readonly logged: number; readonly asked: number };

/** A quality and size that the model chose, and how many images it made so. */
export interface ChosenKind {
  readonly quality: string | undefined;
  readonly size: string | undefined;
  readonly images: number;
}

/** A value that logged calls had and the template has not. */
export interface LoggedValue {
  readonly value: string | undefined;
  readonly images: number;
}

/** The estimate of a template beside what its calls came to; money for one image. */
export interface EstimateAgainstActual {
  readonly actuals: TemplateActuals;
  /** What the logged images would be estimated at, each by its own request; undefined without a price. */
  readonly estimate: NanoUsdRange | undefined;
  readonly actual: NanoUsd | undefined;
  /** How far the actual lies outside of the estimate, by its nearer end; 0 within it, 0.1 for a tenth more. */
  readonly drift: number | undefined;
  readonly causes: readonly DriftCause[];
}

/** From this part on, another price is a cause. */
const LEAST_CHANGE = 0.005;

/** Compares what a template is estimated at with what its logged calls cost, and says where they part. */
export function compareActuals(
  requests: readonly RequestEstimate[],
  actuals: TemplateActuals,
  catalogue: Catalogue,
): EstimateAgainstActual {
  const estimate = estimateOf(requests, actuals, catalogue);
  const actual = actuals.nanoUsdPerImage;
  return {
    actuals,
    estimate,
    actual,
    drift: estimate && actual !== undefined ? driftOf(estimate, actual) : undefined,
    causes: causesOf(requests, actuals, catalogue),
  };
}

function driftOf({ min, max }: NanoUsdRange, actual: NanoUsd): number {
  const end = actual < min ? min : actual > max ? max : actual;
  return end === 0 ? 0 : (actual - end) / end;
}

/** The average over the logged images; one that fits no request is taken for the first that has a price. */
function estimateOf(
  requests: readonly RequestEstimate[],
  { cells }: TemplateActuals,
  catalogue: Catalogue,
): NanoUsdRange | undefined {
  let images = 0;
  let min = 0;
  let max = 0;
  for (const cell of cells) {
    const fitting = requests.find((request) => isCallOf(cell, request, catalogue));
    const request = fitting ?? requests.find(({ cost }) => cost.kind === 'priced');
    if (request?.cost.kind !== 'priced') return undefined;
    const { total } = request.cost;
    const { n } = request.request;
    images += cell.images;
    min += (total.min / n) * cell.images;
    max += (total.max / n) * cell.images;
  }
  return images === 0 ? undefined : { min: Math.floor(min / images), max: Math.ceil(max / images) };
}

function causesOf(
  requests: readonly RequestEstimate[],
  { cells, images, records }: TemplateActuals,
  catalogue: Catalogue,
): readonly DriftCause[] {
  const asked = requests.map(({ request }) => request);
  const [first] = asked;
  if (first === undefined) return [];
  const causes: DriftCause[] = [];
  const strangers = (
    kind: 'model' | 'quality' | 'size',
    among: readonly ActualCell[],
  ): ActualCell[] =>
    among.filter(
      (cell) =>
        !asked.some((request) =>
          kind === 'model'
            ? isSameModel(catalogue, cell.model, request.model)
            : request[kind] === 'auto' || request[kind] === cell[kind],
        ),
    );
  const otherModels = strangers('model', cells);
  const known = cells.filter((cell) => !otherModels.includes(cell));
  for (const [kind, list] of [
    ['model', otherModels],
    [
      'quality',
      strangers(
        'quality',
        known.filter(({ quality }) => quality !== undefined),
      ),
    ],
    [
      'size',
      strangers(
        'size',
        known.filter(({ size }) => size !== undefined),
      ),
    ],
  ] as const) {
    if (list.length > 0) causes.push({ kind, logged: valuesOf(list, kind) });
  }
  const chosen = chosenKinds(asked, known);
  if (chosen.length > 0) causes.push({ kind: 'auto', chosen });
  causes.push(...promptCause(requests, cells, images), ...priceCause(cells, catalogue));
  const otherWay = cells.filter(({ batch }) => !asked.some((request) => request.batch === batch));
  if (otherWay.length > 0) causes.push({ kind: 'batch', images: imagesOf(otherWay) });
  const perCall = records === 0 ? first.n : images / records;
  if (!asked.some(({ n }) => n === perCall) && asked.every(({ n }) => n === first.n)) {
    causes.push({ kind: 'images', logged: perCall, asked: first.n });
  }
  return causes;
}

function valuesOf(
  cells: readonly ActualCell[],
  kind: 'model' | 'quality' | 'size',
): readonly LoggedValue[] {
  const counts = new Map<string | undefined, number>();
  for (const cell of cells) counts.set(cell[kind], (counts.get(cell[kind]) ?? 0) + cell.images);
  return [...counts]
    .map(([value, images]) => ({ value, images }))
    .sort((one, other) => other.images - one.images);
}

function chosenKinds(
  asked: readonly RequestEstimate['request'][],
  cells: readonly ActualCell[],
): readonly ChosenKind[] {
  const quality = asked.some((request) => request.quality === 'auto');
  const size = asked.some((request) => request.size === 'auto');
  if (!quality && !size) return [];
  const counts = new Map<string, ChosenKind>();
  for (const cell of cells) {
    const kind = {
      quality: quality ? cell.quality : undefined,
      size: size ? cell.size : undefined,
    };
    if ((kind.quality ?? kind.size) === undefined) continue;
    const key = JSON.stringify(kind);
    counts.set(key, { ...kind, images: (counts.get(key)?.images ?? 0) + cell.images });
  }
  return [...counts.values()].sort((one, other) => other.images - one.images);
}

function promptCause(
  requests: readonly RequestEstimate[],
  cells: readonly ActualCell[],
  images: number,
): readonly DriftCause[] {
  const [first] = requests;
  if (first === undefined || images === 0) return [];
  const text = cells.reduce(
    (sum, { tokens }) => sum + tokens.textInput + tokens.cachedTextInput,
    0,
  );
  const logged = text / images;
  const { n } = first.request;
  const { min, max } = first.tokens.textInput;
  const estimated = { min: min / n, max: max / n };
  return logged < estimated.min - 0.5 || logged > estimated.max + 0.5
    ? [{ kind: 'prompt', logged: Math.round(logged), estimated }]
    : [];
}

function priceCause(cells: readonly ActualCell[], catalogue: Catalogue): readonly DriftCause[] {
  let logged = 0;
  let today = 0;
  for (const { model, batch, tokens, nanoUsd, unpriced } of cells) {
    const isTooMuch = TOKEN_KINDS.some((kind) => tokens[kind] > MOST_TOKENS);
    if (model === undefined || unpriced > 0 || isTooMuch) continue;
    const price = priceUsage(catalogue, model, tokens, batch);
    if (price.kind === 'unpriced') continue;
    logged += nanoUsd;
    today += price.total;
  }
  return Math.abs(logged - today) > today * LEAST_CHANGE ? [{ kind: 'price', logged, today }] : [];
}

function imagesOf(cells: readonly ActualCell[]): number {
  return cells.reduce((sum, { images }) => sum + images, 0);
}
