import type { AnalysedRequest } from '../analyse.ts';
import type { Basis } from '../pricing/basis.ts';
import type { RequestEstimate } from '../pricing/estimate.ts';
import { toUsd, type NanoUsdRange } from '../pricing/money.ts';
import { conversionNote, ENGLISH, inDollars, type Language } from './language.ts';
import { describeRequest, type RequestWords } from './lens.ts';
import { formatUsdRange } from './money.ts';
import { sayWording } from './wording.ts';
import { basisWord } from './words.ts';
import { sumEstimates } from './workspace/costSum.ts';

/** What one template costs in the status bar, and the same in words for a screen reader. */
export interface CostStatus {
  readonly text: string;
  readonly spoken: string;
}

/** The cost of one run, each way the template is used once; `unpriced` as soon as one of them has no price. */
export function costStatus(
  requests: readonly AnalysedRequest[],
  language: Language = ENGLISH,
): CostStatus {
  const { unpriced, total, basis } = sumEstimates(requests);
  if (total === undefined) {
    const text = basisWord('unpriced', language);
    return { text, spoken: language.say('Estimated cost: unpriced') };
  }
  const shown = formatUsdRange(total, basis, language);
  const spoken = spokenCost(total, basis, language);
  const count = requests.length;
  return {
    text:
      count > 1 ? language.say('{0}/{1} outputs', shown, count) : language.say('{0}/run', shown),
    spoken: [
      count > 1
        ? language.say('Estimated cost {0} for {1} outputs', spoken, count)
        : language.say('Estimated cost {0} for a run', spoken),
      ...(unpriced > 0 ? [language.say('{0} of {1} outputs unpriced', unpriced, count)] : []),
      ...noteOf(language, (inUsd) => spokenCost(total, basis, inUsd)),
    ].join(', '),
  };
}

/** One request in words, such as “medium 1536×1024: 4.23 cents an image, exact”. */
export function spokenRequest(
  estimate: Pick<RequestEstimate, 'cost' | 'basis'> & {
    readonly request: RequestWords & { readonly n: number };
  },
  language: Language = ENGLISH,
): string {
  const { cost, request, basis } = estimate;
  const what = describeRequest(estimate, true, language);
  if (cost.kind === 'unpriced')
    return `${what}: ${basisWord(basis, language)}. ${sayWording(cost.reason, language)}`;
  const image = { min: cost.total.min / request.n, max: cost.total.max / request.n };
  const amount = language.say('{0} an image', spokenCost(image, basis, language));
  return `${what}: ${[amount, basisWord(basis, language), ...noteOf(language, (inUsd) => spokenCost(image, basis, inUsd))].join(', ')}`;
}

function noteOf(language: Language, tell: (inUsd: Language) => string): readonly string[] {
  const note = conversionNote(language);
  return note === undefined
    ? []
    : [note, language.say('in US dollars {0}', tell(inDollars(language)))];
}

function spokenCost(range: NanoUsdRange, basis: Basis, language: Language): string {
  const amount = spokenUsd(range, language);
  return basis === 'partial' ? language.say('at least {0}', amount) : amount;
}

/** Money in words: cents below one dollar, as “24 cents” is heard more easily than a row of digits. */
export function spokenUsd({ min, max }: NanoUsdRange, language: Language = ENGLISH): string {
  const [low, high] = [spokenAmount(toUsd(min), language), spokenAmount(toUsd(max), language)];
  return low === high ? low : language.say('{0} to {1}', low, high);
}

function spokenAmount(usd: number, language: Language): string {
  const { currency, formats } = language;
  if (currency !== undefined) {
    const shown = usd * currency.perUsd;
    const isInCoins = shown >= formats.leastInCoins;
    return (isInCoins ? formats.spokenMoney : formats.spokenSmallMoney).format(shown);
  }
  if (usd >= 1) return language.say('{0} dollars', formats.twoDecimals.format(usd));
  const cents = usd * 100;
  const format = cents >= 1 ? formats.twoDecimals : formats.fourDigits;
  return language.say(cents === 1 ? '{0} cent' : '{0} cents', format.format(cents));
}
