import { prefixOf, runsOf, type IndexedTemplate } from './indexed.ts';
import type { UnitClasses } from './nearEqual.ts';
import type { TextUnit } from './units.ts';

/** The rules of a cluster as most of its templates spell them. */
export interface Canon {
  /** The first template that spells them so. */
  readonly path: string;
  /** As written, with a blank line between runs that something else divides. */
  readonly text: string;
  /** The words of each unit, in order. */
  readonly keys: readonly string[];
  /** What that template sends before the first part that changes. */
  readonly prefix: string;
}

/** How a template's copy of shared rules differs from the others'. */
export type Difference =
  /** It begins with them, to the byte. */
  | { readonly kind: 'none' }
  /** It begins with their words, but white space or line ends differ from there on. */
  | { readonly kind: 'white space' | 'line ends' | 'order'; readonly at: number }
  /** The same words, behind something else. */
  | { readonly kind: 'place'; readonly at: number }
  /** Some words differ, or some of the rules are missing. */
  | {
      readonly kind: 'words';
      readonly at: number;
      readonly own: string;
      /** Empty where it says something more than the others. */
      readonly others: string;
    };

/** Compares a template's copy with the canon. */
export function describeMember(
  { template, units }: { readonly template: IndexedTemplate; readonly units: readonly TextUnit[] },
  canon: Canon,
  classes: UnitClasses,
): Difference {
  const { sent } = template;
  if (sent.startsWith(canon.text)) return { kind: 'none' };
  if (beginsLike(template, units, canon)) return { kind: 'none' };
  const [first] = units;
  const start = first?.span.start ?? template.promptSpan.start;
  const other = firstOtherUnit(units, canon, classes);
  if (other) return { kind: 'words', ...other, at: other.at ?? start };
  const begins = units.every((unit, index) => template.units[index] === unit);
  const [run, more] = runsOf(template, units);
  if (!begins || run === undefined || more !== undefined || /\S/u.test(sent.slice(0, run.start))) {
    return { kind: 'place', at: start };
  }
  const moved = units.findIndex(({ key }, index) => key !== canon.keys[index]);
  if (moved >= 0) return { kind: 'order', at: units[moved]?.span.start ?? start };
  const own = sent.slice(run.start, run.end);
  const isLiteral = template.text.startsWith(own, start);
  const at = start + (isLiteral ? firstDifference(own, canon.text) : 0);
  return { kind: unixLines(own) === unixLines(canon.text) ? 'line ends' : 'white space', at };
}

/** Most of something else that may stand ahead of the rules or between them, as a share of their length. */
const MOST_BETWEEN = 0.1;

/** Whether a template begins like the canon's for the length of the rules, also with something else between them. */
function beginsLike(
  template: IndexedTemplate,
  units: readonly TextUnit[],
  { text, prefix }: Canon,
): boolean {
  const start = units[0]?.sent.start ?? 0;
  if (start > text.length * MOST_BETWEEN) return false;
  return firstDifference(prefixOf(template), prefix) >= text.length;
}

function unixLines(text: string): string {
  return text.replace(/\r\n?/gu, '\n');
}

interface OtherUnit {
  readonly at: number | undefined;
  readonly own: string;
  readonly others: string;
}

function firstOtherUnit(
  units: readonly TextUnit[],
  canon: Canon,
  classes: UnitClasses,
): OtherUnit | undefined {
  const left = new Map<string, number>();
  for (const key of canon.keys) left.set(key, (left.get(key) ?? 0) + 1);
  const unmatched: TextUnit[] = [];
  for (const unit of units) {
    const count = left.get(unit.key) ?? 0;
    if (count > 0) left.set(unit.key, count - 1);
    else unmatched.push(unit);
  }
  const rest = canon.keys.filter((key) => (left.get(key) ?? 0) > 0);
  const [own] = unmatched;
  if (own === undefined) {
    const [others] = rest;
    return others === undefined ? undefined : { at: undefined, own: '', others };
  }
  const name = classes.classOf(own.key);
  const others = rest.find((key) => classes.classOf(key) === name) ?? '';
  return { at: own.span.start, own: own.key, others };
}

function firstDifference(one: string, other: string): number {
  let index = 0;
  while (index < one.length && one.charCodeAt(index) === other.charCodeAt(index)) index++;
  return index;
}
