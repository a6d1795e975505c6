import type { Catalogue } from '../../pricing/catalogue.ts';
import { createUsagePricer } from '../../pricing/usagePricer.ts';
import type { RecordReading, UsageRecord } from '../usageRecord.ts';
import { attemptsIn } from './asset.ts';
import {
  addCall,
  addTokens,
  addVerdict,
  emptyCell,
  keyOf,
  nameOf,
  promptTokensOf,
  type CellKey,
} from './cell.ts';
import { emptyContents, type LedgerContents } from './contents.ts';
import { judge } from './judgements.ts';
import { addReason, NO_MODEL, OTHER_REASONS } from './reasons.ts';
import { inEnglish } from '../../text/wording.ts';
import { state } from './stated.ts';
import { outputName } from './outputs.ts';

/** The logged calls of one file, or of several, added up as they come. */
export interface Ledger {
  readonly contents: Readonly<LedgerContents>;
  /** Takes what one entry of a log was read as; `line` is its place, from 1. */
  add(reading: RecordReading, line: number): void;
  /** Whether a call with this id was added. */
  has(id: string): boolean;
}

/** How a ledger reads records. */
export interface LedgerOptions {
  /** The model of records that name none. */
  readonly model?: string | undefined;
  /** Now, in milliseconds since 1970; without it no clock is ahead. */
  readonly now?: number | undefined;
  /**
   * Whether a call with this id is in another ledger that this one is rolled up with. Asked only for ids that are
   * not in this one; when it says no, the call is added here.
   */
  readonly isElsewhere?: ((id: string) => boolean) | undefined;
}

/** Unreadable lines that are named; the rest is counted. */
const KEPT_PROBLEMS = 100;
const KEPT_REASONS = 50;
const KEPT_AHEAD = 1_000;
/** Beyond these, calls are no longer told apart by user, template and size, or by asset. */
const MOST_CELLS = 200_000;
const MOST_ASSETS = 250_000;
/** Clocks that run this much ahead are no news. */
const CLOCK_TOLERANCE_MS = 300_000;

/** What cells hold that came when there were too many of them to tell apart. */
export const TOO_MANY = '(too many to tell apart)';

/**
 * A ledger that prices by a catalogue. Memory grows with cells, assets and ids, not with records; a call whose
 * id was seen is counted as a duplicate and adds nothing.
 *
 * @param contents what it holds already, such as {@link loadLedger} gives; it goes on growing.
 */
