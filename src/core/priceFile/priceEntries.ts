import type { PriceChange } from './priceChanges.ts';
import type { PriceEntry } from './writePrices.ts';

/**
 * The entries of `prices` that accepted changes come to, model by model, each with where and when it was read.
 *
 * @param date `YYYY-MM-DD`.
 */
export function priceEntries(
  changes: readonly PriceChange[],
  source: string,
  date: string,
): readonly PriceEntry[] {
  const byModel = new Map<string, Record<string, string | number>>();
  for (const { model, key, proposed, extends: base } of changes) {
    const values = byModel.get(model) ?? (base === undefined ? {} : { extends: base });
    values[key] = proposed;
    byModel.set(model, values);
  }
  return [...byModel].map(([model, values]) => ({ model, values: { ...values, source, date } }));
}
