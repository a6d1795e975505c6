import type { Steps } from '../text/steps.ts';
import type { UnitClasses } from './nearEqual.ts';
import type { TextUnit } from './units.ts';

/** Classes of units that stand in the same templates, or nearly the same. */
export interface SharedGroup {
  /** Indexes of the templates, ascending; at least two. */
  readonly templates: readonly number[];
  readonly classes: ReadonlySet<string>;
  /** Length of the classes' own texts, in UTF-16 units. */
  readonly length: number;
}

/** What templates share: groups of it, and for each class the templates that hold it. */
export interface SharedUnits {
  /** Worth most first. */
  readonly groups: readonly SharedGroup[];
  /** Indexes of templates by class, ascending; of classes that at least two hold. */
  readonly holders: ReadonlyMap<string, readonly number[]>;
}

/** Share of templates that two groups must have in common to be one. */
const LEAST_COMMON_TEMPLATES = 0.7;
/** Shorter groups are not the beginning of one, in UTF-16 units. */
const SHORTEST_SEED = 40;
/** Templates looked at between two pauses. */
const TEMPLATES_PER_STEP = 4;

/**
 * Groups what templates share: classes of units with the same set of templates are one group, and a group
 * takes in those with nearly the same set. Linear in the number of units: templates are never compared in pairs.
 */
export function* groupShared(
  templates: readonly (readonly TextUnit[])[],
  classes: UnitClasses,
): Steps<SharedUnits> {
  const holders = new Map<string, number[]>();
  for (const [index, units] of templates.entries()) {
    for (const { key } of units) {
      const name = classes.classOf(key);
      const list = holders.get(name);
      if (list === undefined) holders.set(name, [index]);
      else if (list.at(-1) !== index) list.push(index);
    }
    if (index % TEMPLATES_PER_STEP === 0) yield;
  }
  const bySet = new Map<string, { templates: readonly number[]; classes: Set<string> }>();
  let looked = 0;
  for (const [name, list] of holders) {
    if (list.length < 2) {
      holders.delete(name);
      continue;
    }
    const key = list.join(',');
    const same = bySet.get(key);
    if (same) same.classes.add(name);
    else bySet.set(key, { templates: list, classes: new Set([name]) });
    looked += list.length;
    if (looked > 1_000) {
      looked = 0;
      yield;
    }
  }
  const groups = [...bySet.values()].map((group) => ({
    ...group,
    length: lengthOf(group.classes),
  }));
  groups.sort((one, other) => worthOf(other) - worthOf(one));
  return { groups: yield* mergeGroups(groups), holders };
}

function* mergeGroups(groups: readonly SharedGroup[]): Steps<readonly SharedGroup[]> {
  const ofTemplate = new Map<number, number[]>();
  for (const [index, { templates }] of groups.entries()) {
    for (const template of templates) {
      const list = ofTemplate.get(template);
      if (list) list.push(index);
      else ofTemplate.set(template, [index]);
    }
  }
  yield;
  const taken = new Set<number>();
  const merged: SharedGroup[] = [];
  for (const [index, seed] of groups.entries()) {
    if (taken.has(index) || seed.length < SHORTEST_SEED) continue;
    taken.add(index);
    const classes = new Set(seed.classes);
    // A group with nearly the same templates holds most of them, so a few show all that matter.
    const near = new Set(seed.templates.slice(0, 3).flatMap((one) => ofTemplate.get(one) ?? []));
    for (const other of near) {
      const group = groups[other];
      if (group === undefined || taken.has(other)) continue;
      if (!isNearlySame(seed.templates, group.templates)) continue;
      taken.add(other);
      for (const name of group.classes) classes.add(name);
    }
    merged.push({ templates: seed.templates, classes, length: lengthOf(classes) });
    yield;
  }
  return merged;
}

function isNearlySame(one: readonly number[], other: readonly number[]): boolean {
  const shorter = Math.min(one.length, other.length);
  if (shorter < Math.max(one.length, other.length) * LEAST_COMMON_TEMPLATES) return false;
  let common = 0;
  for (let left = 0, right = 0; left < one.length && right < other.length;) {
    const difference = (one[left] ?? 0) - (other[right] ?? 0);
    if (difference === 0) common++;
    if (difference <= 0) left++;
    if (difference >= 0) right++;
  }
  return common >= (one.length + other.length - common) * LEAST_COMMON_TEMPLATES;
}

function worthOf({ length, templates }: SharedGroup): number {
  return length * (templates.length - 1);
}

function lengthOf(classes: ReadonlySet<string>): number {
  let length = 0;
  for (const name of classes) length += name.length;
  return length;
}
