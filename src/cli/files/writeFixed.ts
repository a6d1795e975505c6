import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describeFileError } from '../failure.ts';

/** A file that fixes change. */
export interface FixedFile {
  readonly absolutePath: string;
  /** Undefined for a file that is made. */
  readonly before: string | undefined;
  readonly after: string;
}

/**
 * Writes a fixed file, keeping its byte order mark. A file that has changed since it was read, that is not
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
    const whole = decode(await readFile(absolutePath));
    if (whole === undefined) return `${absolutePath} is not UTF-8 and was left as it is`;
    const mark = whole.startsWith('\ufeff') ? '\ufeff' : '';
    if (whole.slice(mark.length) !== before) {
      return `${absolutePath} has changed meanwhile and was left as it is`;
    }
    await writeFile(absolutePath, mark + after);
    return undefined;
  } catch (error) {
    return `cannot write ${absolutePath}: ${describeFileError(error)}`;
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
