import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  followLogs,
  inEnglish,
  runSteps,
  type Catalogue,
  type RollUp,
  type UsageLogs as FollowedLogs,
  type UsageRecord,
} from '../../core/index.ts';
import { CliFailure, describeFileError, fileErrorCode, type ExitCode } from '../failure.ts';
import type { CliProject } from '../files/projects.ts';
import { shownPath } from '../files/shownPath.ts';
import { write, type CliIo } from '../io.ts';
import { escapeControls } from '../print/escape.ts';
import { createProgress } from '../progress.ts';
import { findLogs } from '../usage/findLogs.ts';
import { CACHE_FOLDER, readCache, writeCache } from '../usage/logsCache.ts';
import { readLog } from '../usage/readLog.ts';

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
  /** Whether a call with this id is in one of them. */
  readonly has: (id: string) => boolean;
}

/** How logs are read. */
export interface LogReading {
  readonly catalogue: Catalogue;
  /** The model of records that name none. */
  readonly model?: string | undefined;
  /** Shown every call as it is read, before it is known whether it is a duplicate. */
  readonly visit?: (record: UsageRecord, place: LogPlace) => void;
  /** Where sums are kept between runs, absolute; not used while calls are shown. */
  readonly cache?: string | undefined;
}

/**
 * Reads usage logs; a call that several of them hold counts once. A file that cannot be read is named on standard
 * error and left out, with exit code 2.
 *
 * @param files paths from the working folder, or absolute.
 */
export async function readUsageLogs(
  io: CliIo,
  paths: readonly string[],
  { catalogue, model, visit, cache }: LogReading,
  exit: (code: ExitCode) => void,
): Promise<UsageLogs> {
  const files = await findLogs(io.cwd, paths);
  const shown = (file: string): string => shownPath(io.cwd, file);
  const basis = basisOf(io, catalogue, model);
  const logs = followLogs(
    {
      catalogue,
      model,
      now: io.now().getTime(),
      decode: (bytes) => decoder.decode(bytes),
      onRecord:
        visit &&
        ((record, line, log) => {
          visit(record, { file: shown(log), line });
        }),
    },
    cache === undefined || visit ? undefined : await readCache(cache, basis),
  );
  for (const name of [...logs.all.keys()]) if (!files.includes(name)) logs.forget(name);
  const progress = createProgress(io, await megabytesOf(files), 'MB');
  let bytes = 0;
  const changed = new Set<string>();
  const read = async (file: string): Promise<void> => {
    try {
      const start = await readLog(logs.log(file), file, (more) => {
        const before = Math.floor(bytes / MEGABYTE);
        bytes += more;
        for (let step = before; step < Math.floor(bytes / MEGABYTE); step++) progress.step();
      });
      if (start !== 'unchanged') changed.add(file);
    } catch (error) {
      if (error instanceof CliFailure || fileErrorCode(error) === undefined) throw error;
      exit(2);
      logs.forget(file);
      const reason = describeFileError(error);
      await write(io.stderr, `error: cannot read ${escapeControls(shown(file))}: ${reason}\n`);
    }
  };
  try {
    for (const file of files) await read(file);
    while (logs.stale.size > 0) for (const file of [...logs.stale]) await read(file);
  } finally {
    progress.stop();
  }
  if (cache !== undefined && !visit && changed.size > 0) await keep(io, cache, logs, basis);
  const problems = logs.parts().flatMap(({ name, contents }) =>
    contents.problems.map(({ line, reason }) => ({
      file: shown(name),
      line,
      reason: inEnglish(reason),
    })),
  );
  const has = (id: string): boolean => logs.parts().some(({ contents }) => contents.calls.has(id));
  return { rollUp: runSteps(logs.rollUp()), problems, has };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const MEGABYTE = 1_000_000;

async function megabytesOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return Math.floor(sizes.reduce((sum, size) => sum + size, 0) / MEGABYTE);
}

/** Names what sums depend on beside the logs: the program, its prices, and the model of records without one. */
function basisOf(io: CliIo, catalogue: Catalogue, model: string | undefined): string {
  const parts = JSON.stringify([io.version, model, catalogue]);
  return createHash('sha256').update(parts).digest('hex');
}

/** A cache that cannot be written makes the next run slower, and nothing else. */
async function keep(io: CliIo, cache: string, logs: FollowedLogs, basis: string): Promise<void> {
  try {
    await writeCache(cache, logs, basis);
  } catch (error) {
    if (fileErrorCode(error) === undefined) throw error;
    const shown = escapeControls(shownPath(io.cwd, cache));
    await write(io.stderr, `note: cannot keep ${shown}: ${describeFileError(error)}\n`);
  }
}

/** Which logs a command reads, and where it keeps what they add up to. */
export interface NamedLogs {
  readonly files: readonly string[];
  readonly cache: string | undefined;
}

/**
 * The logs that a command names, or else those that the project names, which are kept beside the project.
 *
 * @param cache a file to keep sums in; false for none.
 */
export async function nameLogs(
  io: CliIo,
  project: Pick<CliProject, 'file' | 'usage'>,
  usage: readonly string[] | undefined,
  cache: string | boolean | undefined,
): Promise<NamedLogs> {
  const own = typeof cache === 'string' ? resolve(io.cwd, cache) : undefined;
  if (usage !== undefined) return { files: usage, cache: own };
  const folder = project.file === undefined ? io.cwd : dirname(project.file);
  const usual = cache === false ? undefined : join(folder, CACHE_FOLDER, 'usage.cache');
  return { files: await findLogs(folder, project.usage), cache: own ?? usual };
}

/** The day in UTC, as logs count days. */
export function utcDay(io: CliIo): string {
  return io.now().toISOString().slice(0, 10);
}
