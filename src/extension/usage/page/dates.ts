import type { Period } from '../../../core/index.ts';

const DAY = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat('en-US', {
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A short name for below a column, such as `Nov 24`. */
export function shortDate(start: string, period: Period): string {
  return (period === 'month' ? MONTH : DAY).format(new Date(start));
}

/** A period for the head of a row: its first day, or its month, as `2026-11`. */
export function periodHead(start: string, period: Period): string {
  return period === 'month' ? start.slice(0, 7) : start;
}
