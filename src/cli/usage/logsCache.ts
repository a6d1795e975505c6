import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  loadLogs,
  saveLogs,
  type KeptLog,
  type SavedLogs,
  type UsageLogs,
} from '../../core/index.ts';
import { fileErrorCode } from '../failure.ts';

/** The folder beside a project file that holds what may be deleted at any time. */
export const CACHE_FOLDER = '.prompt-cost';

/** What was kept of logs; nothing when there is no cache, or one that does not fit any more. */
export async function readCache(
  file: string,
  basis: string,
): Promise<ReadonlyMap<string, KeptLog>> {
  try {
    return loadLogs(unpack(await readFile(file)), basis);
  } catch {
    // It is a cache: whatever is wrong with it, the logs are read again.
    return new Map();
  }
}

/** The file begins with a line of JSON: the data, and the length of each column that follows it. */
function unpack(bytes: Buffer): SavedLogs {
  const end = bytes.indexOf(NEWLINE);
  const head = JSON.parse(bytes.toString('utf8', 0, end)) as {
    readonly data: unknown;
    readonly lengths: readonly number[];
  };
  let at = end + 1;
  const columns = head.lengths.map((length) => bytes.subarray(at, (at += length)));
  return { data: head.data, columns };
}

const NEWLINE = 10;

/**
 * Keeps logs in a file that is replaced in one step, so that whoever reads it finds the old one or the new one.
 *
 * @throws whatever the system throws.
 */
export async function writeCache(file: string, logs: UsageLogs, basis: string): Promise<void> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true });
  if (folder.endsWith(CACHE_FOLDER)) await ignoreFolder(folder);
  const { data, columns } = saveLogs(logs, basis);
  const lengths = columns.map(({ length }) => length);
  const draft = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const handle = await open(draft, 'wx');
    try {
      // Each goes on where the one before ended.
      await handle.writeFile(`${JSON.stringify({ data, lengths })}\n`);
      for (const column of columns) await handle.writeFile(column);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Keeps the folder out of commits. */
async function ignoreFolder(folder: string): Promise<void> {
  try {
    await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' });
  } catch (error) {
    if (fileErrorCode(error) !== 'EEXIST') throw error;
  }
}
