import type { Steps } from '../text/steps.ts';
import type { TokenCounter } from '../tokens/tokenCounter.ts';
import { describeMember, type Canon, type Difference } from './difference.ts';
import { groupShared, type SharedGroup } from './grouping.ts';
import { createUnitClasses, type UnitClasses } from './nearEqual.ts';
import { findRepetitions, type Repetition } from './repetitions.ts';
import { prefixOf, runsOf, type IndexedTemplate } from './indexed.ts';
import type { TextUnit } from './units.ts';

/** A template that holds the rules of a cluster. */
export interface ClusterMember<T extends IndexedTemplate = IndexedTemplate> {
  readonly template: T;
  /** Its units of the shared rules, in its own order. */
  readonly units: readonly TextUnit[];
  readonly difference: Difference;
}

/** Templates that hold the same rules, word for word or nearly. */
export interface Cluster<T extends IndexedTemplate = IndexedTemplate> {
  readonly members: readonly ClusterMember<T>[];
  readonly canon: Canon;
  /** Tokens that all of them begin with as they are. */
  readonly tokensSharedNow: number;
  /** Tokens that all of them could begin with. */
  readonly tokensShareable: number;
  /** Tokens of the shared rules alone. */
  readonly blockTokens: number;
}

/** What templates have in common. */
export interface CommonText<T extends IndexedTemplate = IndexedTemplate> {
  /** The largest first. */
  readonly clusters: readonly Cluster<T>[];
  /** Of each template that shares anything. */
  readonly repetitions: readonly Repetition<T>[];
}

/** Shorter shared rules are no cluster, in tokens: a few words that many prompts use are not a brand system. */
export const SMALLEST_CLUSTER = 64;
/** No text of so few UTF-16 units has {@link SMALLEST_CLUSTER} tokens; it need not be counted. */
const SHORTEST_COUNTED = 64;

/** Finds the rules that templates share, wherever they stand. */
export function* findClusters<T extends IndexedTemplate>(
  templates: readonly T[],
  counter: TokenCounter,
): Steps<CommonText<T>> {
  const scopes = new Map<string, T[]>();
  // Sorting plain texts takes a fraction of the time that a comparison of templates does.
  const byPath = new Map(templates.map((template) => [template.path, template]));
  yield;
  const paths = [...byPath.keys()].sort();
  yield;
  for (const path of paths) {
    const template = byPath.get(path);
    if (template === undefined) continue;
    const scope = scopes.get(template.scope);
    if (scope) scope.push(template);
    else scopes.set(template.scope, [template]);
  }
  yield;
  const clusters: Cluster<T>[] = [];
  const repetitions: Repetition<T>[] = [];
  for (const scope of scopes.values()) {
    const classes = createUnitClasses();
    const { groups, holders } = yield* groupShared(
      scope.map(({ units }) => units),
      classes,
    );
    for (const group of groups) {
      if (group.length < SHORTEST_COUNTED) continue;
      const cluster = yield* toCluster(scope, group, classes, counter);
      if (cluster) clusters.push(cluster);
    }
    repetitions.push(...(yield* findRepetitions(scope, holders, classes)));
  }
  const size = ({ members, tokensShareable }: Cluster<T>): number =>
    members.length * tokensShareable;
  clusters.sort((one, other) => size(other) - size(one));
  return { clusters, repetitions };
}

function* toCluster<T extends IndexedTemplate>(
  scope: readonly T[],
  group: SharedGroup,
  classes: UnitClasses,
  counter: TokenCounter,
): Steps<Cluster<T> | undefined> {
  const holders: Omit<ClusterMember<T>, 'difference'>[] = [];
  for (const index of group.templates) {
    const template = scope[index];
    if (template === undefined) continue;
    const units = template.units.filter(({ key }) => group.classes.has(classes.classOf(key)));
    holders.push({ template, units });
    if (holders.length % 8 === 0) yield;
  }
  const canon = chooseCanon(holders);
  if (canon === undefined) return undefined;
  const tokens = yield* counter.countInSteps(canon.text);
  if (tokens < SMALLEST_CLUSTER) return undefined;
  const members: ClusterMember<T>[] = [];
  for (const holder of holders) {
    members.push({ ...holder, difference: describeMember(holder, canon, classes) });
    if (members.length % 8 === 0) yield;
  }
  const shared = commonBeginning(holders.map(({ template }) => prefixOf(template)));
  const tokensSharedNow = yield* counter.countInSteps(shared);
  return {
    members,
    canon,
    tokensSharedNow,
    tokensShareable: Math.max(tokens, tokensSharedNow),
    blockTokens: tokens,
  };
}

/** The spelling that most of them have; among those that begin with it, if there are any. */
function chooseCanon(holders: readonly Omit<ClusterMember, 'difference'>[]): Canon | undefined {
  const candidates = holders.map((holder) => ({ ...holder, text: blockText(holder) }));
  const first = candidates.filter(({ text, template }) => template.sent.startsWith(text));
  const spellings = new Map<string, { canon: Canon; count: number }>();
  for (const { template, units, text } of first.length > 0 ? first : candidates) {
    const known = spellings.get(text);
    if (known) known.count++;
    else {
      const keys = units.map(({ key }) => key);
      const canon = { path: template.path, text, keys, prefix: prefixOf(template) };
      spellings.set(text, { canon, count: 1 });
    }
  }
  return [...spellings.values()].sort(
    (one, other) => other.count - one.count || other.canon.text.length - one.canon.text.length,
  )[0]?.canon;
}

/** The rules as a template spells them; runs that something else divides are put one below the other. */
function blockText({ template, units }: Omit<ClusterMember, 'difference'>): string {
  return runsOf(template, units)
    .map(({ start, end }) => template.sent.slice(start, end))
    .join('\n\n');
}

function commonBeginning(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = first.length;
  for (const other of others) {
    length = Math.min(length, other.length);
    let same = 0;
    while (same < length && first.charCodeAt(same) === other.charCodeAt(same)) same++;
    length = same;
  }
  return first.slice(0, length);
}
