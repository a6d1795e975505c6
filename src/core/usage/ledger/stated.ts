import type { Catalogue } from '../../pricing/catalogue.ts';
import { priceUsage } from '../../pricing/priceUsage.ts';
import type { Wording } from '../../text/wording.ts';
import type { StatedUsage } from '../usageRecord.ts';
import { addTokens, emptyCell, nameOf, type CellKey, type CellRow } from './cell.ts';
import type { LedgerContents } from './contents.ts';
import { NO_MODEL, ONLY_COUNTS } from './reasons.ts';

/** A statement of an organisation with its price. */
export interface StatedRow extends StatedUsage {
  /** Why it has no price; undefined when it has one. */
  readonly unpricedReason?: Wording | undefined;
}

/** A statement, and whether its calls are counted as spend. */
export interface StatedSpend extends StatedRow {
  /** False for amounts of money, and for days of which calls are logged: those would be counted twice. */
  readonly isCounted: boolean;
}

/** Statements that are kept; the largest export of a year is far below. */
const MOST_STATED = 100_000;

/** Keeps a statement, priced; of two of the same, the larger. */
export function state(
  all: Map<string, StatedRow>,
  stated: StatedUsage,
  catalogue: Catalogue,
): void {
  const row = priced(stated, catalogue);
  const before = all.get(row.name);
  if (before === undefined && all.size >= MOST_STATED) return;
  if (before === undefined || sizeOf(row) > sizeOf(before)) all.set(row.name, row);
}

function sizeOf({ requests, nanoUsd = 0 }: StatedRow): number {
  return requests * 1_000_000_000 + nanoUsd;
}

function priced(stated: StatedUsage, catalogue: Catalogue): StatedRow {
  if (stated.kind === 'cost') return stated;
  if (stated.counts === undefined) return { ...stated, unpricedReason: ONLY_COUNTS };
  if (stated.of === undefined) return { ...stated, unpricedReason: NO_MODEL };
  const price = priceUsage(catalogue, stated.of, stated.counts, stated.batch, stated.day);
  return price.kind === 'priced'
    ? { ...stated, nanoUsd: price.total }
    : { ...stated, unpricedReason: price.reason };
}

/**
 * Adds what the organisation states of days without a logged call to the cells. Tokens come before mere counts
 * of the same day, and amounts of money are never added.
 */
export function settleStated(
  parts: readonly Readonly<LedgerContents>[],
  cells: Map<string, CellRow>,
): readonly StatedSpend[] {
  const rows = new Map<string, StatedRow>();
  for (const { stated } of parts) {
    for (const row of stated.values()) {
      const before = rows.get(row.name);
      if (before === undefined || sizeOf(row) > sizeOf(before)) rows.set(row.name, row);
    }
  }
  const logged = new Set([...cells.values()].map(({ key }) => key.day));
  const withTokens = new Set(
    [...rows.values()].filter(({ kind }) => kind === 'tokens').map(({ day }) => day),
  );
  return [...rows.values()].map((row) => {
    const isApart = row.kind === 'cost' || logged.has(row.day);
    const isCounted = !isApart && (row.kind === 'tokens' || !withTokens.has(row.day));
    if (isCounted) addStated(cells, row);
    return { ...row, isCounted };
  });
}

function addStated(cells: Map<string, CellRow>, row: StatedRow): void {
  const { day, of: model, user, batch, requests, images, nanoUsd, counts = {} } = row;
  const key: CellKey = { day, model, user, batch };
  const cell = cells.get(nameOf(key)) ?? emptyCell(key);
  cells.set(cell.name, cell);
  cell.sums.records += requests;
  cell.sums.images += images;
  cell.sums.nanoUsd += nanoUsd ?? 0;
  if (nanoUsd === undefined) cell.sums.unpriced += requests;
  addTokens(cell.tokens, counts);
}
