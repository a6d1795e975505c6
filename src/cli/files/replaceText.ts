import { randomBytes } from 'node:crypto';
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CliFailure } from '../failure.ts';

const BYTE_ORDER_MARK = '\ufeff';

/**
 * Replaces the text of a file, whole or not at all: the new text is written beside it and takes its place
 * in one step. A byte order mark and the file's permissions stay; a symbolic link goes on pointing to it.
 *
 * @param before the text that was read, without a byte order mark; a file that has changed since is kept.
 * @throws CliFailure when the file has changed or is not UTF-8, in words that follow its name; and whatever
 *   the system throws.
 */
export async function replaceText(file: string, before: string, after: string): Promise<void> {
  const target = await realpath(file);
  const { mode } = await stat(target);
  const text = decodeStrictly(await readFile(target));
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  if (text.slice(mark.length) !== before) {
    throw new CliFailure('has changed meanwhile and was left as it is');
  }
  const suffix = randomBytes(6).toString('hex');
  const draft = join(dirname(target), `.${basename(target)}.${suffix}.tmp`);
  try {
    const handle = await open(draft, 'wx', mode);
    try {
      await handle.writeFile(`${mark}${after}`);
      // What the process creates is narrowed by its mask; the file keeps the mode it had.
      await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

function decodeStrictly(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CliFailure('is not UTF-8 and was left as it is');
  }
}
