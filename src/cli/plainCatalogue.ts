import type { Catalogue, CatalogueProblem } from '../core/index.ts';

/** A problem of a price list in English. */
export type ToldProblem = Omit<CatalogueProblem, 'wording'>;

/** The problem without its words for other languages. */
export function inPlainEnglish({ kind, model, message }: CatalogueProblem): ToldProblem {
  return { kind, model, message };
}

/** The sources of a price list without their words for other languages. */
export function plainSources(
  sources: Catalogue['sources'],
): Readonly<Record<string, { readonly title: string; readonly date: string }>> {
  return Object.fromEntries(
    Object.entries(sources).map(([name, { title, date }]) => [name, { title, date }]),
  );
}
