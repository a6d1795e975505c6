import { fillIn } from '../text/wording.ts';
import { numberFormats, type NumberFormats } from './numberFormats.ts';

/** The currency that amounts are shown in, by a rate that the user gives. */
export interface DisplayCurrency {
  /** ISO 4217, such as `EUR`. */
  readonly code: string;
  /** What one US dollar costs in it, above 0. */
  readonly perUsd: number;
}

/** The language that people are told things in. */
export interface Language {
  /** BCP 47, such as `de`; numbers and dates are written as it has them. */
  readonly locale: string;
  /** Absent where amounts are shown in US dollars. */
  readonly currency?: DisplayCurrency | undefined;
  readonly formats: NumberFormats;
  /** The same language with amounts in US dollars; absent where they are anyway. */
  readonly inUsd?: Language | undefined;
  /** A sentence in this language; numbers are written as it writes them, text is put in as it is. */
  say(sentence: string, ...parts: readonly (string | number)[]): string;
}

/**
 * Makes a language.
 *
 * @param locale a BCP 47 tag; American English in place of one that does not exist.
 * @param translate gives the translation of an English sentence with its places, or the sentence itself.
 */
export function createLanguage(
  locale: string,
  translate: (sentence: string) => string,
  currency?: DisplayCurrency,
): Language {
  const tag = knownLocale(locale);
  const formats = numberFormats(tag, currency?.code ?? 'USD');
  return {
    locale: tag,
    currency,
    formats,
    ...(currency && { inUsd: createLanguage(locale, translate) }),
    say: (sentence, ...parts) =>
      fillIn(
        translate(sentence),
        parts.map((part) => (typeof part === 'number' ? formats.plain.format(part) : part)),
      ),
  };
}

function knownLocale(locale: string): string {
  try {
    const [canonical = 'en'] = Intl.getCanonicalLocales(locale);
    return canonical === 'en' || canonical.startsWith('qps') ? 'en-US' : canonical;
  } catch {
    return 'en-US';
  }
}

/** American English with amounts in US dollars: what the command line speaks. */
export const ENGLISH: Language = createLanguage('en-US', (sentence) => sentence);

/** The same language with amounts in US dollars. */
export function inDollars(language: Language): Language {
  return language.inUsd ?? language;
}

/** That amounts are converted, and by which rate; undefined where they are in US dollars. */
export function conversionNote(language: Language): string | undefined {
  if (language.currency === undefined) return undefined;
  const { code, perUsd } = language.currency;
  const rate = new Intl.NumberFormat(language.locale, { maximumSignificantDigits: 6 });
  return language.say('converted at your rate of {0} {1} per US dollar', rate.format(perUsd), code);
}
