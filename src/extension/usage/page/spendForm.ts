import {
  addDays,
  PERIODS,
  SERIES_KEYS,
  type Period,
  type SeriesKey,
  type SpendCell,
} from '../../../core/index.ts';
import type { PageFields } from '../../../webview/protocol.ts';

/** The stretches of time that the page offers. */
export const SPANS = ['days30', 'month', 'lastMonth', 'days90', 'year', 'all'] as const;
/** A stretch of time that the page offers. */
export type Span = (typeof SPANS)[number];

/** What is shown, as set on the page. */
export interface SpendForm {
  readonly period: Period;
  readonly by: SeriesKey;
  readonly span: Span;
  /** First and last day that count, `YYYY-MM-DD`. */
  readonly since: string;
  readonly until: string;
}

/** Reads what was entered; anything unknown counts as not set. The last 30 days by day and model unless told otherwise. */
export function readSpendForm(fields: PageFields, today: string): SpendForm {
  const span = oneOf(SPANS, fields['span']) ?? 'days30';
  return {
    period: oneOf(PERIODS, fields['period']) ?? 'day',
    by: oneOf(SERIES_KEYS, fields['by']) ?? 'model',
    span,
    ...daysOf(span, today),
  };
}

const FIRST_DAY = '1970-01-01';
const LAST_DAY = '9999-12-31';

function daysOf(span: Span, today: string): { readonly since: string; readonly until: string } {
  const month = `${today.slice(0, 8)}01`;
  switch (span) {
    case 'days30':
      return { since: addDays(today, -29), until: today };
    case 'days90':
      return { since: addDays(today, -89), until: today };
    case 'year':
      return { since: addDays(today, -364), until: today };
    case 'month':
      return { since: month, until: today };
    case 'lastMonth': {
      const until = addDays(month, -1);
      return { since: `${until.slice(0, 8)}01`, until };
    }
    case 'all':
      return { since: FIRST_DAY, until: LAST_DAY };
  }
}

/**
 * The same, with “all” as long as the days that were logged: a day without spend before the first of them says
 * nothing, and a clock that ran years ahead would leave nothing else to see.
 */
export function withinLogged(
  form: SpendForm,
  cells: Iterable<Pick<SpendCell, 'day'>>,
  today: string,
): SpendForm {
  if (form.span !== 'all') return form;
  let since = today;
  let until = today;
  for (const { day } of cells) {
    if (day === undefined) continue;
    if (day < since) since = day;
    // Tomorrow may have begun where the clock of the log stands.
    if (day > until && day <= addDays(today, 1)) until = day;
  }
  return { ...form, since, until };
}

function oneOf<T extends string>(values: readonly T[], value: string | undefined): T | undefined {
  return values.find((one) => one === value);
}
