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
