import type { Steps } from '../text/steps.ts';
import type { IndexedTemplate } from './indexed.ts';
import type { UnitClasses } from './nearEqual.ts';

/** How much of a template stands in others too, in single sentences. */
export interface Repetition<T extends IndexedTemplate = IndexedTemplate> {
  readonly template: T;
  /** UTF-16 units of its sentences that stay, and of those that others hold too. */
  readonly length: number;
  readonly repeatedLength: number;
  /** A template that holds most of them. */
  readonly other: T | undefined;
}

/** Holders of one sentence that are looked at for the one that holds most; more would tell nothing new. */
const MOST_HOLDERS = 12;

/** Of each template, how much of it others hold too. */
export function* findRepetitions<T extends IndexedTemplate>(
  templates: readonly T[],
  holders: ReadonlyMap<string, readonly number[]>,
  classes: UnitClasses,
): Steps<readonly Repetition<T>[]> {
  const found: Repetition<T>[] = [];
  for (const [index, template] of templates.entries()) {
    if (index % 32 === 0) yield;
    let length = 0;
    let repeatedLength = 0;
    const votes = new Map<number, number>();
    for (const { key } of template.units) {
      length += key.length;
      const list = holders.get(classes.classOf(key));
      if (list === undefined) continue;
      repeatedLength += key.length;
      for (const holder of list.slice(0, MOST_HOLDERS)) {
        if (holder !== index) votes.set(holder, (votes.get(holder) ?? 0) + key.length);
      }
    }
    if (repeatedLength === 0) continue;
    const [most] = [...votes].sort(([, one], [, other]) => other - one);
    const other = most === undefined ? undefined : templates[most[0]];
    found.push({ template, length, repeatedLength, other });
  }
  return found;
}
