import type { Steps } from '../../text/steps.ts';
import type { LedgerContents } from '../ledger/contents.ts';
import { createLedger, type LedgerOptions } from '../ledger/ledger.ts';
import { createHashSet, type HashSet } from '../ledger/hashSet.ts';
import { hashText } from '../ledger/hashText.ts';
import { rollUp, type RollUp } from '../ledger/rollUp.ts';
import { followLog, type FollowedLog, type FollowOptions } from './followedLog.ts';
import type { LogState } from './logState.ts';

/** One log as it is kept: how far it was read, and what that adds up to. */
export interface KeptLog {
  readonly state: LogState;
  readonly contents: LedgerContents;
}

/**
 * The logs that spend is read from, each followed on its own; a call that several of them hold is counted in
 * the one that was read first.
 */
export interface UsageLogs {
  readonly all: ReadonlyMap<string, FollowedLog>;
  /** The log of that name; a new one is at its start. */
  log(name: string): FollowedLog;
  /** Leaves a log out that is no longer there. */
  forget(name: string): void;
  /**
   * Names of logs that have to be read from their start, because they left calls out for one that is gone.
   * Read until there are none.
   */
  readonly stale: ReadonlySet<string>;
  /** What each log holds now, lines whose end is to come included, in the order of their names. */
  parts(): readonly { readonly name: string; readonly contents: Readonly<LedgerContents> }[];
  rollUp(): Steps<RollUp>;
}

/** Follows logs, with those that were kept where they were left. */
export function followLogs(
  options: Omit<FollowOptions, 'isElsewhere'>,
  kept: ReadonlyMap<string, KeptLog> = new Map(),
): UsageLogs {
  const all = new Map<string, FollowedLog>();
  const stale = new Set<string>();

  /** The ids of all logs; undefined while it has to be made, because a log was emptied or is new beside another. */
  let ids: HashSet | undefined;
  /** Asked for an id that a log does not hold, and then adds: whether another log holds it. */
  const claim = (id: string): boolean => {
    if (all.size < 2) return false;
    ids ??= idsOf(all);
    return !ids.add(hashText(id));
  };
  const restartOthers = (gone: string): void => {
    ids = undefined;
    for (const [name, { ledger }] of all) {
      if (name === gone || ledger.contents.counts.elsewhere === 0) continue;
      all.set(name, follow(name, undefined));
      stale.add(name);
    }
  };
  const follow = (name: string, from: KeptLog | undefined): FollowedLog =>
    followLog(name, { ...options, isElsewhere: claim }, from, () => {
      restartOthers(name);
    });
  for (const [name, log] of kept) all.set(name, follow(name, log));

  const parts = (): ReturnType<UsageLogs['parts']> => {
    const sorted = [...all].sort(([a], [b]) => (a < b ? -1 : 1));
    const whole = sorted.map(([name, { ledger }]) => ({ name, contents: ledger.contents }));
    return [...whole, ...openParts(sorted, options)];
  };
  return {
    all,
    stale,
    log(name) {
      // One log alone claims nothing.
      if (all.size < 2) ids = undefined;
      const log = all.get(name) ?? follow(name, undefined);
      all.set(name, log);
      stale.delete(name);
      return log;
    },
    forget(name) {
      if (!all.delete(name)) return;
      stale.delete(name);
      restartOthers(name);
    },
    parts,
    rollUp: () => rollUp(parts().map(({ contents }) => contents)),
  };
}

/** The ids of all logs. */
function idsOf(logs: ReadonlyMap<string, FollowedLog>): HashSet {
  const tables = [...logs.values()].map(({ ledger }) => ledger.contents.calls);
  const ids = createHashSet(tables.reduce((sum, { size }) => sum + size, 0));
  for (const table of tables) {
    const { hashes } = table.columns();
    for (let at = 0; at < hashes.length; at += 2) {
      ids.add({ high: hashes[at] ?? 0, low: hashes[at + 1] ?? 0 });
    }
  }
  return ids;
}

/** Ledgers of the lines whose end is to come; made anew each time, as such a line may still change. */
function openParts(
  logs: readonly (readonly [string, FollowedLog])[],
  options: LedgerOptions & Pick<FollowOptions, 'catalogue'>,
): ReturnType<UsageLogs['parts']> {
  const seen: { has(id: string): boolean }[] = logs.map(([, { ledger }]) => ledger);
  return logs.flatMap(([name, { open }]) => {
    if (open === undefined) return [];
    const earlier = [...seen];
    const isElsewhere = (id: string): boolean => earlier.some((ledger) => ledger.has(id));
    const ledger = createLedger(options.catalogue, { ...options, isElsewhere });
    ledger.add(open.reading, open.line);
    seen.push(ledger);
    return [{ name, contents: ledger.contents }];
  });
}
