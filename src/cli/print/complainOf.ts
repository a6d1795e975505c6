import { write, type CliIo } from '../io.ts';
import { escapeControls } from './escape.ts';
import { findingLines, type ReportedFile } from './findingLines.ts';

/** Tells on standard error what is wrong in files, where the output itself has no place for it. */
export async function complainOf(io: CliIo, files: readonly ReportedFile[]): Promise<void> {
  for (const line of files.flatMap(findingLines)) {
    await write(io.stderr, `warning: ${escapeControls(line)}\n`);
  }
}
