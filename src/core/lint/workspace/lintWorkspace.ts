import { findClusters } from '../../caching/clusters.ts';
import { parseNativeTemplate } from '../../template/native.ts';
import type { Finding, RuleId } from '../../text/finding.ts';
import type { Steps } from '../../text/steps.ts';
import type { TokenCounter } from '../../tokens/tokenCounter.ts';
import { withLevels } from '../levels.ts';
import type { RuleFinding } from '../rule.ts';
import { noStructure } from '../rules/noStructure.ts';
import { sharedBlock } from '../rules/sharedBlock.ts';
import { unstablePrefix } from '../rules/unstablePrefix.ts';
import { withoutSuppressed } from '../suppression.ts';
import { clusterWorth, type ClusterWorth, type WorkspaceCluster } from './clusterWorth.ts';
import { hoistFix } from './hoist.ts';
import type { WorkspaceTemplate } from './workspaceTemplate.ts';

/** What is found about templates by looking at all of them together. */
export interface WorkspaceLint {
  readonly clusters: readonly WeighedCluster[];
  /** By the template's path; what is silenced is left out. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}

/** A cluster with what it is worth that all of it begins with the same rules. */
export interface WeighedCluster extends WorkspaceCluster, ClusterWorth {}

/** Templates looked at between two pauses. */
const MEMBERS_PER_STEP = 8;
/** Most findings of this kind on one template; what it shares with others in the tenth place tells nobody anything. */
const MOST_PER_TEMPLATE = 3;

/**
 * Compares templates with each other.
 *
 * @param knownPaths of every file of the workspace that is known, so that a fix never takes a name that is taken.
 */
export function* lintWorkspace(
  templates: readonly WorkspaceTemplate[],
  counter: TokenCounter,
  knownPaths: ReadonlySet<string>,
): Steps<WorkspaceLint> {
  const { clusters, repetitions } = yield* findClusters(templates, counter);
  const found = new Map<WorkspaceTemplate, Finding[]>();
  const add = (template: WorkspaceTemplate, ruleId: RuleId, said: readonly RuleFinding[]): void => {
    const list = found.get(template) ?? [];
    for (const one of said) {
      if (list.length < MOST_PER_TEMPLATE) list.push({ severity: 'hint', ...one, ruleId });
    }
    if (list.length > 0) found.set(template, list);
  };
  const weighed: WeighedCluster[] = [];
  for (const cluster of clusters) {
    weighed.push({ ...cluster, ...clusterWorth(cluster) });
    yield;
  }
  weighed.sort((one, other) => (other.total ?? 0) - (one.total ?? 0));
  for (const cluster of weighed) {
    const { worth, members } = cluster;
    if (members.every(({ difference }) => difference.kind === 'none')) continue;
    const hoist = yield* hoistFix(cluster, knownPaths);
    for (const [index, member] of members.entries()) {
      if (index % MEMBERS_PER_STEP === 0) yield;
      for (const rule of [unstablePrefix, sharedBlock]) {
        add(member.template, rule.id, rule.check({ cluster, member, worth, hoist }));
      }
    }
  }
  const inClusters = new Set(
    weighed.flatMap(({ members }) => members.map(({ template }) => template)),
  );
  yield;
  for (const [index, repetition] of repetitions.entries()) {
    if (index % MEMBERS_PER_STEP === 0) yield;
    if (inClusters.has(repetition.template)) continue;
    add(repetition.template, noStructure.id, noStructure.check(repetition));
  }
  const findings = new Map<string, readonly Finding[]>();
  for (const [template, list] of found) {
    const shown = withLevels(yield* withoutComments(template, list), template.settings);
    if (shown.length > 0) findings.set(template.path, shown);
    if (findings.size % MEMBERS_PER_STEP === 0) yield;
  }
  return { clusters: weighed, findings };
}

function* withoutComments(
  { text, comments }: WorkspaceTemplate,
  findings: readonly Finding[],
): Steps<readonly Finding[]> {
  if (comments.length === 0) return findings;
  return withoutSuppressed(text, yield* parseNativeTemplate(text), findings);
}
