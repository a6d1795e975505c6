import type { NanoUsd } from '../pricing/money.ts';
import type { SpendSums } from '../usage/views/spendSeries.ts';
import { formatUsd } from './money.ts';
import { spokenUsd, type CostStatus } from './status.ts';

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
export function spendStatus({ today, month, budget }: SpendToDate): CostStatus {
  const whole = budget === undefined ? 'this month' : `of ${roughUsd(budget)}`;
  const spokenWhole =
    budget === undefined
      ? 'this month'
      : `of a budget of ${spokenUsd({ min: budget, max: budget })} this month`;
  return {
    text: `${amountOf(today, roughUsd)} today · ${amountOf(month, roughUsd)} ${whole}`,
    spoken: `Logged spend: ${spokenOf(today)} today, ${spokenOf(month)} ${spokenWhole}`,
  };
}

/** From $100 up, cents only take up room. */
const FROM_NANO_USD = 100_000_000_000;
const DOLLARS = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 0,
});

function roughUsd(amount: NanoUsd): string {
  return amount < FROM_NANO_USD ? formatUsd(amount) : DOLLARS.format(amount / 1_000_000_000);
}

function amountOf(
  { records, unpriced, nanoUsd }: SpendToDate['today'],
  format: (amount: NanoUsd) => string,
): string {
  if (unpriced > 0 && unpriced === records) return 'unpriced';
  return `${unpriced > 0 ? '≥ ' : ''}${format(nanoUsd)}`;
}

function spokenOf({ records, unpriced, nanoUsd }: SpendToDate['today']): string {
  if (unpriced > 0 && unpriced === records) return 'unpriced';
  return `${unpriced > 0 ? 'at least ' : ''}${spokenUsd({ min: nanoUsd, max: nanoUsd })}`;
}
