import { asIs, either, toldAs, words, type Wording } from '../text/wording.ts';
import { isShutDown, sourceOf, type Catalogue } from './catalogue.ts';

/** Something about a price list that a user should look at. */
export interface CatalogueProblem {
  /** `doubted` is a formula that usage records disagree with. */
  readonly kind: 'stale' | 'gone' | 'ending' | 'doubted';
  readonly model: string;
  /** Completes a sentence that begins with the model. */
  readonly message: string;
  /** The message as data, for other languages than English. */
  readonly wording: Wording;
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
    const names = replacements.map(asIs);
    const told = (what: Wording): Pick<CatalogueProblem, 'message' | 'wording'> =>
      toldAs(names.length === 0 ? what : words('{0} Replacement: {1}.', what, either(names)));
    if (isShutDown(model, at)) {
      const what = words('shut down since {0}.', shutdown ?? '');
      problems.push({ kind: 'gone', model: model.id, ...told(what) });
    } else if (shutdown !== undefined && daysUntil(shutdown) <= maxAgeDays) {
      const what = words('ends on {0}.', shutdown);
      problems.push({ kind: 'ending', model: model.id, ...told(what) });
    }
    // The oldest of its prices; one that a user states without a date is not told to be old.
    const sources = [model.ratesSource, ...Object.values(model.overriddenRates ?? {})];
    const date = sources.map((name) => sourceOf(catalogue, name).date).sort()[0] ?? '';
    const age = -daysUntil(date);
    if (age > maxAgeDays) {
      const what = words('its prices were read on {0}, {1} days before.', date, age);
      problems.push({ kind: 'stale', model: model.id, ...toldAs(what) });
    }
    return problems;
  });
}
