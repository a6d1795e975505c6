import type { LineItem } from '../pricing/lineItem.ts';
import { formatTokens, formatUnitPrice } from './money.ts';

const UNIT_NAMES = {
  tok: { one: 'tok', many: 'tok' },
  image: { one: 'image', many: 'images' },
  megapixel: { one: 'MP', many: 'MP' },
} as const;
const DECIMALS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });

/** The quantity of a line with its unit, such as `1,756 tok`, `1 image` or `0.573–1 MP`. */
export function formatQuantity({ unit, quantity }: Pick<LineItem, 'unit' | 'quantity'>): string {
  const names = UNIT_NAMES[unit];
  const name = quantity.max === 1 ? names.one : names.many;
  return unit === 'tok'
    ? `${formatTokens(quantity)} ${name}`
    : `${range(quantity, (value) => DECIMALS.format(value))} ${name}`;
}

/** The unit price of a line, such as `$30 per 1M tok` or `$0.014 per image`. */
export function formatLinePrice(item: LineItem): string {
  return item.unit === 'tok'
    ? `${formatUnitPrice(item.usdPerMTok)} per 1M tok`
    : `${range(item.usdPerUnit, formatUnitPrice)} per ${UNIT_NAMES[item.unit].one}`;
}

function range(
  { min, max }: { readonly min: number; readonly max: number },
  format: (value: number) => string,
): string {
  const [low, high] = [format(min), format(max)];
  return low === high ? low : `${low}–${high}`;
}
