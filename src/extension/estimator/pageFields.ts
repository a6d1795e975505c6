import type { Language } from '../../core/index.ts';
import type { PageFields } from '../../webview/protocol.ts';

/** Reads the fields of a page. */
export interface FieldReader {
  /** The text of a field without blanks around it; empty where it is not there. */
  readonly field: (name: string) => string;
  /** Whether the page has sent the field, be it empty. */
  readonly isEntered: (name: string) => boolean;
  /** A number, also in percent; undefined for an empty field and, told as a problem, for anything out of range. */
  readonly number: (name: string, low: number, high: number, whole: boolean) => number | undefined;
}

/**
 * A reader of what was entered.
 *
 * @param problems takes up what is wrong, by the name of the field.
 */
export function createFieldReader(
  fields: PageFields,
  problems: Map<string, string>,
  language: Language,
): FieldReader {
  const field = (name: string): string => fields[name]?.trim() ?? '';
  return {
    field,
    isEntered: (name) => fields[name] !== undefined,
    number: (name, low, high, whole) => {
      const text = field(name);
      if (text === '') return undefined;
      const value = whole ? wholeNumber(text) : decimalNumber(text, language);
      if (value >= low && value <= high) return value;
      const expected = whole
        ? language.say('Write a whole number from {0} to {1}.', low, high)
        : language.say('Write a number from {0} to {1}.', low, high);
      problems.set(name, expected);
      return undefined;
    },
  };
}

/** Digits alone: `1.000` is a thousand in one language and one in another. */
function wholeNumber(text: string): number {
  return /^\d{1,15}$/u.test(text) ? Number(text) : Number.NaN;
}

/** A number with the decimal sign of the language or a point, also in percent. */
function decimalNumber(text: string, { formats }: Language): number {
  const sign =
    formats.plain.formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  const digits = text.replace(/\s*%$/u, '').replace(sign, '.');
  const value = digits === '' ? Number.NaN : Number(digits);
  return text.endsWith('%') ? value / 100 : value;
}
