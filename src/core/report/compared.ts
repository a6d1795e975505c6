import type { ComparedModel } from '../migrate/compare.ts';
import { inEnglish } from '../text/wording.ts';
import { retirementOf } from '../migrate/retiring.ts';
import { moneyPerImage } from './lens.ts';
import { formatSize, formatUsdChange, formatUsdRange } from './money.ts';

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
): readonly (ComparedWords & { readonly compared: ComparedModel })[] {
  const own = models.find(({ isOwn }) => isOwn);
  return models
    .filter((one) => one.isOwn || (!one.isGone && canMake(one)))
    .map((compared) => ({
      compared,
      model: compared.model.id,
      price: priceWords(compared, own),
      detail: detailWords(compared, today),
    }));
}

function canMake({ model, estimate }: ComparedModel): boolean {
  return estimate.request.operation !== 'edit' || model.capabilities?.edit !== false;
}

function priceWords({ estimate, isOwn }: ComparedModel, own: ComparedModel | undefined): string {
  const { cost, request, basis } = estimate;
  if (cost.kind === 'unpriced') return `unpriced: ${inEnglish(cost.reason)}`;
  const money = moneyPerImage(cost.total, request.n);
  const price = `${formatUsdRange(money, basis)}/image`;
  if (isOwn) return `${price} · now`;
  if (own?.estimate.cost.kind !== 'priced') return price;
  const before = moneyPerImage(own.estimate.cost.total, own.estimate.request.n);
  const isExact = basis === 'exact' && own.estimate.basis === 'exact';
  return `${price} · ${formatUsdChange(before, money, isExact)}`;
}

function detailWords({ model, estimate, changes }: ComparedModel, today: string): string {
  const { quality, size } = estimate.request;
  const retirement = retirementOf(model, today);
  const released = model.lifecycle.released?.date;
  const words = [
    `${quality} ${formatSize(size)}`,
    ...changes,
    ...(released === undefined ? [] : [`released ${released}`]),
  ];
  if (retirement !== undefined) {
    words.push(
      retirement.daysLeft > 0
        ? `shuts down on ${retirement.date}, in ${retirement.daysLeft} ${retirement.daysLeft === 1 ? 'day' : 'days'}`
        : `shut down on ${retirement.date}`,
    );
  }
  return words.join(' · ');
}
