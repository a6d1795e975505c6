/** How long the stretches of time are that spend is shown by. */
export const PERIODS = ['day', 'week', 'month'] as const;
/** How long the stretches of time are that spend is shown by. */
export type Period = (typeof PERIODS)[number];

const DAY_MS = 86_400_000;

/** The first day, `YYYY-MM-DD`, of the period that a day lies in; weeks begin on Monday, as in ISO 8601. */
export function startOf(day: string, period: Period): string {
  switch (period) {
    case 'day':
      return day;
    case 'week': {
      const weekday = (new Date(day).getUTCDay() + 6) % 7;
      return addDays(day, -weekday);
    }
    case 'month':
      return `${day.slice(0, 8)}01`;
  }
}

/** The day so many days later, or earlier; across months, years and leap days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The first days of all periods from one day to another, both included, those in which nothing happened too.
 *
 * @param most the latest that are given when there are more.
 */
export function periodsBetween(
  first: string,
  last: string,
  period: Period,
  most: number,
): readonly string[] {
  const starts: string[] = [];
  let start = startOf(last, period);
  const end = startOf(first, period);
  while (start >= end && starts.length < most) {
    starts.push(start);
    start = startOf(addDays(start, -1), period);
  }
  return starts.reverse();
}
