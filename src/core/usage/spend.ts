import type { UsageCell } from './ledger/cell.ts';
import type { RollUp } from './ledger/rollUp.ts';
import { startOf } from './views/periods.ts';

/** What spend is grouped by. */
export const SPEND_KEYS = ['template', 'model', 'day', 'week', 'month', 'user', 'quality'] as const;
/** What spend is grouped by. */
export type SpendKey = (typeof SPEND_KEYS)[number];

/** What was spent on one group. */
export interface SpendGroup {
  /** A period is named by its first day, a week by its Monday; undefined where the records do not say. */
  readonly key: string | undefined;
  readonly records: number;
  readonly unpriced: number;
  readonly nanoUsd: number;
  /** Pictures of which is known whether they were approved. */
  readonly judged: number;
  readonly approved: number;
  /**
   * Everything judged, divided by what was approved; undefined while nothing was, or while the price of any
   * judged record is unknown.
   */
  readonly nanoUsdPerApproved: number | undefined;
}

/** What a log adds up to. */
export interface Spend {
  readonly totals: SpendGroup & { readonly duplicates: number };
  /** The dearest first; days, weeks and months in the order of time, what has none last. */
  readonly groups: readonly SpendGroup[];
}

/** Which calls count. */
export interface SpendOptions {
  readonly by: SpendKey;
  /** First and last day that count, `YYYY-MM-DD`; calls without a time count only without them. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

interface Sums {
  records: number;
  unpriced: number;
  nanoUsd: number;
  judged: number;
  judgedNanoUsd: number;
  judgedUnpriced: number;
  approved: number;
}

/** What was spent, by group. */
export function spendOf({ cells, counts }: RollUp, options: SpendOptions): Spend {
  const groups = new Map<string | undefined, Sums>();
  const all = emptySums();
  for (const cell of cells) {
    if (!isWithin(cell.day, options)) continue;
    const key = keyOf(cell, options.by);
    const sums = groups.get(key) ?? emptySums();
    groups.set(key, sums);
    add(sums, cell);
    add(all, cell);
  }
  return {
    totals: { ...groupOf(undefined, all), duplicates: counts.duplicates },
    groups: [...groups]
      .map(([key, sums]) => groupOf(key, sums))
      .sort(isPeriod(options.by) ? byTime : byCost),
  };
}

/** Whether a day counts. */
export function isWithin(
  day: string | undefined,
  { since, until }: Pick<SpendOptions, 'since' | 'until'>,
): boolean {
  if (since === undefined && until === undefined) return true;
  if (day === undefined) return false;
  return (since === undefined || day >= since) && (until === undefined || day <= until);
}

function isPeriod(by: SpendKey): boolean {
  return by === 'day' || by === 'week' || by === 'month';
}

function byTime({ key: a }: SpendGroup, { key: b }: SpendGroup): number {
  // Nothing that is a date comes behind the tilde.
  return (a ?? '~') < (b ?? '~') ? -1 : 1;
}

function byCost(a: SpendGroup, b: SpendGroup): number {
  return b.nanoUsd - a.nanoUsd || ((a.key ?? '') < (b.key ?? '') ? -1 : 1);
}

function keyOf(cell: UsageCell, by: SpendKey): string | undefined {
  switch (by) {
    case 'week':
    case 'month':
      return cell.day === undefined ? undefined : startOf(cell.day, by);
    case 'day':
    case 'template':
    case 'model':
    case 'user':
    case 'quality':
      return cell[by];
  }
}

function emptySums(): Sums {
  return {
    records: 0,
    unpriced: 0,
    nanoUsd: 0,
    judged: 0,
    judgedNanoUsd: 0,
    judgedUnpriced: 0,
    approved: 0,
  };
}

function add(sums: Sums, cell: UsageCell): void {
  for (const name of Object.keys(sums) as (keyof Sums)[]) sums[name] += cell[name];
}

function groupOf(key: string | undefined, all: Sums): SpendGroup {
  const { judgedNanoUsd, judgedUnpriced, ...sums } = all;
  const isKnown = sums.approved > 0 && judgedUnpriced === 0;
  const nanoUsdPerApproved = isKnown ? Math.round(judgedNanoUsd / sums.approved) : undefined;
  return { key, ...sums, nanoUsdPerApproved };
}
