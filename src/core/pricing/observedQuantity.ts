import { listed, words, type Wording } from '../text/wording.ts';
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
  readonly reasons: readonly Wording[];
}

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
  if (sharedKind)
    return {
      measured: sharedKind,
      reasons: [describe(sharedKind, words('records of all templates'))],
    };
  if (!chooses) return undefined;
  const mix = own().filter(
    (output) =>
      output.model === model.id &&
      (quality === 'auto' || output.quality === quality) &&
      (size === 'auto' || output.size === size),
  );
  const mixed = measure(mix);
  return (
    mixed && {
      measured: mixed,
      reasons: [describe(mixed, words('records of this template')), describeMix(mix)],
    }
  );
}

function describe(
  { images, median, low, high, since, until }: MeasuredTokens,
  of: Wording,
): Wording {
  const records =
    since === undefined || until === undefined
      ? words('n={0}, {1}', images, of)
      : words('n={0}, {1} to {2}, {3}', images, since, until, of);
  return low === high
    ? words(
        'Measured from your usage ({0}): an image took {1} output tokens, median.',
        records,
        median,
      )
    : words(
        'Measured from your usage ({0}): an image took {1} output tokens, median; four of five took {2} to {3}.',
        records,
        median,
        low,
        high,
      );
}

function describeMix(mix: readonly ObservedOutput[]): Wording {
  const kinds = mix
    .map(({ quality, size, tokens }) => ({
      name: `${quality} ${size}`,
      images: tokens.reduce((sum, [, count]) => sum + count, 0),
    }))
    .sort((one, other) => other.images - one.images || (one.name < other.name ? -1 : 1));
  const named = kinds
    .slice(0, NAMED_KINDS)
    .map(({ name, images }) => words('{0} {1}×', name, images));
  const more = kinds.length - named.length;
  return words(
    'Auto came to {0}, provided that those calls left the choice to the model too.',
    listed([...named, ...(more > 0 ? [words('{0} more', more)] : [])]),
  );
}
