import { leastSure, type Basis } from '../../pricing/basis.ts';
import type { RequestEstimate } from '../../pricing/estimate.ts';
import type { NanoUsdRange } from '../../pricing/money.ts';
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
export function addSums(sums: Iterable<CostSum>): CostSum {
  // One pass without lists in between: thousands are added up after every change.
  let [requests, unpriced, min, max] = [0, 0, 0, 0];
  let basis: Basis | undefined;
  for (const sum of sums) {
    requests += sum.requests;
    unpriced += sum.unpriced;
    if (sum.total === undefined) continue;
    min += sum.total.min;
    max += sum.total.max;
    basis = basis === undefined ? sum.basis : leastSure([basis, sum.basis]);
  }
  if (basis === undefined) return { ...NO_COST, requests, unpriced };
  return {
    requests,
    unpriced,
    total: { min, max },
    basis: unpriced > 0 ? 'partial' : basis,
  };
}

/** Adds up counts of findings. */
export function addFindings(counts: Iterable<FindingCounts>): FindingCounts {
  let [warnings, remarks] = [0, 0];
  for (const count of counts) {
    warnings += count.warnings;
    remarks += count.remarks;
  }
  return { warnings, remarks };
}
