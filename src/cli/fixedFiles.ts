import { applyEdits, type Fix, type TextEdit } from '../core/index.ts';
import { fileErrorCode } from './failure.ts';
import { readText } from './files/readText.ts';
import type { FixedFile } from './files/writeFixed.ts';
import type { LintRun } from './lintTemplates.ts';

/** The files that fixes change, before and after; a file that is not there yet has no text before. */
export async function fixedFiles(
  { files }: LintRun,
  fixes: readonly Fix[],
): Promise<readonly FixedFile[]> {
  const known = new Map(files.map(({ absolutePath, text }) => [absolutePath, text]));
  const edits = new Map<string, TextEdit[]>();
  for (const edit of fixes.flatMap((fix) => fix.edits)) {
    const path = edit.path ?? '';
    edits.set(path, [...(edits.get(path) ?? []), edit]);
  }
  const fixed: FixedFile[] = [];
  for (const [absolutePath, own] of edits) {
    const before = known.get(absolutePath) ?? (await readIfThere(absolutePath));
    const after = applyEdits(before ?? '', own);
    if (after !== before) fixed.push({ absolutePath, before, after });
  }
  return fixed.sort((one, other) => (one.absolutePath < other.absolutePath ? -1 : 1));
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readText(file);
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
