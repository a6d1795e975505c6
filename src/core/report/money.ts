import type { Basis } from '../pricing/basis.ts';
import { toUsd, type NanoUsd, type NanoUsdRange } from '../pricing/money.ts';
import type { TokenRange } from '../tokens/tokenRange.ts';

/**
 * An amount for people: cents from one dollar up; below it four decimals, and below one cent up to
 * four significant digits, so that nothing that costs something reads as nothing.
 */
export function formatUsd(amount: NanoUsd): string {
  const usd = toUsd(amount);
  return usdFormat(usd).format(usd);
}

function usdFormat(usd: number): Intl.NumberFormat {
  const size = Math.abs(usd);
  if (size >= 0.99995 || size === 0) return CENTS;
  return size >= 0.01 ? FOUR_DECIMALS : FOUR_DIGITS;
}

const CENTS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const FOUR_DECIMALS = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  minimumFractionDigits: 4,
  maximumFractionDigits: 4,
});
const FOUR_DIGITS = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumSignificantDigits: 4,
});
const WHOLE = new Intl.NumberFormat('en-US');

/** A range of amounts, with ≈ before an estimate and ≥ before a lower bound. */
export function formatUsdRange({ min, max }: NanoUsdRange, basis: Basis): string {
  const low = formatUsd(min);
  const high = formatUsd(max);
  // A lower bound has no upper end worth showing.
  if (basis === 'partial') return `≥ ${low}`;
  const range = low === high ? low : `${low}–${high}`;
  return basis === 'estimate' ? `≈ ${range}` : range;
}

/**
 * How much more (+) or less (−) something costs afterwards. What makes a range, such as the length of a
 * variable, is the same on both sides, so low end is compared with low end and high end with high end.
 *
 * @param isExact false to mark the change with ≈.
 */
export function formatUsdChange(
  before: NanoUsdRange,
  after: NanoUsdRange,
  isExact: boolean,
): string {
  const ends = [after.min - before.min, after.max - before.max];
  const least = signedUsd(Math.min(...ends));
  const most = signedUsd(Math.max(...ends));
  return `${isExact ? '' : '≈ '}${least === most ? least : `${least} to ${most}`}`;
}

function signedUsd(amount: NanoUsd): string {
  if (amount === 0) return '±$0.00';
  return `${amount < 0 ? '−' : '+'}${formatUsd(Math.abs(amount))}`;
}

/** A number of tokens for people, without the unit; a dash when it is not known. */
export function formatTokens(tokens: TokenRange | undefined): string {
  if (tokens === undefined) return '–';
  const { min, max } = tokens;
  return min === max ? WHOLE.format(min) : `${WHOLE.format(min)}–${WHOLE.format(max)}`;
}

/** A unit price for people, in US dollars; what the unit is, is said beside it. */
export function formatUnitPrice(usd: number): string {
  return `$${usd.toLocaleString('en-US', { maximumFractionDigits: 6 })}`;
}

/** `1536×1024` for people; `auto` stays. */
export function formatSize(size: string): string {
  return size.replace('x', '×');
}
