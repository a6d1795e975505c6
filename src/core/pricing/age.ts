import { isShutDown, sourceOf, type Catalogue } from './catalogue.ts';

/** Something about a price list that a user should look at. */
export interface CatalogueProblem {
  /** `doubted` is a formula that usage records disagree with. */
  readonly kind: 'stale' | 'gone' | 'ending' | 'doubted';
  readonly model: string;
  readonly message: string;
}

/** Days after which a price has to be read again, unless told otherwise. */
export const USUAL_AGE_DAYS = 90;

const MS_PER_DAY = 86_400_000;

/**
 * What is old, gone or about to go in a price list on a given day.
 *
 * @param at `YYYY-MM-DD`.
 * @param maxAgeDays days after which a price has to be read again; models that end within as many days are told too.
 */
export function checkCatalogue(
  catalogue: Catalogue,
  at: string,
  maxAgeDays: number,
): readonly CatalogueProblem[] {
  const daysUntil = (date: string): number => (Date.parse(date) - Date.parse(at)) / MS_PER_DAY;
  return catalogue.models.flatMap((model): CatalogueProblem[] => {
    const problems: CatalogueProblem[] = [];
    const { shutdown, replacements } = model.lifecycle;
    const advice = replacements.length > 0 ? ` Replacement: ${replacements.join(' or ')}.` : '';
    if (isShutDown(model, at)) {
      const message = `shut down since ${shutdown ?? ''}.${advice}`;
      problems.push({ kind: 'gone', model: model.id, message });
    } else if (shutdown !== undefined && daysUntil(shutdown) <= maxAgeDays) {
      const message = `ends on ${shutdown}.${advice}`;
      problems.push({ kind: 'ending', model: model.id, message });
    }
    // The oldest of its prices; one that a user states without a date is not told to be old.
    const names = [model.ratesSource, ...Object.values(model.overriddenRates ?? {})];
    const date = names.map((name) => sourceOf(catalogue, name).date).sort()[0] ?? '';
    const age = -daysUntil(date);
    if (age > maxAgeDays) {
      const message = `its prices were read on ${date}, ${age.toLocaleString('en-US')} days before.`;
      problems.push({ kind: 'stale', model: model.id, message });
    }
    return problems;
  });
}
