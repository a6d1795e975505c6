import { findModel, type Catalogue, type ModelPricing } from '../pricing/catalogue.ts';

/** How near the end of a model is. */
export interface Retirement {
  /** The day from which requests fail, `YYYY-MM-DD`. */
  readonly date: string;
  /** Whole days from today until then; 0 and below once the model is gone. */
  readonly daysLeft: number;
}

const MS_PER_DAY = 86_400_000;

/**
 * When a model is shut down, seen from a day; undefined for one of which no end is announced.
 *
 * @param today `YYYY-MM-DD`.
 */
export function retirementOf({ lifecycle }: ModelPricing, today: string): Retirement | undefined {
  const { shutdown } = lifecycle;
  const daysLeft =
    shutdown === undefined ? NaN : (Date.parse(shutdown) - Date.parse(today)) / MS_PER_DAY;
  return shutdown === undefined || Number.isNaN(daysLeft)
    ? undefined
    : { date: shutdown, daysLeft };
}

/** The models that the vendor names as replacements, the first preferred, without those that end themselves. */
export function replacementsOf(
  catalogue: Catalogue,
  { lifecycle }: ModelPricing,
): readonly ModelPricing[] {
  return lifecycle.replacements
    .map((id) => findModel(catalogue, id))
    .filter((model) => model !== undefined)
    .filter((model) => model.lifecycle.shutdown === undefined);
}
