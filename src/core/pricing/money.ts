/** An amount of money in billionths of a US dollar; always a whole number. */
export type NanoUsd = number;

/** An amount that lies between two bounds, both included. */
export interface NanoUsdRange {
  readonly min: NanoUsd;
  readonly max: NanoUsd;
}

const NANO_PER_USD = 1_000_000_000;
/** Unit prices are exact to this many decimals of a US dollar per million tokens. */
export const PRICE_DECIMALS = 6;
const PARTS_PER_USD = 10 ** PRICE_DECIMALS;
/** One token at one dollar a million costs 1,000 nano-dollars. */
const PARTS_PER_NANO = PARTS_PER_USD / 1_000;

/** Most tokens that are priced at once. */
export const MOST_TOKENS = 1_000_000_000;
/**
 * Dearest unit price that is accepted, in US dollars per million tokens. At this price {@link MOST_TOKENS}
 * cost 10¹⁵ nano-dollars, so that even the sum of all line items of a bill is an exact integer.
 */
export const HIGHEST_USD_PER_MTOK = 1_000;

/**
 * What a number of tokens costs: quantity × unit price, exact for prices of up to three decimals and
 * rounded to the nearest nano-dollar below that.
 *
 * @param tokens a whole number from 0 to {@link MOST_TOKENS}.
 * @param usdPerMTok US dollars per million tokens, 0 to {@link HIGHEST_USD_PER_MTOK}.
 * @throws RangeError outside of these.
 */
export function priceOf(tokens: number, usdPerMTok: number): NanoUsd {
  if (!Number.isInteger(tokens) || tokens < 0 || tokens > MOST_TOKENS) {
    throw new RangeError(`${tokens} is not a number of tokens from 0 to ${MOST_TOKENS}.`);
  }
  if (!(usdPerMTok >= 0 && usdPerMTok <= HIGHEST_USD_PER_MTOK)) {
    throw new RangeError(`${usdPerMTok} is not a price from 0 to ${HIGHEST_USD_PER_MTOK}.`);
  }
  const parts = Math.round(usdPerMTok * PARTS_PER_USD);
  // Whole nano-dollars and the rest apart, so that no product leaves the exact integers.
  const rest = parts % PARTS_PER_NANO;
  const whole = (parts - rest) / PARTS_PER_NANO;
  return tokens * whole + Math.round((tokens * rest) / PARTS_PER_NANO);
}

/** Most images or megapixels that are priced at once. */
export const MOST_UNITS = MOST_TOKENS / 1_000_000;

/**
 * What a number of images or megapixels costs, rounded to the nearest nano-dollar. A unit is priced as a
 * million millionths, which a megapixel's pixels are.
 *
 * @param units 0 to {@link MOST_UNITS}, exact to six decimals.
 * @param usdPerUnit US dollars per unit, 0 to {@link HIGHEST_USD_PER_MTOK}.
 * @throws RangeError outside of these.
 */
export function priceOfUnits(units: number, usdPerUnit: number): NanoUsd {
  return priceOf(Math.round(units * 1_000_000), usdPerUnit);
}

/** Most nano-dollars that are still exact to the last one, about nine million dollars. */
export const MOST_EXACT_NANO_USD = Number.MAX_SAFE_INTEGER;

export const NO_MONEY: NanoUsdRange = { min: 0, max: 0 };

/** The sum of all bounds; exact up to nine million dollars, where the exact integers end. */
export function addMoney(amounts: readonly NanoUsdRange[]): NanoUsdRange {
  return amounts.reduce(
    (sum, { min, max }) => ({ min: sum.min + min, max: sum.max + max }),
    NO_MONEY,
  );
}

/** So many times an amount; exact for whole factors. */
export function scaleMoney({ min, max }: NanoUsdRange, factor: number): NanoUsdRange {
  return { min: min * factor, max: max * factor };
}

/** The amount in US dollars, for output only. */
export function toUsd(amount: NanoUsd): number {
  return amount / NANO_PER_USD;
}

/** The nearest whole number of nano-dollars. */
export function toNano(usd: number): NanoUsd {
  return Math.round(usd * NANO_PER_USD);
}
