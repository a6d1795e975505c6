import type { Basis } from '../pricing/basis.ts';
import { toUsd, type NanoUsd, type NanoUsdRange } from '../pricing/money.ts';
import type { UsdWords } from '../text/wording.ts';
import type { TokenRange } from '../tokens/tokenRange.ts';
import { markConverted } from './currency.ts';
import { ENGLISH, type Language } from './language.ts';

/**
 * An amount for people: cents from one dollar up; below it four decimals, and below one cent up to
 * four significant digits, so that nothing that costs something reads as nothing. Converted and marked where the
 * language has a currency of its own; then four significant digits below a hundred of its smallest coins.
 */
export function formatUsd(amount: NanoUsd, language: Language = ENGLISH): string {
  return markConverted(unmarked(amount, language), language);
}

function unmarked(amount: NanoUsd, language: Language): string {
  const shown = shownAmount(amount, language);
  return moneyFormat(shown, language).format(shown);
}

/** An amount in units of the currency that it is shown in. */
export function shownAmount(amount: NanoUsd, { currency }: Language): number {
  return toUsd(amount) * (currency?.perUsd ?? 1);
}

function moneyFormat(shown: number, { formats, currency }: Language): Intl.NumberFormat {
  const size = Math.abs(shown);
  if (size >= 0.999_95 * formats.leastInCoins || size === 0) return formats.coins;
  return size >= 0.01 && currency === undefined ? formats.fourDecimalMoney : formats.fourDigitMoney;
}

/** A range of amounts, with ≈ before an estimate and ≥ before a lower bound. */
export function formatUsdRange(
  { min, max }: NanoUsdRange,
  basis: Basis,
  language: Language = ENGLISH,
): string {
  const low = unmarked(min, language);
  const high = unmarked(max, language);
  // A lower bound has no upper end worth showing.
  if (basis === 'partial') return `≥ ${markConverted(low, language)}`;
  const range = markConverted(low === high ? low : `${low}–${high}`, language);
  return basis === 'estimate' ? `≈ ${range}` : range;
}

/** An amount to the cent, or as fine as the currency's coins are. */
export function formatCents(amount: NanoUsd, language: Language = ENGLISH): string {
  return markConverted(language.formats.coins.format(shownAmount(amount, language)), language);
}

/** An amount to the cent as a part of a wording. */
export function centWords(amount: NanoUsd): UsdWords {
  const nanoUsd = { min: amount, max: amount };
  return { english: formatCents(amount), nanoUsd, basis: 'exact', inCents: true };
}

/** An amount as a part of a wording. */
export function usdWords(nanoUsd: NanoUsdRange | NanoUsd, basis: Basis = 'exact'): UsdWords {
  const range = typeof nanoUsd === 'number' ? { min: nanoUsd, max: nanoUsd } : nanoUsd;
  return { english: formatUsdRange(range, basis), nanoUsd: range, basis };
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
  language: Language = ENGLISH,
): string {
  const ends = [after.min - before.min, after.max - before.max];
  const least = signedUsd(Math.min(...ends), language);
  const most = signedUsd(Math.max(...ends), language);
  return `${isExact ? '' : '≈ '}${least === most ? least : language.say('{0} to {1}', least, most)}`;
}

function signedUsd(amount: NanoUsd, language: Language): string {
  if (amount === 0) return `±${formatUsd(0, language)}`;
  return `${amount < 0 ? '−' : '+'}${formatUsd(Math.abs(amount), language)}`;
}

/** A number of tokens for people, without the unit; a dash when it is not known. */
export function formatTokens(
  tokens: TokenRange | undefined,
  { formats }: Language = ENGLISH,
): string {
  if (tokens === undefined) return '–';
  const { min, max } = tokens;
  return min === max
    ? formats.plain.format(min)
    : `${formats.plain.format(min)}–${formats.plain.format(max)}`;
}

/** A unit price for people; what the unit is, is said beside it. */
export function formatUnitPrice(usd: number, language: Language = ENGLISH): string {
  const { formats, currency } = language;
  return markConverted(formats.unitPrice.format(usd * (currency?.perUsd ?? 1)), language);
}

/** `1536×1024` for people; `auto` stays. */
export function formatSize(size: string): string {
  return size.replace('x', '×');
}
