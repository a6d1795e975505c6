import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { loadLogs, saveLogs, type KeptLog, type UsageLogs } from '../../core/index.ts';
import { fileErrorCode } from '../failure.ts';

/** The folder beside a project file that holds what may be deleted at any time. */
export const CACHE_FOLDER = '.prompt-cost';

/** What was kept of logs; nothing when there is no cache, or one that does not fit any more. */
export async function readCache(
  file: string,
  basis: string,
): Promise<ReadonlyMap<string, KeptLog>> {
  try {
    const saved: unknown = JSON.parse(gunzipSync(await readFile(file)).toString('utf8'));
    return loadLogs(saved, basis);
  } catch {
    // It is a cache: whatever is wrong with it, the logs are read again.
    return new Map();
  }
}

/**
 * Keeps logs in a file that is replaced in one step, so that whoever reads it finds the old one or the new one.
 *
 * @throws whatever the system throws.
 */
export async function writeCache(file: string, logs: UsageLogs, basis: string): Promise<void> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true });
  if (folder.endsWith(CACHE_FOLDER)) await ignoreFolder(folder);
  const draft = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const handle = await open(draft, 'wx');
    try {
      await handle.writeFile(gzipSync(JSON.stringify(saveLogs(logs, basis)), { level: 1 }));
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
