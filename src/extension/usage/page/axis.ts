import { nice, ticks } from 'd3-array';
import type { Language } from '../../../core/index.ts';
import type { PageBlock } from '../../../webview/protocol.ts';

/** An upright axis from 0. */
export interface Axis {
  /** The share of its height that an amount reaches, 0 to 1. */
  readonly shareOf: (amount: number) => number;
  readonly ticks: (PageBlock & { readonly kind: 'chart' })['ticks'];
}

/** About how many marks an axis has. */
const MARKS = 4;

/**
 * An axis that has room for the greatest amount, with marks at round numbers.
 *
 * @param most the greatest amount; an axis for nothing reaches to 1.
 */
export function axisFor(most: number, format: (amount: number, step: number) => string): Axis {
  const [, top] = nice(0, most > 0 ? most : 1, MARKS);
  const marks = ticks(0, top, MARKS);
  const step = marks[1] ?? top;
  return {
    shareOf: (amount) => amount / top,
    ticks: marks.map((mark) => ({ at: mark / top, text: format(mark, step) })),
  };
}

/**
 * An axis of money, with round numbers of the currency that it is shown in.
 *
 * @param most the greatest amount in US dollars, as all that it is asked about.
 */
export function moneyAxis(most: number, language: Language): Axis {
  const { locale, currency } = language;
  const rate = currency?.perUsd ?? 1;
  const { ticks: marks, shareOf } = axisFor(most * rate, (amount, step) => {
    const digits = Math.min(9, Math.max(2, Math.ceil(-Math.log10(step))));
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: currency?.code ?? 'USD',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(amount);
  });
  return { ticks: marks, shareOf: (usd) => shareOf(usd * rate) };
}
