import type { NanoUsd } from '../pricing/money.ts';
import type { SpendSums } from '../usage/views/spendSeries.ts';
import { ENGLISH, type Language } from './language.ts';
import { markConverted } from './currency.ts';
import { formatUsd, shownAmount } from './money.ts';
import { spokenUsd, type CostStatus } from './status.ts';
import { basisWord } from './words.ts';

/** What was logged today and in this month so far. */
export interface SpendToDate {
  readonly today: Pick<SpendSums, 'records' | 'unpriced' | 'nanoUsd'>;
  readonly month: Pick<SpendSums, 'records' | 'unpriced' | 'nanoUsd'>;
  /** What the month may cost; undefined without a budget. */
  readonly budget?: NanoUsd | undefined;
}

/**
 * What was logged, for the status bar: `$12.40 today · $231 of $500`. A record without a price makes an amount a
 * lower bound, and nothing but such records makes it `unpriced`.
 */
export function spendStatus(
  { today, month, budget }: SpendToDate,
  language: Language = ENGLISH,
): CostStatus {
  const [now, soFar] = [amountOf(today, language), amountOf(month, language)];
  const [spokenNow, spokenSoFar] = [spokenOf(today, language), spokenOf(month, language)];
  if (budget === undefined) {
    return {
      text: language.say('{0} today · {1} this month', now, soFar),
      spoken: language.say('Logged spend: {0} today, {1} this month', spokenNow, spokenSoFar),
    };
  }
  const limit = spokenUsd({ min: budget, max: budget }, language);
  return {
    text: language.say('{0} today · {1} of {2}', now, soFar, roughUsd(budget, language)),
    spoken: language.say(
      'Logged spend: {0} today, {1} of a budget of {2} this month',
      spokenNow,
      spokenSoFar,
      limit,
    ),
  };
}

/** From $100 up, cents only take up room. */
const FROM_NANO_USD = 100_000_000_000;

function roughUsd(amount: NanoUsd, language: Language): string {
  if (amount < FROM_NANO_USD) return formatUsd(amount, language);
  const options = {
    style: 'currency',
    currency: language.currency?.code ?? 'USD',
    maximumFractionDigits: 0,
  } as const;
  const format = new Intl.NumberFormat(language.locale, options);
  return markConverted(format.format(shownAmount(amount, language)), language);
}

function amountOf(
  { records, unpriced, nanoUsd }: SpendToDate['today'],
  language: Language,
): string {
  if (unpriced > 0 && unpriced === records) return basisWord('unpriced', language);
  return `${unpriced > 0 ? '≥ ' : ''}${roughUsd(nanoUsd, language)}`;
}

function spokenOf(
  { records, unpriced, nanoUsd }: SpendToDate['today'],
  language: Language,
): string {
  if (unpriced > 0 && unpriced === records) return basisWord('unpriced', language);
  const amount = spokenUsd({ min: nanoUsd, max: nanoUsd }, language);
  return unpriced > 0 ? language.say('at least {0}', amount) : amount;
}
