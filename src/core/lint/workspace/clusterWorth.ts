import type { Cluster, ClusterMember } from '../../caching/clusters.ts';
import { prefixOf } from '../../caching/indexed.ts';
import { cachingSaves, spreadRuns, type CacheRates } from '../../caching/savings.ts';
import { describeWorth, type CacheWorth } from '../cacheWorth.ts';
import type { WorkspaceTemplate } from './workspaceTemplate.ts';

/** A cluster of workspace templates. */
export type WorkspaceCluster = Cluster<WorkspaceTemplate>;

/** A template of a cluster. */
export type WorkspaceMember = ClusterMember<WorkspaceTemplate>;

/**
 * What it is worth that all templates of a cluster begin with the shared rules: one cache entry serves them
 * all, and rules that stood behind something else are reused at all. Templates that do so already share one
 * entry before, too; of the others each has its own, for as much of the rules as it begins with.
 */
export function clusterSavings(cluster: WorkspaceCluster, rates: CacheRates): number {
  const { members, blockTokens, canon } = cluster;
  let already = 0;
  let all = 0;
  let apart = 0;
  for (const { template, difference } of members) {
    const { runsPerMonth } = template.pricing;
    all += runsPerMonth;
    if (difference.kind === 'none') already += runsPerMonth;
    else {
      const share = Math.min(1, prefixOf(template).length / Math.max(1, canon.text.length));
      const own = Math.floor(share * blockTokens);
      apart += cachingSaves(own, spreadRuns(runsPerMonth), rates);
    }
  }
  const before = apart + cachingSaves(blockTokens, spreadRuns(already), rates);
  return cachingSaves(blockTokens, spreadRuns(all), rates) - before;
}

/** The same in words, for the whole cluster; each finding carries its share of the amount. */
export function clusterWorth(cluster: WorkspaceCluster): CacheWorth {
  const [first] = cluster.members;
  if (first === undefined) throw new Error('A cluster has members.');
  const { pricing } = first.template;
  const sum = cluster.members.reduce(
    (runs, { template }) => runs + template.pricing.runsPerMonth,
    0,
  );
  const runsAssumed = cluster.members.some(({ template }) => template.pricing.runsAssumed);
  const worth = describeWorth({ ...pricing, runsPerMonth: sum, runsAssumed }, (rates) =>
    clusterSavings(cluster, rates),
  );
  const apart = cluster.members.filter(({ difference }) => difference.kind !== 'none').length;
  const { nanoUsdPerMonth, confirmed } = worth.savings;
  if (nanoUsdPerMonth === undefined || apart === 0) return worth;
  const share = Math.floor(nanoUsdPerMonth / apart);
  return { ...worth, savings: { nanoUsdPerMonth: share, confirmed } };
}
