import type { LineItem } from '../pricing/lineItem.ts';
import { ENGLISH, type Language } from './language.ts';
import { formatTokens, formatUnitPrice } from './money.ts';

/** The quantity of a line with its unit, such as `1,756 tok`, `1 image` or `0.573–1 MP`. */
export function formatQuantity(
  { unit, quantity }: Pick<LineItem, 'unit' | 'quantity'>,
  language: Language = ENGLISH,
): string {
  const { plain } = language.formats;
  switch (unit) {
    case 'tok':
      return language.say('{0} tok', formatTokens(quantity, language));
    case 'image':
      return language.say(
        quantity.max === 1 ? '{0} image' : '{0} images',
        range(quantity, (value) => plain.format(value)),
      );
    case 'megapixel':
      return language.say(
        '{0} MP',
        range(quantity, (value) => plain.format(value)),
      );
  }
}

/** The unit price of a line, such as `$30 per 1M tok` or `$0.014 per image`. */
export function formatLinePrice(item: LineItem, language: Language = ENGLISH): string {
  const price = (usd: number): string => formatUnitPrice(usd, language);
  switch (item.unit) {
    case 'tok':
      return language.say('{0} per 1M tok', price(item.usdPerMTok));
    case 'image':
      return language.say('{0} per image', range(item.usdPerUnit, price));
    case 'megapixel':
      return language.say('{0} per MP', range(item.usdPerUnit, price));
  }
}

function range(
  { min, max }: { readonly min: number; readonly max: number },
  format: (value: number) => string,
): string {
  const [low, high] = [format(min), format(max)];
  return low === high ? low : `${low}–${high}`;
}
