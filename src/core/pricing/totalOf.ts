import type { RequestEstimate } from './estimate.ts';
import { addMoney, type NanoUsdRange } from './money.ts';

/** What requests cost together; undefined when one of them has no price. */
export function totalOf(requests: readonly RequestEstimate[]): NanoUsdRange | undefined {
  const totals = requests.flatMap(({ cost }) => (cost.kind === 'priced' ? [cost.total] : []));
  return totals.length === requests.length ? addMoney(totals) : undefined;
}
