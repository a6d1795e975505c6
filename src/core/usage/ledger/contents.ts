import type { Wording } from '../../text/wording.ts';
import type { Judgement } from '../usageRecord.ts';
import type { AssetRow } from './asset.ts';
import { createCallTable, type CallTable } from './callTable.ts';
import type { CellRow } from './cell.ts';
import { createHistograms, type Histograms } from './histogram.ts';
import type { StatedRow } from './stated.ts';

/** An entry of a log that could not be read. */
export interface LedgerProblem {
  /** The line, or the number of the entry in a JSON list; from 1. */
  readonly line: number;
  readonly reason: Wording;
}

/** Why calls have no price, and how many. */
export interface UnpricedReason {
  readonly reason: Wording;
  readonly records: number;
}

/** What a ledger holds; it only grows. */
export interface LedgerContents {
  readonly cells: CellRow[];
  readonly assets: AssetRow[];
  readonly calls: CallTable;
  readonly judgements: Map<string, Judgement>;
  /** What the organisation states, by the name of the statement. */
  readonly stated: Map<string, StatedRow>;
  /** How many output tokens a picture had, by model, quality and size. */
  readonly outputs: Histograms;
  /** How many text tokens a call had, by template. */
  readonly prompts: Histograms;
  /** Why calls have no price, and how many each; by the reason in English. */
  readonly unpricedReasons: Map<string, UnpricedReason>;
  /** The first lines that could not be read; `unreadable` counts all. */
  readonly problems: LedgerProblem[];
  /** When the first thousand calls were made that were ahead of the clock when they were read. */
  readonly aheadAt: number[];
  readonly counts: LedgerCounts;
}

/** What a ledger counts beside its cells. */
export interface LedgerCounts {
  unreadable: number;
  /** Calls that were logged before. */
  duplicates: number;
  /** Those of the duplicates that are in another ledger. */
  elsewhere: number;
  /** Calls that are older than one before them in the log. */
  outOfOrder: number;
  /** Calls that say they were made later than now. */
  ahead: number;
  /** The latest time, in milliseconds since 1970; 0 before the first. */
  latest: number;
}

/** A ledger with nothing in it. */
export function emptyContents(): LedgerContents {
  return {
    cells: [],
    assets: [],
    calls: createCallTable(),
    judgements: new Map(),
    stated: new Map(),
    outputs: createHistograms(),
    prompts: createHistograms(),
    unpricedReasons: new Map(),
    problems: [],
    aheadAt: [],
    counts: { unreadable: 0, duplicates: 0, elsewhere: 0, outOfOrder: 0, ahead: 0, latest: 0 },
  };
}
