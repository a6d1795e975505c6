import { words } from '../../text/wording.ts';
import type { Catalogue } from '../../pricing/catalogue.ts';
import type { ByteReading } from '../../images/byteRange.ts';
import type { Steps } from '../../text/steps.ts';
import { emptyContents, type LedgerContents } from '../ledger/contents.ts';
import { createLedger, type Ledger, type LedgerOptions } from '../ledger/ledger.ts';
import { readUsageLine } from '../readRecord.ts';
import type { RecordReading, UsageRecord } from '../usageRecord.ts';
import { createLineReader, LONGEST_LINE, type Decode, type LineReader } from './lineReader.ts';
import type { FileFacts, LogState } from './logState.ts';
import { startOf, startOfWhole, type LogStart } from './startOf.ts';

/**
 * One log that is read as it grows. Whoever reads the file asks {@link FollowedLog.start} from where, hands over
 * the bytes from there on, and calls {@link FollowedLog.end}.
 */
export interface FollowedLog {
  /**
   * Compares the file with what was read of it; after `replaced` the log is empty again.
   *
   * @param isWhole whether the file is read whole, by its entries, so that any change of it replaces it.
   */
  start(facts: FileFacts, isWhole?: boolean): ByteReading<LogStart>;
  /** The byte to go on from. */
  readonly offset: number;
  /** Takes the bytes from there on, of a log with one entry a line. */
  take(bytes: Uint8Array): Steps<void>;
  /** Takes one entry of a file that is read whole; `line` is its place, from 1. */
  takeEntry(reading: RecordReading, line: number): void;
  /**
   * Remembers how far was read.
   *
   * @param facts what the file system said before the first byte was read.
   */
  end(facts: FileFacts): void;
  readonly state: LogState;
  readonly ledger: Ledger;
  /** What stands after the last line end: half a line, or a whole one whose end is to come. */
  readonly open: { readonly reading: RecordReading; readonly line: number } | undefined;
}

/** How logs are read. */
export interface FollowOptions extends LedgerOptions {
  readonly catalogue: Catalogue;
  readonly decode: Decode;
  /** Shown every call as it is read, before it is known whether it is a duplicate. */
  readonly onRecord?: ((record: UsageRecord, line: number, log: string) => void) | undefined;
}

/** Where every log begins. */
export const UNREAD: LogState = { offset: 0, lines: 0, size: 0 };
/** Lines that are read between two pauses; one takes about ten microseconds. */
const LINES_PER_STEP = 10;
const TOO_LONG: RecordReading = {
  kind: 'unknown',
  reason: words('is longer than {0} MB', LONGEST_LINE / 1_048_576),
};

/** Follows a log, from its start or from where it was left. */
export function followLog(
  name: string,
  options: FollowOptions,
  from: { readonly state: LogState; readonly contents: LedgerContents } | undefined,
  onReplaced: () => void,
): FollowedLog {
  const { catalogue, decode, onRecord } = options;
  let state = from?.state ?? UNREAD;
  let ledger = createLedger(catalogue, options, from?.contents);
  let reader: LineReader = createLineReader(decode, state);
  let open: FollowedLog['open'];
  let isWholeFile = false;
  /** Whether the end of the log was looked at since it was left. */
  let isEndKnown = false;
  const add = (reading: RecordReading, line: number): void => {
    if (reading.kind === 'record') onRecord?.(reading.record, line, name);
    ledger.add(reading, line);
  };
  const current = (): LogState => (isWholeFile ? state : { ...state, ...reader.position });
  return {
    get state() {
      return current();
    },
    get ledger() {
      return ledger;
    },
    get open() {
      return open;
    },
    get offset() {
      return current().offset;
    },
    *start(facts, isWhole = false) {
      state = current();
      isWholeFile = isWhole;
      const compared = isWhole ? startOfWhole(state, facts) : yield* startOf(state, facts);
      const hasRest = !isWhole && !isEndKnown && state.size > state.offset;
      const start = compared === 'unchanged' && hasRest ? 'grown' : compared;
      if (start === 'unchanged') return start;
      isEndKnown = false;
      if (start === 'replaced') {
        state = UNREAD;
        ledger = createLedger(catalogue, options, emptyContents());
        onReplaced();
      }
      open = undefined;
      reader = createLineReader(decode, state);
      return start;
    },
    *take(bytes) {
      let line = reader.position.lines;
      for (const text of reader.take(bytes)) {
        line++;
        add(text === undefined ? TOO_LONG : readUsageLine(text), line);
        if (line % LINES_PER_STEP === 0) yield;
      }
    },
    takeEntry: add,
    end(facts) {
      isEndKnown = true;
      if (isWholeFile) {
        state = { ...UNREAD, ...facts, offset: facts.size };
        return;
      }
      const rest = reader.rest();
      const { position } = reader;
      const reading = rest === undefined ? TOO_LONG : readUsageLine(rest);
      const line = position.lines + 1;
      open = reading.kind === 'nothing' ? undefined : { reading, line };
      if (reading.kind === 'record') onRecord?.(reading.record, line, name);
      state = { ...position, ...facts };
    },
  };
}
