import type { Catalogue } from '../pricing/catalogue.ts';
import { priceUsage } from '../pricing/priceUsage.ts';
import type { UsageRecord } from './usageRecord.ts';

/** What spend is grouped by. */
export const SPEND_KEYS = ['template', 'model', 'day', 'user'] as const;
/** What spend is grouped by. */
export type SpendKey = (typeof SPEND_KEYS)[number];

/** What was spent on one group. */
export interface SpendGroup {
  /** Undefined where the records do not say. */
  readonly key: string | undefined;
  readonly records: number;
  readonly unpriced: number;
  readonly nanoUsd: number;
  /** Records of which is known whether they were approved. */
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
  /** The dearest first. */
  readonly groups: readonly SpendGroup[];
}

/** Adds records up; memory grows with groups and request ids, not with records. */
export interface Ledger {
  add(record: UsageRecord): void;
  spend(): Spend;
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

/** Which records count. */
export interface LedgerOptions {
  readonly by: SpendKey;
  /** First and last day that count, `YYYY-MM-DD`; records without a time count only without them. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** The model of records that name none. */
  readonly model?: string | undefined;
}

/** An empty ledger. A record without a price is counted as such, and adds nothing. */
export function createLedger(catalogue: Catalogue, options: LedgerOptions): Ledger {
  const groups = new Map<string | undefined, Sums>();
  const seen = new Set<string>();
  let duplicates = 0;
  return {
    add(record) {
      if (!isWithin(record, options)) return;
      if (record.id !== undefined) {
        if (seen.has(record.id)) {
          duplicates++;
          return;
        }
        seen.add(record.id);
      }
      const model = record.model ?? options.model;
      const key = keyOf(record, model, options.by);
      const sums = groups.get(key) ?? emptySums();
      groups.set(key, sums);
      const price =
        model === undefined ? undefined : priceUsage(catalogue, model, record.counts, record.batch);
      const cost = price?.kind === 'priced' ? price.total : undefined;
      sums.records++;
      if (cost === undefined) sums.unpriced++;
      sums.nanoUsd += cost ?? 0;
      if (record.accepted === undefined) return;
      sums.judged++;
      sums.judgedNanoUsd += cost ?? 0;
      if (cost === undefined) sums.judgedUnpriced++;
      if (record.accepted) sums.approved++;
    },
    spend() {
      const all = emptySums();
      for (const sums of groups.values()) {
        for (const name of Object.keys(all) as (keyof Sums)[]) all[name] += sums[name];
      }
      return {
        totals: { ...groupOf(undefined, all), duplicates },
        groups: [...groups]
          .map(([key, sums]) => groupOf(key, sums))
          .sort((a, b) => b.nanoUsd - a.nanoUsd || ((a.key ?? '') < (b.key ?? '') ? -1 : 1)),
      };
    },
  };
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

function groupOf(key: string | undefined, all: Sums): SpendGroup {
  const { judgedNanoUsd, judgedUnpriced, ...sums } = all;
  const isKnown = sums.approved > 0 && judgedUnpriced === 0;
  const nanoUsdPerApproved = isKnown ? Math.round(judgedNanoUsd / sums.approved) : undefined;
  return { key, ...sums, nanoUsdPerApproved };
}

function isWithin({ time }: UsageRecord, { since, until }: LedgerOptions): boolean {
  if (since === undefined && until === undefined) return true;
  const day = dayOf(time);
  if (day === undefined) return false;
  return (since === undefined || day >= since) && (until === undefined || day <= until);
}

function keyOf(record: UsageRecord, model: string | undefined, by: SpendKey): string | undefined {
  switch (by) {
    case 'template':
      return record.template;
    case 'user':
      return record.user;
    case 'day':
      return dayOf(record.time);
    case 'model':
      return model;
  }
}

/** The day in UTC. */
function dayOf(time: string | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString().slice(0, 10);
}
