import * as z from 'zod/mini';
import {
  CALL_COLUMNS,
  loadLedger,
  saveCalls,
  savedLedgerSchema,
  saveLedger,
} from '../ledger/ledgerFile.ts';
import { logStateSchema } from './logState.ts';
import type { KeptLog, UsageLogs } from './usageLogs.ts';

const schema = z.object({
  version: z.literal(1),
  logs: z.array(z.object({ name: z.string(), state: logStateSchema, ledger: savedLedgerSchema })),
});

/** Logs as they are kept in a file. */
export interface SavedLogs {
  /** Plain data. */
  readonly data: unknown;
  /** What there is much of, as bytes that lie in the memory of the logs; write them before going on. */
  readonly columns: readonly Uint8Array[];
}

/**
 * The logs for a file, which is a cache: it may be deleted at any time.
 *
 * @param basis names what the sums depend on beside the logs: the price list, and the model of records without one.
 */
export function saveLogs({ all, stale }: UsageLogs, basis: string): SavedLogs {
  const logs = [...all].filter(([name]) => !stale.has(name));
  const data: z.infer<typeof schema> = {
    version: 1,
    logs: logs.map(([name, { state, ledger }]) => ({
      name,
      state,
      ledger: saveLedger(ledger.contents, basis),
    })),
  };
  return { data, columns: logs.flatMap(([, { ledger }]) => saveCalls(ledger.contents)) };
}

/** The logs that were saved, for {@link followLogs}; none when any of it is damaged, or of another version or basis. */
export function loadLogs(
  { data, columns }: SavedLogs,
  basis: string,
): ReadonlyMap<string, KeptLog> {
  const parsed = schema.safeParse(data);
  const logs = new Map<string, KeptLog>();
  if (!parsed.success) return logs;
  for (const [index, { name, state, ledger }] of parsed.data.logs.entries()) {
    const calls = columns.slice(index * CALL_COLUMNS, (index + 1) * CALL_COLUMNS);
    const contents = loadLedger(ledger, calls, basis);
    // All or nothing: a log may have left calls out for one that is missing here.
    if (contents === undefined) return new Map();
    logs.set(name, { state, contents });
  }
  return logs;
}
