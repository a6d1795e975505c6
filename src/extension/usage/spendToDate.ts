import {
  addDays,
  NO_SPEND,
  spendSeries,
  type SeriesKey,
  type SpendCell,
  type SpendSeries,
  type SpendSums,
  type Steps,
} from '../../core/index.ts';

/** What the status bar tells of the logs. */
export interface SpendSummary {
  readonly today: SpendSums;
  readonly month: SpendSums;
  /** The last days, the latest first, those without any spend left out. */
  readonly days: readonly { readonly day: string; readonly sums: SpendSums }[];
  /** The dearest of the month. */
  readonly templates: SpendSeries['groups'];
  readonly models: SpendSeries['groups'];
}

/** How many days, templates and models are told. */
const MOST_DAYS = 7;
const MOST_GROUPS = 4;

/** Sums up the month so far and the last days. */
export function* summarise(cells: readonly SpendCell[], today: string): Steps<SpendSummary> {
  const within = (by: SeriesKey, since: string): Steps<SpendSeries> =>
    spendSeries(cells, {
      period: 'day',
      by,
      since,
      until: today,
      mostGroups: MOST_GROUPS,
      mostPeriods: 31,
    });
  const month = `${today.slice(0, 8)}01`;
  const { groups: templates, total } = yield* within('template', month);
  const { groups: models } = yield* within('model', month);
  const { periods } = yield* within('model', addDays(today, 1 - MOST_DAYS));
  return {
    today: periods.at(-1)?.total ?? NO_SPEND,
    month: total,
    days: periods
      .filter((period) => period.total.records > 0)
      .map((period) => ({ day: period.start, sums: period.total }))
      .reverse(),
    templates,
    models,
  };
}
