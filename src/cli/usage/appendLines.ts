import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CliFailure, fileErrorCode } from '../failure.ts';

/** A lock that is older than this belongs to a process that died. */
const DEAD_AFTER_MS = 10_000;
const GIVE_UP_AFTER_MS = 30_000;
const NEWLINE = 10;

/**
 * Appends whole lines to a log and waits until they are on the disk. Writers take turns by a lock file beside the
 * log, and each writes with one call at its end, so that lines of several writers never mix. Half a line that
 * another writer left is closed first, so that it spoils no other.
 *
 * @param lines without their ends.
 * @throws CliFailure when another process holds the lock for too long; and whatever the system throws.
 */
export async function appendLines(file: string, lines: readonly string[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const release = await lock(`${file}.lock`);
  try {
    const handle = await open(file, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT);
    try {
      const start = (await endsWhole(handle)) ? '' : '\n';
      await writeWhole(handle, Buffer.from(`${start}${lines.join('\n')}\n`));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } finally {
    await release();
  }
}

async function endsWhole(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  if (size === 0) return true;
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === NEWLINE;
}

async function writeWhole(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, at, bytes.length - at, null);
    at += bytesWritten;
  }
}

/** Takes the lock, waiting for whoever has it; gives what lets it go. */
async function lock(path: string): Promise<() => Promise<void>> {
  const mark = `${process.pid} ${randomBytes(8).toString('hex')}`;
  const startedAt = performance.now();
  for (let tries = 0; ; tries++) {
    if (await tryLock(path, mark)) return () => release(path, mark);
    await breakDeadLock(path);
    if (performance.now() - startedAt > GIVE_UP_AFTER_MS) {
      throw new CliFailure(
        `${path} has been there for ${GIVE_UP_AFTER_MS / 1_000} s; delete it if nothing is writing to the log`,
      );
    }
    await wait(2 + Math.min(tries, 10) * 3 * Math.random());
  }
}

async function tryLock(path: string, mark: string): Promise<boolean> {
  try {
    const handle = await open(path, 'wx');
    try {
      await handle.writeFile(mark);
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (fileErrorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Sets a lock aside whose process died, or that nobody has let go of for long; one process alone can do that. */
async function breakDeadLock(path: string): Promise<void> {
  try {
    const [mark, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
    const pid = Number(mark.split(' ')[0]);
    const isDead = pid > 0 ? !isAlive(pid) : false;
    if (!isDead && Date.now() - mtimeMs < DEAD_AFTER_MS) return;
    const aside = `${path}.${randomBytes(6).toString('hex')}`;
    await rename(path, aside);
    await rm(aside, { force: true });
  } catch (error) {
    if (fileErrorCode(error) !== 'ENOENT') throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return fileErrorCode(error) === 'EPERM';
  }
}

async function release(path: string, mark: string): Promise<void> {
  try {
    // Another process may have taken a lock that was held for too long.
    if ((await readFile(path, 'utf8')) === mark) await rm(path, { force: true });
  } catch (error) {
    if (fileErrorCode(error) !== 'ENOENT') throw error;
  }
}
