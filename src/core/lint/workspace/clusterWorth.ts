import type { Cluster, ClusterMember } from '../../caching/clusters.ts';
import { SHORTEST_CACHED_PREFIX } from '../../caching/layout.ts';
import { prefixOf } from '../../caching/indexed.ts';
import { cachingSaves, spreadRuns, type CacheRates } from '../../caching/savings.ts';
import type { NanoUsd } from '../../pricing/money.ts';
import { describeWorth, type CachePricing, type CacheWorth } from '../cacheWorth.ts';
import type { WorkspaceTemplate } from './workspaceTemplate.ts';
import { sentences, words } from '../../text/wording.ts';

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

/** What a cluster is worth. */
export interface ClusterWorth {
  /** In words for the whole cluster, with one finding’s share of the amount. */
  readonly worth: CacheWorth;
  /** Billionths of a US dollar a month for all templates together; undefined where it has no price. */
  readonly total: NanoUsd | undefined;
}

/** The same in words, for findings. */
export function clusterWorth(cluster: WorkspaceCluster): ClusterWorth {
  const { members } = cluster;
  const pricing = members[0]?.template.pricing;
  if (pricing === undefined) throw new Error('A cluster has members.');
  const runsPerMonth = members.reduce(
    (sum, { template }) => sum + template.pricing.runsPerMonth,
    0,
  );
  const runsAssumed = members.some(({ template }) => template.pricing.runsAssumed);
  const said = inWords(cluster, { ...pricing, runsPerMonth, runsAssumed });
  // Templates of one cluster have one text model.
  const worth = { ...said, words: sentences(said.words, members[0]?.template.doubt) };
  const total = worth.savings.nanoUsdPerMonth;
  const apart = members.filter(({ difference }) => difference.kind !== 'none').length;
  if (total === undefined || apart === 0) return { worth, total };
  const share = { ...worth.savings, nanoUsdPerMonth: Math.floor(total / apart) };
  return { worth: { ...worth, savings: share }, total };
}

function inWords(cluster: WorkspaceCluster, pricing: CachePricing): CacheWorth {
  const worth = describeWorth(pricing, (rates) => clusterSavings(cluster, rates), true);
  const { blockTokens } = cluster;
  if (blockTokens >= SHORTEST_CACHED_PREFIX) return worth;
  return {
    ...worth,
    severity: 'hint',
    words: words(
      'Caching starts at {0} tokens, so these alone are not reused; together with other rules that the templates share they may be.',
      SHORTEST_CACHED_PREFIX,
    ),
  };
}
