/** How numbers and amounts are written in one language. */
export interface NumberFormats {
  /** Up to three decimals, with the language's grouping. */
  readonly plain: Intl.NumberFormat;
  readonly twoDecimals: Intl.NumberFormat;
  readonly fourDigits: Intl.NumberFormat;
  /** Amounts from one dollar up, with the decimals that the currency has. */
  readonly coins: Intl.NumberFormat;
  /** The least amount that coins are fine enough for: a hundred of the smallest, so that three digits stay. */
  readonly leastInCoins: number;
  /** Amounts below one dollar. */
  readonly fourDecimalMoney: Intl.NumberFormat;
  /** Amounts below one cent, and converted ones below one dollar. */
  readonly fourDigitMoney: Intl.NumberFormat;
  /** Unit prices, as exact as they are listed. */
  readonly unitPrice: Intl.NumberFormat;
  /** Amounts with the currency's name in words. */
  readonly spokenMoney: Intl.NumberFormat;
  readonly spokenSmallMoney: Intl.NumberFormat;
}

/**
 * The formats of a language.
 *
 * @param locale a BCP 47 tag.
 * @param currency an ISO 4217 code.
 */
export function numberFormats(locale: string, currency: string): NumberFormats {
  const money = (options: Intl.NumberFormatOptions = {}): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, { style: 'currency', currency, ...options });
  const coins = money();
  return {
    plain: new Intl.NumberFormat(locale),
    twoDecimals: new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }),
    fourDigits: new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 }),
    coins,
    leastInCoins: 100 / 10 ** (coins.resolvedOptions().maximumFractionDigits ?? 2),
    fourDecimalMoney: money({ minimumFractionDigits: 4, maximumFractionDigits: 4 }),
    fourDigitMoney: money({ maximumSignificantDigits: 4 }),
    unitPrice: money({ minimumFractionDigits: 0, maximumFractionDigits: 6 }),
    spokenMoney: money({ currencyDisplay: 'name' }),
    spokenSmallMoney: money({ currencyDisplay: 'name', maximumSignificantDigits: 4 }),
  };
}
