import { leastSure, type Basis } from '../../pricing/basis.ts';
import type { RequestEstimate } from '../../pricing/estimate.ts';
import { addMoney, type NanoUsdRange } from '../../pricing/money.ts';
import type { FindingCounts, RequestEntry } from './costEntry.ts';

/** What several requests cost together, each sent once. */
export interface CostSum {
  readonly requests: number;
  /** How many have no price, and add nothing. */
  readonly unpriced: number;
  /** Undefined when none has a price: that is not known to be free. */
  readonly total: NanoUsdRange | undefined;
  /** `partial` as soon as one has no price, because the total is a lower bound then. */
  readonly basis: Basis;
}

/** The sum of no requests. */
export const NO_COST: CostSum = { requests: 0, unpriced: 0, total: undefined, basis: 'unpriced' };

/** Sums up requests; one that is named twice counts once. */
export function sumRequests(requests: readonly RequestEntry[]): CostSum {
  const unique = new Map(requests.map((request) => [request.id, request]));
  return sumEstimates([...unique.values()].map(({ estimate }) => estimate));
}

/** Sums up estimates, each of a request of its own. */
export function sumEstimates(
  estimates: readonly Pick<RequestEstimate, 'cost' | 'basis'>[],
): CostSum {
  return addSums(
    estimates.map(({ cost, basis }) =>
      cost.kind === 'priced'
        ? { requests: 1, unpriced: 0, total: cost.total, basis }
        : { ...NO_COST, requests: 1, unpriced: 1 },
    ),
  );
}

/** Adds up sums that have no request in common. */
export function addSums(sums: readonly CostSum[]): CostSum {
  const totals = sums.flatMap(({ total }) => (total ? [total] : []));
  const requests = sums.reduce((count, sum) => count + sum.requests, 0);
  const unpriced = sums.reduce((count, sum) => count + sum.unpriced, 0);
  if (totals.length === 0) return { ...NO_COST, requests, unpriced };
  const priced = sums.flatMap(({ total, basis }) => (total ? [basis] : []));
  const basis = unpriced > 0 ? 'partial' : leastSure(priced);
  return { requests, unpriced, total: addMoney(totals), basis };
}

/** Adds up counts of findings. */
export function addFindings(counts: readonly FindingCounts[]): FindingCounts {
  return {
    warnings: counts.reduce((sum, { warnings }) => sum + warnings, 0),
    remarks: counts.reduce((sum, { remarks }) => sum + remarks, 0),
  };
}
