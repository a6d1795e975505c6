import type { Steps } from '../../text/steps.ts';
import { periodsBetween, startOf, type Period } from './periods.ts';

/** What the parts of a period are told apart by. */
export const SERIES_KEYS = ['model', 'template', 'quality', 'user'] as const;
/** What the parts of a period are told apart by. */
export type SeriesKey = (typeof SERIES_KEYS)[number];

/** Logged calls that are alike in all that is told apart, added up. */
export interface SpendSums {
  readonly records: number;
  readonly unpriced: number;
  readonly nanoUsd: number;
  /** Records of which is known whether they were approved, and what these cost. */
  readonly judged: number;
  readonly judgedNanoUsd: number;
  readonly judgedUnpriced: number;
  readonly approved: number;
}

/** The sums of one day and one value of every key. */
export interface SpendCell
  extends SpendSums, Readonly<Partial<Record<SeriesKey, string | undefined>>> {
  /** `YYYY-MM-DD` in UTC; undefined where the log does not say. */
  readonly day?: string | undefined;
}

/** One of the parts that periods are made of. */
export interface SpendSeriesGroup {
  /** `rest` is all that did not make it among the dearest; `unnamed` what the log does not say. */
  readonly kind: 'named' | 'unnamed' | 'rest';
  /** Empty unless it is named. */
  readonly name: string;
  readonly sums: SpendSums;
}

/** What was spent over time, in parts. */
export interface SpendSeries {
  /** The dearest first, the rest last. */
  readonly groups: readonly SpendSeriesGroup[];
  /** In the order of time, with those in which nothing was spent. */
  readonly periods: readonly {
    /** The first day, `YYYY-MM-DD`. */
    readonly start: string;
    /** Of each group. */
    readonly parts: readonly SpendSums[];
    readonly total: SpendSums;
  }[];
  readonly total: SpendSums;
  /** What has no time, and so is in no period. */
  readonly undated: SpendSums;
}

/** What a series shows. */
export interface SeriesOptions {
  readonly period: Period;
  readonly by: SeriesKey;
  /** First and last day that count. */
  readonly since: string;
  readonly until: string;
  /** Most groups, the rest being one of them; at least 1. */
  readonly mostGroups: number;
  /** Most periods; earlier ones are left out. */
  readonly mostPeriods: number;
}

/** Nothing at all. */
export const NO_SPEND: SpendSums = {
  records: 0,
  unpriced: 0,
  nanoUsd: 0,
  judged: 0,
  judgedNanoUsd: 0,
  judgedUnpriced: 0,
  approved: 0,
};

type Sums = { -readonly [Name in keyof SpendSums]: number };

/** Sums in place: there may be hundreds of thousands of cells. */
function add(sums: Sums, more: SpendSums): void {
  sums.records += more.records;
  sums.unpriced += more.unpriced;
  sums.nanoUsd += more.nanoUsd;
  sums.judged += more.judged;
  sums.judgedNanoUsd += more.judgedNanoUsd;
  sums.judgedUnpriced += more.judgedUnpriced;
  sums.approved += more.approved;
}

function sumOf(all: Iterable<SpendSums>): SpendSums {
  const sums = { ...NO_SPEND };
  for (const one of all) add(sums, one);
  return sums;
}

/**
 * Everything judged, divided by what was approved, rounded to the nano-dollar; undefined while nothing was
 * approved, or while the price of any judged record is unknown.
 */
export function perApproved(sums: SpendSums): number | undefined {
  const { judgedNanoUsd, judgedUnpriced, approved } = sums;
  return approved > 0 && judgedUnpriced === 0 ? Math.round(judgedNanoUsd / approved) : undefined;
}

/** Cells that are added up between two pauses. */
const CELLS_PER_STEP = 100;

/** Adds cells up by period and by one key, in time linear in the cells. */
export function* spendSeries(
  cells: Iterable<SpendCell>,
  options: SeriesOptions,
): Steps<SpendSeries> {
  const { period, by, since, until, mostGroups, mostPeriods } = options;
  const starts = periodsBetween(since, until, period, mostPeriods);
  const first = starts[0] ?? since;
  const startOfDay = new Map<string, string>();
  const parts = new Map<string | undefined, Part>();
  const undated = { ...NO_SPEND };
  let seen = 0;
  for (const cell of cells) {
    if (++seen % CELLS_PER_STEP === 0) yield;
    const { day } = cell;
    if (day === undefined) add(undated, cell);
    if (day === undefined || day < since || day < first || day > until) continue;
    let start = startOfDay.get(day);
    if (start === undefined) {
      start = startOf(day, period);
      startOfDay.set(day, start);
    }
    let part = parts.get(cell[by]);
    if (part === undefined) {
      part = { all: { ...NO_SPEND }, byStart: new Map() };
      parts.set(cell[by], part);
    }
    addAt(part, start, cell);
  }
  const ranked = [...parts].sort(
    ([aKey, a], [bKey, b]) =>
      b.all.nanoUsd - a.all.nanoUsd ||
      b.all.records - a.all.records ||
      ((aKey ?? '') < (bKey ?? '') ? -1 : 1),
  );
  const named = ranked.length <= mostGroups ? ranked : ranked.slice(0, mostGroups - 1);
  const shown: (Part & Pick<SpendSeriesGroup, 'kind' | 'name'>)[] = named.map(([key, part]) => ({
    ...part,
    kind: key === undefined ? 'unnamed' : 'named',
    name: key ?? '',
  }));
  if (named.length < ranked.length) {
    const rest: Part = { all: { ...NO_SPEND }, byStart: new Map() };
    for (const [, { byStart }] of ranked.slice(named.length)) {
      yield;
      for (const [start, sums] of byStart) addAt(rest, start, sums);
    }
    shown.push({ ...rest, kind: 'rest', name: '' });
  }
  const periods = starts.map((start) => {
    const sums = shown.map(({ byStart }) => byStart.get(start) ?? NO_SPEND);
    return { start, parts: sums, total: sumOf(sums) };
  });
  return {
    groups: shown.map(({ kind, name, all }) => ({ kind, name, sums: all })),
    periods,
    total: sumOf(periods.map(({ total }) => total)),
    undated,
  };
}

/** One part of every period. */
interface Part {
  readonly all: Sums;
  readonly byStart: Map<string, Sums>;
}

function addAt({ all, byStart }: Part, start: string, more: SpendSums): void {
  add(all, more);
  const sums = byStart.get(start);
  if (sums === undefined) byStart.set(start, sumOf([more]));
  else add(sums, more);
}
