import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CliFailure, describeFileError } from '../failure.ts';
import { replaceText } from './replaceText.ts';

/** A file that fixes change. */
export interface FixedFile {
  readonly absolutePath: string;
  /** Undefined for a file that is made. */
  readonly before: string | undefined;
  readonly after: string;
}

/**
 * Writes a fixed file, whole or not at all, keeping its byte order mark and permissions. A file that has changed since it was read, that is not
 * UTF-8, or that is there although it should be made, is left as it is: the answer says so, for people.
 */
export async function writeFixed({
  absolutePath,
  before,
  after,
}: FixedFile): Promise<string | undefined> {
  try {
    if (before === undefined) {
      await mkdir(dirname(absolutePath), { recursive: true });
      await writeFile(absolutePath, after, { flag: 'wx' });
      return undefined;
    }
    await replaceText(absolutePath, before, after);
    return undefined;
  } catch (error) {
    if (error instanceof CliFailure) return `${absolutePath} ${error.message}`;
    return `cannot write ${absolutePath}: ${describeFileError(error)}`;
  }
}
