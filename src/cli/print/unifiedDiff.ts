import { createTwoFilesPatch } from 'diff';
import { escapeControls } from './escape.ts';

/** A change as `diff -u` shows it, which `patch` and git understand. */
export function unifiedDiff(path: string, before: string | undefined, after: string): string {
  const name = escapeControls(path);
  const from = before === undefined ? '/dev/null' : `a/${name}`;
  const patch = createTwoFilesPatch(from, `b/${name}`, before ?? '', after, undefined, undefined, {
    context: 3,
  });
  return patch.replace(/^=+\n/u, '');
}
