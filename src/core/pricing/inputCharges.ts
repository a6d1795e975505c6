import type { ResolvedImage } from '../images/resolvedImage.ts';
import { noteWords, words } from '../text/wording.ts';
import type { ModelPricing } from './catalogue.ts';
import { PIXELS_PER_MEGAPIXEL } from './outputCharges.ts';
import type { Charge, Quantity } from './quantity.ts';

type InputRule = NonNullable<ModelPricing['imageInput']>;
/** How reference images are billed where it is not by tokens. */
export type InputUnitRule = Extract<InputRule, { kind: 'perImage' | 'perMegapixel' }>;

/** What reference images add to one image made, where they are billed by pictures or by their area; never exact. */
export function inputCharges(rule: InputUnitRule, images: readonly ResolvedImage[]): Quantity {
  const { usd, source, confidence } = rule;
  const priced = {
    kind: 'imageInput',
    usdPerUnit: { min: usd, max: usd },
    source,
    confidence,
  } as const;
  if (rule.kind === 'perImage') {
    const quantity = { min: images.length, max: images.length };
    const charges: Charge[] = [{ ...priced, unit: 'image', quantity }];
    return { kind: 'charges', charges, basis: 'estimate', reasons: [] };
  }
  const areas = images.flatMap(({ pixels }) =>
    pixels === undefined ? [] : [(pixels.width * pixels.height) / PIXELS_PER_MEGAPIXEL],
  );
  const complete = areas.length === images.length;
  const quantity = {
    min: areas.reduce((sum, area) => sum + area, 0),
    // Whether a part of a megapixel is billed as a whole one is not published.
    max: areas.reduce((sum, area) => sum + Math.ceil(area), 0),
  };
  return {
    kind: 'charges',
    charges: quantity.max === 0 ? [] : [{ ...priced, unit: 'megapixel', quantity }],
    basis: complete ? 'estimate' : 'partial',
    reasons: [
      ...(complete
        ? []
        : [words('The pixels of some reference images are not known, so they are missing.')]),
      noteWords(rule.note),
    ],
  };
}
