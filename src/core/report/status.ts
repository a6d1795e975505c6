import type { AnalysedRequest } from '../analyse.ts';
import type { RequestEstimate } from '../pricing/estimate.ts';
import { toUsd, type NanoUsdRange } from '../pricing/money.ts';
import { describeRequest, type RequestWords } from './lens.ts';
import { formatUsdRange } from './money.ts';
import { sumEstimates } from './workspace/costSum.ts';

/** What one template costs in the status bar, and the same in words for a screen reader. */
export interface CostStatus {
  readonly text: string;
  readonly spoken: string;
}

/** The cost of one run, each way the template is used once; `unpriced` as soon as one of them has no price. */
export function costStatus(requests: readonly AnalysedRequest[]): CostStatus {
  const { unpriced, total, basis } = sumEstimates(requests);
  if (total === undefined) return { text: 'unpriced', spoken: 'Estimated cost: unpriced' };
  const runs = requests.length > 1 ? `${requests.length} outputs` : 'run';
  const missing = unpriced > 0 ? `, ${unpriced} of ${requests.length} outputs unpriced` : '';
  return {
    text: `${formatUsdRange(total, basis)}/${runs}`,
    spoken: `Estimated cost ${basis === 'partial' ? 'at least ' : ''}${spokenUsd(total)} for ${requests.length > 1 ? runs : 'a run'}${missing}`,
  };
}

/** One request in words, such as “medium 1536×1024: 4.23 cents an image, exact”. */
export function spokenRequest(
  estimate: Pick<RequestEstimate, 'cost' | 'basis'> & {
    readonly request: RequestWords & { readonly n: number };
  },
): string {
  const { cost, request, basis } = estimate;
  const what = describeRequest(estimate, true);
  if (cost.kind === 'unpriced') return `${what}: unpriced. ${cost.reason}`;
  const image = { min: cost.total.min / request.n, max: cost.total.max / request.n };
  return `${what}: ${basis === 'partial' ? 'at least ' : ''}${spokenUsd(image)} an image, ${basis}`;
}

/** Money in words: cents below one dollar, as “24 cents” is heard more easily than a row of digits. */
export function spokenUsd({ min, max }: NanoUsdRange): string {
  const [low, high] = [spokenAmount(toUsd(min)), spokenAmount(toUsd(max))];
  return low === high ? low : `${low} to ${high}`;
}

function spokenAmount(usd: number): string {
  if (usd >= 1) {
    return `${usd.toLocaleString('en-US', { maximumFractionDigits: 2 })} dollars`;
  }
  const cents = usd * 100;
  const digits = cents >= 1 ? { maximumFractionDigits: 2 } : { maximumSignificantDigits: 4 };
  return `${cents.toLocaleString('en-US', digits)} ${cents === 1 ? 'cent' : 'cents'}`;
}
