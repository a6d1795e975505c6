import { words, type Wording } from '../text/wording.ts';
import { conversionNote, inDollars, type DisplayCurrency, type Language } from './language.ts';

/** Stands behind every amount that was converted, and before the line that says how. */
export const CONVERTED_MARK = '∗';

/** An amount with the mark of what is converted, where the language converts. */
export function markConverted(amount: string, { currency }: Language): string {
  return currency === undefined ? amount : `${amount}${CONVERTED_MARK}`;
}

/**
 * The one line of a surface that says how its marked amounts came about: by which rate, that it is the user's, and what
 * they are in US dollars. Undefined where nothing is converted.
 *
 * @param tell says the surface's main amount in the language that it is given, which is one of US dollars.
 */
export function conversionLine(
  language: Language,
  tell?: (inUsd: Language) => string | undefined,
): string | undefined {
  const note = conversionNote(language);
  if (note === undefined) return undefined;
  const usd = tell?.(inDollars(language));
  const line = `${CONVERTED_MARK} ${note}`;
  return usd === undefined ? line : `${line}; ${language.say('in US dollars {0}', usd)}`;
}

/** The same as a list of one line, or of none. */
export function conversionLines(
  language: Language,
  tell?: (inUsd: Language) => string | undefined,
): readonly string[] {
  const line = conversionLine(language, tell);
  return line === undefined ? [] : [line];
}

/** What two settings say about the currency that amounts are shown in. */
export type CurrencyChoice =
  | { readonly kind: 'usd' }
  | { readonly kind: 'converted'; readonly currency: DisplayCurrency }
  /** Amounts stay in US dollars. */
  | { readonly kind: 'problem'; readonly problem: Wording };

/** Far above what a dollar costs in any currency. */
const HIGHEST_RATE = 1_000_000_000;

/**
 * Reads code and rate of the display currency; neither set means US dollars.
 *
 * @param code of ISO 4217, one that `Intl` knows.
 * @param perUsd what one US dollar costs in it, above 0.
 */
export function readCurrency(code: unknown, perUsd: unknown): CurrencyChoice {
  const hasRate = perUsd !== undefined && perUsd !== null;
  if (code === undefined || code === null || code === '') {
    return hasRate
      ? problem(
          words(
            'promptCost.currency.perUsd is set, but promptCost.currency.code is not. Amounts are in US dollars.',
          ),
        )
      : { kind: 'usd' };
  }
  if (typeof code !== 'string' || !isCurrency(code)) {
    return problem(
      words(
        'promptCost.currency.code is “{0}”, which is no currency code such as EUR. Amounts are in US dollars.',
        typeof code === 'string' ? code : typeof code,
      ),
    );
  }
  if (code === 'USD') {
    return hasRate && perUsd !== 1
      ? problem(
          words(
            'A rate for US dollars changes nothing. Name another currency in promptCost.currency.code.',
          ),
        )
      : { kind: 'usd' };
  }
  if (typeof perUsd !== 'number' || !(perUsd > 0 && perUsd <= HIGHEST_RATE)) {
    return problem(
      words(
        'promptCost.currency.perUsd has to be what one US dollar costs in {0}: a number above 0. Amounts are in US dollars.',
        code,
      ),
    );
  }
  return { kind: 'converted', currency: { code, perUsd } };
}

function problem(told: Wording): CurrencyChoice {
  return { kind: 'problem', problem: told };
}

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}