export function createLedger(
  catalogue: Catalogue,
  { model: standIn, now = Infinity, isElsewhere = () => false }: LedgerOptions = {},
  contents: LedgerContents = emptyContents(),
): Ledger {
  const { cells, assets, calls, counts, judgements, outputs, problems, prompts, unpricedReasons } =
    contents;
  const { aheadAt } = contents;
  letPass(contents, now);
  const pricer = createUsagePricer(catalogue);
  const cellNumbers = new Map(cells.map(({ name }, number) => [name, number]));
  const assetNumbers = new Map(assets.map(({ name }, number) => [name, number]));

  const cellOf = (key: CellKey): number => {
    const name = nameOf(key);
    const known = cellNumbers.get(name);
    if (known !== undefined) return known;
    if (cells.length >= MOST_CELLS && key.template !== TOO_MANY) {
      const { day, model, quality, operation, batch } = key;
      const [size, user, template] = [TOO_MANY, TOO_MANY, TOO_MANY];
      return cellOf({ day, model, quality, size, template, user, operation, batch });
    }
    cellNumbers.set(name, cells.length);
    return cells.push(emptyCell(key)) - 1;
  };
  const assetOf = (name: string | undefined): number => {
    if (name === undefined) return -1;
    const known = assetNumbers.get(name);
    if (known !== undefined) return known;
    if (assets.length >= MOST_ASSETS) return -1;
    assetNumbers.set(name, assets.length);
    return assets.push({ name, highestAttempt: 0, attempts: [] }) - 1;
  };
  const clock = (time: string | undefined): string | undefined => {
    if (time === undefined) return undefined;
    const at = Date.parse(time);
    if (Number.isNaN(at)) return undefined;
    if (at < counts.latest) counts.outOfOrder++;
    else counts.latest = at;
    if (at > now + CLOCK_TOLERANCE_MS) {
      counts.ahead++;
      if (aheadAt.length < KEPT_AHEAD) aheadAt.push(at);
    }
    return dayOf(time, at);
  };
  const priceOf = (
    record: UsageRecord,
    model: string | undefined,
    day: string | undefined,
  ): number | undefined => {
    const price =
      model === undefined
        ? ({ kind: 'unpriced', reason: NO_MODEL } as const)
        : pricer(model, record.counts, record.batch, day);
    if (price.kind === 'priced') return price.total;
    const own = inEnglish(price.reason);
    const isKept = unpricedReasons.has(own) || unpricedReasons.size < KEPT_REASONS;
    addReason(unpricedReasons, isKept ? price.reason : OTHER_REASONS, 1);
    return undefined;
  };

  const addRecord = (record: UsageRecord): void => {
    const { id, accepted, attempt = 0, images = 1 } = record;
    if (id !== undefined) {
      const isKnown = calls.has(id);
      if (isKnown || isElsewhere(id)) {
        counts.duplicates++;
        if (!isKnown) counts.elsewhere++;
        return;
      }
    }
    const day = clock(record.time);
    const model = record.model ?? standIn;
    const nanoUsd = priceOf(record, model, day);
    const cell = cellOf(keyOf(record, day, model));
    const asset = assetOf(record.asset);
    if (id !== undefined) calls.add(id, { cell, asset, nanoUsd, images, accepted });
    const row = cells[cell];
    if (row === undefined) return;
    const call = { images, nanoUsd };
    addCall(row.sums, call);
    addTokens(row.tokens, record.counts);
    const assetRow = assets[asset];
    if (assetRow === undefined) {
      addVerdict(row.sums, call, accepted);
    } else {
      assetRow.highestAttempt = Math.max(assetRow.highestAttempt, attempt);
      const attempts = attemptsIn(assetRow, cell);
      addCall(attempts, call);
      addVerdict(attempts, call, accepted);
    }
    const { imageOutput = 0 } = record.counts;
    if (model !== undefined && imageOutput > 0 && images > 0) {
      const perImage = Math.round(imageOutput / images);
      outputs.add(outputName(model, record.quality, record.size), perImage, images);
    }
    if (record.template !== undefined) {
      prompts.add(record.template, promptTokensOf(record.counts), 1);
    }
  };

  return {
    contents,
    has: (id) => calls.has(id),
    add(reading, line) {
      switch (reading.kind) {
        case 'record':
          addRecord(reading.record);
          return;
        case 'several':
          for (const one of reading.readings) this.add(one, line);
          return;
        case 'stated':
          state(contents.stated, reading.stated, catalogue);
          return;
        case 'judgement':
          judge(judgements, reading.judgement);
          return;
        case 'unknown':
          counts.unreadable++;
          if (problems.length < KEPT_PROBLEMS) problems.push({ line, reason: reading.reason });
          return;
        case 'nothing':
          return;
      }
    },
  };
}

/** Calls that were ahead of the clock once are not any more when their time has come. */
function letPass({ aheadAt, counts }: LedgerContents, now: number): void {
  const still = aheadAt.filter((at) => at > now + CLOCK_TOLERANCE_MS);
  counts.ahead -= aheadAt.length - still.length;
  aheadAt.splice(0, aheadAt.length, ...still);
}

/** The day in UTC; told from the text itself where that is in UTC, as nearly all are. */
function dayOf(time: string, at: number): string {
  return time.length >= 20 && time[10] === 'T' && time.endsWith('Z')
    ? time.slice(0, 10)
    : new Date(at).toISOString().slice(0, 10);
}
