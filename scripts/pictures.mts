import type { Language } from '../src/core/index.ts';

/** What the pictures of the walkthrough say that is said nowhere else. */
export const PICTURE_WORDS: readonly string[] = [
  'Which quality',
  'all templates, once each',
  'price list of the vendor, with its date',
];

/**
 * A picture whose words, amounts and numbers are those of a language. Keys and words of templates stay.
 *
 * @param title what the picture shows, for a screen reader.
 */
export function translatedPicture(svg: string, title: string, language: Language): string {
  return svg
    .replace(/<title>[^<]*<\/title>/u, () => `<title>${escapeXml(title)}</title>`)
    .replace(
      /(<text [^>]*>)([^<]+)(<\/text>)/gu,
      (_, open: string, text: string, close: string) =>
        `${open}${escapeXml(translatedLine(text, language))}${close}`,
    );
}

/** One line of a picture: sentences are parted by middle dots, and a price may have a unit behind it. */
function translatedLine(line: string, language: Language): string {
  if (PICTURE_WORDS.includes(line)) return language.say(line);
  return line
    .split(' · ')
    .map((part) => translatedPart(part, language))
    .join(' · ');
}

function translatedPart(part: string, language: Language): string {
  const number = (text = ''): number => Number(text.replaceAll(',', ''));
  const [, usd, unit] = /^\$([\d.]+)(\/image|\/run)?$/u.exec(part) ?? [];
  if (usd !== undefined) {
    const amount = money(usd, language);
    return unit === undefined ? amount : language.say(`{0}${unit}`, amount);
  }
  const [, kind, quantity, price] =
    /^(text in|image out) +([\d,]+) tok × \$(\d+) per 1M$/u.exec(part) ?? [];
  if (kind !== undefined && price !== undefined) {
    const tokens = language.say('{0} tok', number(quantity));
    return `${language.say(kind)} ${tokens} × ${language.say('{0} per 1M tok', money(price, language))}`;
  }
  const [, text] = /^text in (\d+) tok$/u.exec(part) ?? [];
  if (text !== undefined) return language.say('text in {0} tok', number(text));
  const [, result] = /^= ([\d,]+) tokens$/u.exec(part) ?? [];
  if (result !== undefined) return `= ${language.say('{0} tokens', number(result))}`;
  if (part === 'per image' || part === 'exact') return language.say(part);
  return part.replaceAll(/\d{1,3}(?:,\d{3})+/gu, (digits) =>
    language.formats.plain.format(number(digits)),
  );
}

/** An amount with as many decimals as it was written with. */
function money(usd: string, { locale }: Language): string {
  const digits = usd.split('.')[1]?.length ?? 0;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(Number(usd));
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
