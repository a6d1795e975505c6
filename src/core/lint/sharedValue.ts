import { leastSure } from '../pricing/basis.ts';
import { estimateRequest, type RequestEstimate } from '../pricing/estimate.ts';
import type { ResolvedRequest } from '../pricing/request.ts';
import { totalOf } from '../pricing/totalOf.ts';
import { usdWords } from '../report/money.ts';
import type { SettingKey } from '../template/template.ts';
import { words, type Wording } from '../text/wording.ts';
import type { LintContext } from './rule.ts';

/** More requests than this that share one value are not compared with others; nobody writes so many. */
const MOST_SHARERS = 50;

/**
 * The requests that one written value counts for: a size above several outputs is that of all of them.
 * Empty when the value is not written in the template, or counts for too many.
 */
export function sharersOf(
  key: SettingKey,
  { request }: RequestEstimate,
  { requests }: LintContext,
): readonly RequestEstimate[] {
  const start = request.spans[key]?.start;
  if (start === undefined) return [];
  const sharers = requests.filter((one) => one.request.spans[key]?.start === start);
  return sharers.length > MOST_SHARERS ? [] : sharers;
}

/** Whether a request is the first that uses a written value with its model, so that it is told once. */
export function isFirstWith(
  key: SettingKey,
  { request }: RequestEstimate,
  { requests }: LintContext,
): boolean {
  const start = request.spans[key]?.start;
  const first = requests.find(
    (one) => one.request.spans[key]?.start === start && one.request.model === request.model,
  );
  return first?.request === request;
}

/** The same requests with some of their settings changed, priced anew. */
export function repriced(
  requests: readonly RequestEstimate[],
  change: Partial<ResolvedRequest>,
  { catalogue, prompt }: LintContext,
): readonly RequestEstimate[] {
  return requests.map(({ request }) =>
    estimateRequest(catalogue, { ...request, ...change }, prompt),
  );
}

/** What requests cost, for a fix's title: `$0.0530/image`, or the sum of several; undefined without a price. */
export function costWords(requests: readonly RequestEstimate[]): Wording | undefined {
  const total = totalOf(requests);
  const [first] = requests;
  if (total === undefined || first === undefined) return undefined;
  const basis = leastSure(requests.map((one) => one.basis));
  if (requests.length > 1) {
    const all = usdWords(total, basis);
    return requests.length === 2
      ? words('{0} for both outputs', all)
      : words('{0} for all {1} outputs', all, requests.length);
  }
  const { n } = first.request;
  return words('{0}/image', usdWords({ min: total.min / n, max: total.max / n }, basis));
}

/** “for both outputs”, “for all 3 outputs”. */
export function forAll(outputs: number): Wording {
  return outputs === 2 ? words('for both outputs') : words('for all {0} outputs', outputs);
}
