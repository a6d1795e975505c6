import type { Language, Period } from '../../../core/index.ts';

/** Gives short names for below the columns of a chart, such as `Nov 24`. */
export function shortDates(period: Period, { locale }: Language): (start: string) => string {
  const format = new Intl.DateTimeFormat(locale, {
    month: 'short',
    ...(period === 'month' ? { year: 'numeric' } : { day: 'numeric' }),
    timeZone: 'UTC',
  });
  return (start) => format.format(new Date(start));
}

/** A period for the head of a row: its first day, or its month, as `2026-11`. */
export function periodHead(start: string, period: Period): string {
  return period === 'month' ? start.slice(0, 7) : start;
}
