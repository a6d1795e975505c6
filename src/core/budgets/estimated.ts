import { attemptPolicyOf, planAttempts } from '../plan/attempts.ts';
import { perImage } from '../plan/unitCost.ts';
import { leastSure, type Basis } from '../pricing/basis.ts';
import type { RequestEstimate } from '../pricing/estimate.ts';
import type { ResolvedRequest } from '../pricing/request.ts';
import { addMoney, scaleMoney, type NanoUsdRange } from '../pricing/money.ts';
import type { Budget, BudgetPeriod } from './budget.ts';

/** Days a month on which runs are made, when a month's estimate is spread over days: 22 working days. */
export const WORKING_DAYS = 22;

/** What is estimated to count against a budget. */
export interface EstimatedUse {
  readonly amount: NanoUsdRange;
  readonly basis: Exclude<Basis, 'unpriced'>;
}

/** As much of an estimate as budgets look at. */
export interface BudgetedRequest extends Pick<RequestEstimate, 'cost' | 'basis'> {
  readonly request: Pick<
    ResolvedRequest,
    'n' | 'runsPerMonth' | 'attempts' | 'acceptance' | 'maxAttempts'
  >;
}

/** A template with its priced requests, as a budget looks at it. */
export interface BudgetedTemplate {
  /** Relative to the project file, with `/`. */
  readonly path: string;
  readonly requests: readonly BudgetedRequest[];
}

/** The estimates of all templates that a budget covers. */
export interface EstimatedSum extends EstimatedUse {
  /** What each template comes to, the dearest first. */
  readonly templates: readonly { readonly path: string; readonly amount: NanoUsdRange }[];
  /** Templates left out because a request of theirs has no price, or says not how often it is run. */
  readonly leftOut: number;
}

/**
 * What one request comes to by the measure of a budget: the request itself, an approved asset, or all its runs
 * of a month or a working day. Undefined without a price, without `runs_per_month` where that is asked for, and
 * where no asset is ever approved.
 */
export function estimatedUse(
  per: BudgetPeriod,
  { cost, basis, request }: BudgetedRequest,
): EstimatedUse | undefined {
  if (cost.kind === 'unpriced' || basis === 'unpriced') return undefined;
  const { runsPerMonth } = request;
  switch (per) {
    case 'run':
      return { amount: cost.total, basis };
    case 'asset': {
      const policy = attemptPolicyOf(request);
      const image = perImage(cost.total, request.n);
      // Without a word on attempts, one image is the least that an asset takes.
      if (policy.kind === 'unknown') return { amount: image, basis: 'partial' };
      const { perApprovedAsset } = planAttempts(image, policy);
      if (!Number.isFinite(perApprovedAsset.max)) return undefined;
      return { amount: perApprovedAsset, basis: leastSure([basis, 'estimate']) as typeof basis };
    }
    case 'month':
    case 'day': {
      if (runsPerMonth === undefined) return undefined;
      const { min, max } = scaleMoney(cost.total, runsPerMonth);
      const days = per === 'day' ? WORKING_DAYS : 1;
      const amount = { min: Math.floor(min / days), max: Math.ceil(max / days) };
      return { amount, basis: leastSure([basis, 'estimate']) as typeof basis };
    }
  }
}

/**
 * What a template comes to by itself: its dearest request or asset, or all its requests of a month or day.
 * Undefined when any request that counts cannot be told.
 */
export function estimatedTemplate(
  per: BudgetPeriod,
  requests: readonly BudgetedRequest[],
): EstimatedUse | undefined {
  const uses: EstimatedUse[] = [];
  for (const request of requests) {
    const use = estimatedUse(per, request);
    if (use === undefined) return undefined;
    uses.push(use);
  }
  return combine(per, uses);
}

/** What all templates that a budget covers come to; undefined when none can be told, or users set it apart. */
export function estimatedSum(
  { per, covers, scope }: Budget,
  templates: readonly BudgetedTemplate[],
): EstimatedSum | undefined {
  // Who will run a template is not known before it is run.
  if (scope.user !== undefined) return undefined;
  const found: { path: string; use: EstimatedUse }[] = [];
  let leftOut = 0;
  for (const { path, requests } of templates) {
    if (!covers(path)) continue;
    const use = estimatedTemplate(per, requests);
    if (use === undefined) leftOut++;
    else found.push({ path, use });
  }
  const sum = combine(
    per,
    found.map(({ use }) => use),
  );
  if (sum === undefined) return undefined;
  const isSummed = per === 'month' || per === 'day';
  return {
    amount: sum.amount,
    basis: isSummed && leftOut > 0 ? 'partial' : sum.basis,
    templates: found
      .map(({ path, use }) => ({ path, amount: use.amount }))
      .sort((one, other) => other.amount.max - one.amount.max || (one.path < other.path ? -1 : 1)),
    leftOut,
  };
}

function combine(per: BudgetPeriod, uses: readonly EstimatedUse[]): EstimatedUse | undefined {
  const [first, ...rest] = uses;
  if (first === undefined) return undefined;
  if (per === 'run' || per === 'asset') {
    return rest.reduce((most, use) => (use.amount.max > most.amount.max ? use : most), first);
  }
  return {
    amount: addMoney(uses.map(({ amount }) => amount)),
    basis: leastSure(uses.map(({ basis }) => basis)) as EstimatedUse['basis'],
  };
}
