import type { ComparedModel } from '../migrate/compare.ts';
import { retirementOf } from '../migrate/retiring.ts';
import { ENGLISH, type Language } from './language.ts';
import { moneyPerImage } from './lens.ts';
import { formatSize, formatUsdChange, formatUsdRange } from './money.ts';
import { sayWording } from './wording.ts';
import { basisWord } from './words.ts';

/** One model of a comparison in words. */
export interface ComparedWords {
  readonly model: string;
  /** The price of one image, and how much more or less that is than now. */
  readonly price: string;
  /** The output that is compared, what had to change for it, and when the model comes or goes. */
  readonly detail: string;
}

/**
 * A comparison of models in words, in its order: without models that are gone, and without those that take no
 * reference images where the request sends some.
 *
 * @param today `YYYY-MM-DD`.
 */
export function comparedWords(
  models: readonly ComparedModel[],
  today: string,
  language: Language = ENGLISH,
): readonly (ComparedWords & { readonly compared: ComparedModel })[] {
  const own = models.find(({ isOwn }) => isOwn);
  return models
    .filter((one) => one.isOwn || (!one.isGone && canMake(one)))
    .map((compared) => ({
      compared,
      model: compared.model.id,
      price: priceWords(compared, own, language),
      detail: detailWords(compared, today, language),
    }));
}

function canMake({ model, estimate }: ComparedModel): boolean {
  return estimate.request.operation !== 'edit' || model.capabilities?.edit !== false;
}

function priceWords(
  { estimate, isOwn }: ComparedModel,
  own: ComparedModel | undefined,
  language: Language,
): string {
  const { cost, request, basis } = estimate;
  if (cost.kind === 'unpriced') {
    return `${basisWord('unpriced', language)}: ${sayWording(cost.reason, language)}`;
  }
  const money = moneyPerImage(cost.total, request.n);
  const price = language.say('{0}/image', formatUsdRange(money, basis, language));
  if (isOwn) return `${price} · ${language.say('now')}`;
  if (own?.estimate.cost.kind !== 'priced') return price;
  const before = moneyPerImage(own.estimate.cost.total, own.estimate.request.n);
  const isExact = basis === 'exact' && own.estimate.basis === 'exact';
  return `${price} · ${formatUsdChange(before, money, isExact, language)}`;
}

function detailWords(
  { model, estimate, changes }: ComparedModel,
  today: string,
  language: Language,
): string {
  const { quality, size } = estimate.request;
  const retirement = retirementOf(model, today);
  const released = model.lifecycle.released?.date;
  const words = [
    `${quality} ${formatSize(size)}`,
    ...changes.map((change) => sayWording(change, language)),
    ...(released === undefined ? [] : [language.say('released {0}', released)]),
  ];
  if (retirement !== undefined) {
    words.push(
      retirement.daysLeft > 0
        ? language.say(
            retirement.daysLeft === 1
              ? 'shuts down on {0}, in {1} day'
              : 'shuts down on {0}, in {1} days',
            retirement.date,
            retirement.daysLeft,
          )
        : language.say('shut down on {0}', retirement.date),
    );
  }
  return words.join(' · ');
}
