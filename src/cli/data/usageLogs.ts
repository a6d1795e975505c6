import { resolve } from 'node:path';
import {
  createLedger,
  indexActuals,
  modelsWithCachedInput,
  observationsOf,
  rollUp,
  runSteps,
  type ActualsIndex,
  type Catalogue,
  type Ledger,
  type RollUp,
  type UsageRecord,
  type UserSettings,
} from '../../core/index.ts';
import { CliFailure, describeFileError, fileErrorCode, type ExitCode } from '../failure.ts';
import { CliProjects } from '../files/projects.ts';
import { write, type CliIo } from '../io.ts';
import { escapeControls } from '../print/escape.ts';
import { createProgress } from '../progress.ts';
import { readUsageFile } from './usageFile.ts';

/** A line of a log that could not be read, or a call that is worth a word. */
export interface LogPlace {
  readonly file: string;
  readonly line: number;
}

/** What several usage logs add up to. */
export interface UsageLogs {
  readonly rollUp: RollUp;
  /** The first lines of each file that could not be read. */
  readonly problems: readonly (LogPlace & { readonly reason: string })[];
}

/** How logs are read. */
export interface LogReading {
  readonly catalogue: Catalogue;
  /** The model of records that name none. */
  readonly model?: string | undefined;
  /** Shown every call as it is read, before it is known whether it is a duplicate. */
  readonly visit?: (record: UsageRecord, place: LogPlace) => void;
}

/**
 * Reads usage logs one after the other; a call that several of them hold counts once. A file that cannot be read
 * is named on standard error and left out, with exit code 2.
 */
export async function readUsageLogs(
  io: CliIo,
  paths: readonly string[],
  { catalogue, model, visit }: LogReading,
  exit: (code: ExitCode) => void,
): Promise<UsageLogs> {
  const ledgers: Ledger[] = [];
  const problems: (LogPlace & { reason: string })[] = [];
  for (const file of new Set(paths.map((path) => resolve(io.cwd, path)))) {
    const name = paths.find((path) => resolve(io.cwd, path) === file) ?? file;
    const earlier = [...ledgers];
    const isElsewhere = (id: string): boolean => earlier.some((ledger) => ledger.has(id));
    const ledger = createLedger(catalogue, { model, now: io.now().getTime(), isElsewhere });
    ledgers.push(ledger);
    const progress = createProgress(io, undefined, 'records');
    try {
      for await (const { line, reading } of readUsageFile(file)) {
        progress.step();
        ledger.add(reading, line);
        if (reading.kind === 'record') visit?.(reading.record, { file: name, line });
      }
    } catch (error) {
      if (error instanceof CliFailure || fileErrorCode(error) === undefined) throw error;
      exit(2);
      const reason = describeFileError(error);
      await write(io.stderr, `error: cannot read ${escapeControls(name)}: ${reason}\n`);
    } finally {
      progress.stop();
    }
    for (const problem of ledger.contents.problems) problems.push({ file: name, ...problem });
  }
  return { rollUp: runSteps(rollUp(ledgers.map(({ contents }) => contents))), problems };
}

/** What logs teach about estimates: settings for analysing templates, and the calls of each template. */
export interface LearnedUsage extends UsageLogs {
  readonly user: Pick<UserSettings, 'observations' | 'confirmedCaching'>;
  readonly actuals: ActualsIndex;
}

/**
 * Reads logs for what they teach, by the prices that count where the command runs; undefined where none are given.
 */
export async function learnFromLogs(
  io: CliIo,
  { usage, config }: { readonly usage?: readonly string[]; readonly config?: string },
  exit: (code: ExitCode) => void,
): Promise<LearnedUsage | undefined> {
  if (usage === undefined) return undefined;
  const projects = await CliProjects.open(io.cwd, {}, config);
  const { catalogue } = (await projects.of(io.cwd)).context;
  const logs = await readUsageLogs(io, usage, { catalogue }, exit);
  const { cells } = logs.rollUp;
  const { length } = logs.problems;
  if (length > 0) {
    const lines = length === 1 ? 'line' : 'lines';
    await write(
      io.stderr,
      `${length} ${lines} of the usage logs could not be read; prompt-cost spend names them\n`,
    );
  }
  return {
    ...logs,
    user: {
      observations: runSteps(observationsOf(logs.rollUp, catalogue)),
      confirmedCaching: runSteps(modelsWithCachedInput(cells, catalogue)),
    },
    actuals: runSteps(indexActuals(cells)),
  };
}

/** The day in UTC, as logs count days. */
export function utcDay(io: CliIo): string {
  return io.now().toISOString().slice(0, 10);
}
