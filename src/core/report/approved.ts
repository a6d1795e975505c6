import { attemptPolicyOf, planAttempts, type AttemptPolicy } from '../plan/attempts.ts';
import { perImage } from '../plan/unitCost.ts';
import { leastSure } from '../pricing/basis.ts';
import type { RequestEstimate } from '../pricing/estimate.ts';
import type { ResolvedRequest } from '../pricing/request.ts';
import { ENGLISH, type Language } from './language.ts';
import { formatUsdRange } from './money.ts';

/** An estimate with what its header says about attempts. */
export type AttemptedEstimate = Pick<RequestEstimate, 'cost' | 'basis'> & {
  readonly request: Pick<ResolvedRequest, 'n' | 'attempts' | 'acceptance' | 'maxAttempts'>;
};

/**
 * What an approved asset costs, and what is spent at a cap, in a sentence; undefined where neither header nor
 * project says how many attempts one takes, and without a price. The same numbers as in a plan.
 */
export function approvedAssetSentence(
  { cost, basis, request }: AttemptedEstimate,
  language: Language = ENGLISH,
): string | undefined {
  const policy = attemptPolicyOf(request);
  if (policy.kind === 'unknown' || cost.kind === 'unpriced') return undefined;
  const plan = planAttempts(perImage(cost.total, request.n), policy);
  const spent =
    plan.spentAtCap && policy.cap !== undefined
      ? language.say(
          'An asset that is given up after {0} has cost {1}.',
          language.say(policy.cap === 1 ? '{0} image' : '{0} images', policy.cap),
          formatUsdRange(plan.spentAtCap, basis, language),
        )
      : undefined;
  // How many tries an asset takes is never known for sure.
  const amount = (): string =>
    formatUsdRange(plan.perApprovedAsset, leastSure([basis, 'estimate']), language);
  const first = Number.isFinite(plan.perApprovedAsset.max)
    ? language.say('Per approved asset: {0}, {1}.', amount(), triesOf(policy, language))
    : language.say('No asset is ever approved: the cap lies below the attempts that one takes.');
  return spent === undefined ? first : `${first} ${spent}`;
}

function triesOf(policy: Exclude<AttemptPolicy, { kind: 'unknown' }>, language: Language): string {
  if (policy.kind === 'attempts') {
    const { attempts } = policy;
    return language.say(attempts === 1 ? 'at {0} attempt' : 'at {0} attempts', attempts);
  }
  const percent = new Intl.NumberFormat(language.locale, {
    style: 'percent',
    maximumFractionDigits: 1,
  });
  return language.say('at an acceptance of {0}', percent.format(policy.acceptance));
}
