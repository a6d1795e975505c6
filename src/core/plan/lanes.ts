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
  /** The sum of all lanes. */
  readonly perApprovedAsset: NanoUsdRange;
  /** The same number of tries, all in the final lane. */
  readonly allFinal: NanoUsdRange;
}

/**
 * Cost per approved asset over lanes, against that of other lanes without drafts.
 *
 * @param lanes drafts first, the final last.
 * @param allFinal the same number of calls, all in the final lane.
 * @throws RangeError when there is no lane, or calls are negative or not finite.
 */
export function planLanes(lanes: readonly Lane[], allFinal: readonly Lane[]): LanePlan {
  if (lanes.length === 0) throw new RangeError('A workflow has at least one lane.');
  const priced = lanes.map((lane) => ({ ...lane, amount: amountOf(lane) }));
  return {
    lanes: priced,
    perApprovedAsset: addMoney(priced.map(({ amount }) => amount)),
    allFinal: addMoney(allFinal.map(amountOf)),
  };
}

function amountOf({ callCost: { min, max }, calls }: Lane): NanoUsdRange {
  if (!(calls >= 0 && calls < Infinity)) throw new RangeError(`${calls} is no number of calls.`);
  return { min: Math.ceil(min * calls), max: Math.ceil(max * calls) };
}
