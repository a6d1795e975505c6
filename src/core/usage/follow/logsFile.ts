import * as z from 'zod/mini';
import { loadLedger, saveLedger, savedLedgerSchema } from '../ledger/ledgerFile.ts';
import { logStateSchema } from './logState.ts';
import type { KeptLog, UsageLogs } from './usageLogs.ts';

const schema = z.object({
  version: z.literal(1),
  logs: z.array(z.object({ name: z.string(), state: logStateSchema, ledger: savedLedgerSchema })),
});

/**
 * The logs as plain data for a file, which is a cache: it may be deleted at any time.
 *
 * @param basis names what the sums depend on beside the logs: the price list, and the model of records without one.
 */
export function saveLogs({ all, stale }: UsageLogs, basis: string): z.infer<typeof schema> {
  return {
    version: 1,
    logs: [...all]
      .filter(([name]) => !stale.has(name))
      .map(([name, { state, ledger }]) => ({
        name,
        state,
        ledger: saveLedger(ledger.contents, basis),
      })),
  };
}

/** The logs that were saved, for {@link followLogs}; none when any of it is damaged, or of another version or basis. */
export function loadLogs(saved: unknown, basis: string): ReadonlyMap<string, KeptLog> {
  const parsed = schema.safeParse(saved);
  const logs = new Map<string, KeptLog>();
  if (!parsed.success) return logs;
  for (const { name, state, ledger } of parsed.data.logs) {
    const contents = loadLedger(ledger, basis);
    // All or nothing: a log may have left calls out for one that is missing here.
    if (contents === undefined) return new Map();
    logs.set(name, { state, contents });
  }
  return logs;
}
