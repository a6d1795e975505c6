import { addMoney, type NanoUsdRange } from '../pricing/money.ts';

/** One step of a workflow: so many calls of the same price for each approved asset. */
export interface Lane {
  /** What people call it, such as `draft`. */
  readonly name: string;
  /** The cost of one call. */
  readonly callCost: NanoUsdRange;
  /** Calls per approved asset; may be an average. */
  readonly calls: number;
}

/** What an approved asset costs when cheap drafts come before the final. */
export interface LanePlan {
  readonly lanes: readonly (Lane & { readonly amount: NanoUsdRange })[];
  readonly perApprovedAsset: NanoUsdRange;
  /** The same number of tries, all in the last lane. */
  readonly allFinal: NanoUsdRange;
}

/**
 * Cost per approved asset over lanes, drafts first, the final last.
 *
 * @throws RangeError when there is no lane, or calls are negative or not finite.
 */
export function planLanes(lanes: readonly Lane[]): LanePlan {
  const final = lanes.at(-1);
  if (final === undefined) throw new RangeError('A workflow has at least one lane.');
  const priced = lanes.map((lane) => ({ ...lane, amount: scale(lane.callCost, lane.calls) }));
  const calls = lanes.reduce((sum, lane) => sum + lane.calls, 0);
  return {
    lanes: priced,
    perApprovedAsset: addMoney(priced.map(({ amount }) => amount)),
    allFinal: scale(final.callCost, calls),
  };
}

function scale({ min, max }: NanoUsdRange, calls: number): NanoUsdRange {
  if (!(calls >= 0 && calls < Infinity)) throw new RangeError(`${calls} is no number of calls.`);
  return { min: Math.ceil(min * calls), max: Math.ceil(max * calls) };
}
