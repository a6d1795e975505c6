import { dirname, resolve } from 'node:path';
import { CliFailure } from '../failure.ts';
import type { CliProject } from '../files/projects.ts';
import type { CliIo } from '../io.ts';
import { isGlob } from './findLogs.ts';

/** The log that is written to where nobody says. */
const USUAL_LOG = 'usage.jsonl';

/**
 * The log to append to: the one that was given, or the first of the project that is one file, or the usual one.
 *
 * @throws CliFailure for a file that lines cannot be appended to.
 */
export function targetLog(
  io: CliIo,
  { file, usage }: Pick<CliProject, 'file' | 'usage'>,
  given: string | undefined,
): string {
  const folder = file === undefined ? io.cwd : dirname(file);
  const named = usage.find((pattern) => !isGlob(pattern) && canGrow(pattern));
  const log = given === undefined ? resolve(folder, named ?? USUAL_LOG) : resolve(io.cwd, given);
  if (!canGrow(log)) {
    throw new CliFailure(`${given ?? log} holds no lines that more can follow; name a .jsonl file`);
  }
  return log;
}

function canGrow(file: string): boolean {
  return !/\.(?:json|csv|gz)$/iu.test(file);
}
