import { parsePixels } from '../template/header.ts';
import { noteWords, words, type Wording } from '../text/wording.ts';
import type { ModelPricing } from './catalogue.ts';
import { unknown, type Charge, type Quantity } from './quantity.ts';

type OutputRule = NonNullable<ModelPricing['imageOutput']>;
type UnitRule = Extract<OutputRule, { kind: 'perImage' | 'perMegapixel' }>;

/** Pixels of a megapixel. */
export const PIXELS_PER_MEGAPIXEL = 1_000_000;
/** Largest picture that is priced, in pixels; no vendor makes any near it. */
const MOST_PIXELS = 100_000_000;

/** What one image made costs where it is billed by pictures or by their area; never exact, since no bill was checked. */
export function outputCharges(model: ModelPricing, rule: UnitRule, size: string): Quantity {
  const pixels = parsePixels(size);
  const area = pixels === undefined ? undefined : pixels.width * pixels.height;
  if (area !== undefined && area > MOST_PIXELS) {
    return unknown(unknownSizeReason(model, size));
  }
  const priced = rule.kind === 'perImage' ? classCharges(rule, area) : areaCharges(rule, area);
  if (priced === undefined) {
    return unknown(
      area === undefined
        ? words('{0} is billed by the size of the picture; set a size to know it.', model.id)
        : unknownSizeReason(model, size),
    );
  }
  const reasons = [
    words(
      rule.kind === 'perImage'
        ? '{0} is billed by the image, not by tokens; its price comes from a price list and was not checked against a bill.'
        : '{0} is billed by the megapixel, not by tokens; its price comes from a price list and was not checked against a bill.',
      model.id,
    ),
    ...priced.reasons,
    ...(rule.note === undefined ? [] : [noteWords(rule.note)]),
  ];
  return {
    kind: 'charges',
    charges: priced.charges,
    basis: rule.note === undefined ? 'estimate' : 'partial',
    reasons,
  };
}

/** Why a size, or size `auto`, has no price on a model. */
export function unknownSizeReason({ id }: ModelPricing, size: string): Wording {
  return size === 'auto'
    ? words('What {0} bills for size auto is not known.', id)
    : words('What {0} bills for {1} is not known.', id, size);
}

interface Priced {
  readonly charges: readonly Charge[];
  readonly reasons: readonly Wording[];
}

function classCharges(
  { classes, source, confidence }: Extract<UnitRule, { kind: 'perImage' }>,
  area: number | undefined,
): Priced | undefined {
  const fitting =
    area === undefined
      ? classes
      : classes
          .filter(({ mostPixels }) => mostPixels === undefined || area <= mostPixels)
          .slice(0, 1);
  const first = fitting[0];
  if (first === undefined) return undefined;
  const usdPerUnit = {
    min: Math.min(...fitting.map(({ usd }) => usd.min)),
    max: Math.max(...fitting.map(({ usd }) => usd.max)),
  };
  return {
    charges: [
      {
        kind: 'imageOutput',
        unit: 'image',
        quantity: { min: 1, max: 1 },
        usdPerUnit,
        source,
        confidence,
      },
    ],
    reasons:
      area === undefined && fitting.length > 1
        ? [
            words(
              'Size auto lets the model choose, so the cost covers all its resolutions. Set a size to know it.',
            ),
          ]
        : [],
  };
}

function areaCharges(
  { first, usd, source, confidence }: Extract<UnitRule, { kind: 'perMegapixel' }>,
  area: number | undefined,
): Priced | undefined {
  if (area === undefined) return undefined;
  const exact = area / PIXELS_PER_MEGAPIXEL;
  const flat = first === undefined ? 0 : 1;
  const further = {
    min: Math.max(0, exact - flat),
    // Whether a part of a megapixel is billed as a whole one is not published.
    max: Math.max(0, Math.ceil(exact) - flat),
  };
  const charges: Charge[] = [];
  if (first) {
    const { usd: flatUsd, ...sourced } = first;
    charges.push({
      kind: 'imageOutput',
      unit: 'image',
      quantity: { min: 1, max: 1 },
      usdPerUnit: { min: flatUsd, max: flatUsd },
      ...sourced,
    });
  }
  if (further.max > 0) {
    charges.push({
      kind: 'imageOutput',
      unit: 'megapixel',
      quantity: further,
      usdPerUnit: { min: usd, max: usd },
      source,
      confidence,
    });
  }
  return {
    charges,
    reasons:
      further.min === further.max
        ? []
        : [
            words(
              'Whether a part of a megapixel is billed as a whole one is not published; the range covers both.',
            ),
          ],
  };
}
