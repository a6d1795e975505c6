import type { Repetition } from '../../caching/repetitions.ts';
import type { RuleId } from '../../text/finding.ts';
import type { CacheWorth } from '../cacheWorth.ts';
import type { RuleFinding } from '../rule.ts';
import type { WorkspaceCluster, WorkspaceMember } from './clusterWorth.ts';
import type { Hoist } from './hoist.ts';
import type { WorkspaceTemplate } from './workspaceTemplate.ts';

/** A template of a cluster with what the whole cluster comes to. */
export interface MemberContext {
  readonly cluster: WorkspaceCluster;
  readonly member: WorkspaceMember;
  readonly worth: CacheWorth;
  readonly hoist: Hoist | undefined;
}

/** A rule about a template among the others that hold the same rules. */
export interface ClusterRule {
  readonly id: RuleId;
  check(context: MemberContext): readonly RuleFinding[];
}

/** A rule about a template and how much of it others hold too. */
export interface RepetitionRule {
  readonly id: RuleId;
  check(repetition: Repetition<WorkspaceTemplate>): readonly RuleFinding[];
}
