import { qualitiesOf, type ModelPricing } from './catalogue.ts';
import {
  kindKey,
  measure,
  measureOne,
  type MeasuredTokens,
  type ObservedOutput,
  type ObservedUsage,
} from './observations.ts';
import type { ResolvedRequest } from './request.ts';

/** Output tokens of one image as usage showed them, and in words how that was found. */
export interface ObservedTokens {
  readonly measured: MeasuredTokens;
  readonly reasons: readonly string[];
}

const WHOLE = new Intl.NumberFormat('en-US');
/** Kinds of a mix that are named; the rest is counted. */
const NAMED_KINDS = 4;

/**
 * What usage shows about one image of a request. It is asked only where no formula tells the tokens: for models
 * with a band or without a rule, and where the model chooses quality or size itself. What
 * records say was made at the very quality and size asked for (`auto` where that was logged) comes before the mix
 * that calls of the template came to. Undefined where too few images were seen.
 */
export function observedTokens(
  model: ModelPricing,
  { quality, size }: Pick<ResolvedRequest, 'quality' | 'size'>,
  { byKind, own }: ObservedUsage,
): ObservedTokens | undefined {
  const rule = model.imageOutput?.kind;
  if (rule === 'perImage' || rule === 'perMegapixel') return undefined;
  const hasQuality = rule === undefined || qualitiesOf(model).length > 0;
  const chooses = (quality === 'auto' && hasQuality) || size === 'auto';
  if (rule !== undefined && rule !== 'band' && !chooses) return undefined;

  const key = kindKey({ model: model.id, quality, size });
  const shared = byKind.get(key);
  const sharedKind = shared && measureOne(shared);
  if (sharedKind) return { measured: sharedKind, reasons: [describe(sharedKind, 'all templates')] };
  if (!chooses) return undefined;
  const mix = own().filter(
    (output) =>
      output.model === model.id &&
      (quality === 'auto' || output.quality === quality) &&
      (size === 'auto' || output.size === size),
  );
  const mixed = measure(mix);
  return (
    mixed && { measured: mixed, reasons: [describe(mixed, 'this template'), describeMix(mix)] }
  );
}

function describe({ images, median, low, high, since, until }: MeasuredTokens, of: string): string {
  const period = since === undefined || until === undefined ? '' : `, ${since} to ${until}`;
  const spread =
    low === high ? '' : `; four of five took ${WHOLE.format(low)} to ${WHOLE.format(high)}`;
  return `Measured from your usage (n=${WHOLE.format(images)}${period}, records of ${of}): an image took ${WHOLE.format(median)} output tokens, median${spread}.`;
}

function describeMix(mix: readonly ObservedOutput[]): string {
  const kinds = mix
    .map(({ quality, size, tokens }) => ({
      name: `${quality} ${size}`,
      images: tokens.reduce((sum, [, count]) => sum + count, 0),
    }))
    .sort((one, other) => other.images - one.images || (one.name < other.name ? -1 : 1));
  const named = kinds
    .slice(0, NAMED_KINDS)
    .map(({ name, images }) => `${name} ${WHOLE.format(images)}×`);
  const more = kinds.length - named.length;
  const list = [...named, ...(more > 0 ? [`${WHOLE.format(more)} more`] : [])].join(', ');
  return `Auto came to ${list}, provided that those calls left the choice to the model too.`;
}
