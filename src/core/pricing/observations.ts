import type { Catalogue } from './catalogue.ts';

/**
 * Fewest images that have to be seen before usage decides a price. With 20, the 10th and the 90th percentile
 * leave two images out at either end, so that one odd record moves neither of them far.
 */
export const FEWEST_IMAGES = 20;

/** Output tokens that images of one kind were billed, as usage records tell them. */
export interface ObservedOutput {
  /** The id of the catalogue. */
  readonly model: string;
  /** As the record has it: what the API echoes, or `auto` where what was asked for was logged. */
  readonly quality: string;
  readonly size: string;
  /** Tokens of an image and how many images took them, which need not be a whole number; each number of tokens once. */
  readonly tokens: readonly (readonly [tokens: number, images: number])[];
  /** The first and last day, `YYYY-MM-DD`; undefined where no record says. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** The share of images that usage records show to be approved. */
export interface ObservedAcceptance {
  /** Approved assets by judged pictures, above 0 and up to 1. */
  readonly acceptance: number;
  /** Pictures that were judged. */
  readonly images: number;
}

/** How many pictures were judged, and how many assets approved. */
export interface Verdicts {
  readonly judged: number;
  readonly approved: number;
}

/** What usage records show about output tokens and acceptance. */
export interface Observations {
  /** Over all templates, by {@link kindKey}. */
  readonly outputs: ReadonlyMap<string, ObservedOutput>;
  /** What calls came to by the template that their records name. */
  readonly templates: ReadonlyMap<string, readonly ObservedOutput[]>;
  /** By the template that records name; those without a verdict are left out. */
  readonly verdicts: ReadonlyMap<string, Verdicts>;
}

/** What usage records show, ready to be asked about the requests of one template. */
export interface ObservedUsage {
  readonly byKind: ReadonlyMap<string, ObservedOutput>;
  /** What calls came to whose records name the template itself; looked for when it is first asked for. */
  readonly own: () => readonly ObservedOutput[];
  /** How many of its pictures were approved; undefined where too few were judged. */
  readonly acceptance: () => ObservedAcceptance | undefined;
}

/** What an observation sums up to. */
export interface MeasuredTokens {
  readonly images: number;
  readonly median: number;
  /** The 10th and the 90th percentile: four images of five lie between them. */
  readonly low: number;
  readonly high: number;
  readonly since: string | undefined;
  readonly until: string | undefined;
}

/** A price list that knows what usage showed. */
export function withObservations(
  catalogue: Catalogue,
  { outputs, templates, verdicts }: Observations,
  isTemplate: (logged: string) => boolean,
): Catalogue {
  let own: readonly ObservedOutput[] | undefined;
  const find = (): readonly ObservedOutput[] =>
    [...templates].flatMap(([name, of]) => (isTemplate(name) ? of : []));
  const acceptance = (): ObservedAcceptance | undefined => {
    let [judged, approved] = [0, 0];
    for (const [name, verdict] of verdicts) {
      if (!isTemplate(name)) continue;
      judged += verdict.judged;
      approved += verdict.approved;
    }
    return acceptanceOf({ judged, approved });
  };
  return { ...catalogue, observed: { byKind: outputs, own: () => (own ??= find()), acceptance } };
}

/**
 * The acceptance that plans go by: approved assets by judged pictures. Undefined while fewer than
 * {@link FEWEST_IMAGES} pictures were judged, or none of them was approved.
 */
export function acceptanceOf({ judged, approved }: Verdicts): ObservedAcceptance | undefined {
  if (approved === 0 || judged < FEWEST_IMAGES) return undefined;
  // Several assets may be approved from one picture; a try is approved once at most.
  return { acceptance: Math.min(1, approved / judged), images: judged };
}

/** Names what images have in common: model, quality and size. */
export function kindKey({
  model,
  quality,
  size,
}: Pick<ObservedOutput, 'model' | 'quality' | 'size'>): string {
  return JSON.stringify([model, quality, size]);
}

/** Sums up observations, taken together; undefined when they are fewer than {@link FEWEST_IMAGES} images. */
export function measure(outputs: readonly ObservedOutput[]): MeasuredTokens | undefined {
  const counts = new Map<number, number>();
  let images = 0;
  for (const { tokens } of outputs) {
    for (const [value, count] of tokens) {
      counts.set(value, (counts.get(value) ?? 0) + count);
      images += count;
    }
  }
  images = Math.round(images);
  if (images < FEWEST_IMAGES) return undefined;
  const sorted = [...counts].sort(([one], [other]) => one - other);
  const days = outputs.flatMap(({ since, until }) => [since, until]);
  const known = days.filter((day) => day !== undefined).sort();
  return {
    images,
    median: percentile(sorted, images, 0.5),
    low: percentile(sorted, images, 0.1),
    high: percentile(sorted, images, 0.9),
    since: known[0],
    until: known.at(-1),
  };
}

const measured = new WeakMap<ObservedOutput, { readonly is: MeasuredTokens | undefined }>();

/** The same for one kind, which is summed up once however often its price is asked for. */
export function measureOne(output: ObservedOutput): MeasuredTokens | undefined {
  const known = measured.get(output) ?? { is: measure([output]) };
  measured.set(output, known);
  return known.is;
}

/** The nearest rank: the smallest value that at least such a part of all images does not exceed. */
function percentile(sorted: ObservedOutput['tokens'], images: number, part: number): number {
  // A product such as 0.1 × 30 may come out a hair above the whole number that it is.
  const rank = Math.ceil(images * part - 1e-9);
  let seen = 0;
  for (const [value, count] of sorted) {
    seen += count;
    if (seen >= rank - 1e-6) return value;
  }
  return sorted.at(-1)?.[0] ?? 0;
}
