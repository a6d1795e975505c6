import type { Fix, TextEdit } from './finding.ts';

/** What came of applying fixes. */
export interface FixedText {
  readonly text: string;
  readonly applied: readonly Fix[];
  /** Fixes that overlap an earlier one, or that change other files too; try again after a new analysis. */
  readonly skipped: readonly Fix[];
}

/**
 * Applies fixes to the text they were found in, each with all of its edits or not at all. Of two that
 * overlap the earlier one wins; an edit that two of them have in common is made once.
 */
export function applyFixes(text: string, fixes: readonly Fix[]): FixedText {
  const { applied, skipped } = selectFixes(fixes);
  const own = applied.filter((fix) => fix.edits.every(({ path }) => path === undefined));
  return {
    text: applyEdits(
      text,
      own.flatMap((fix) => fix.edits),
    ),
    applied: own,
    skipped: [...skipped, ...applied.filter((fix) => !own.includes(fix))],
  };
}

/** Picks the fixes that can be applied together, the earlier of two that overlap in a file. */
export function selectFixes(fixes: readonly Fix[]): {
  readonly applied: readonly Fix[];
  readonly skipped: readonly Fix[];
} {
  const taken = new Map<string | undefined, TextEdit[]>();
  const applied: Fix[] = [];
  const skipped: Fix[] = [];
  for (const fix of fixes) {
    const fits = fix.edits.every((edit) =>
      (taken.get(edit.path) ?? []).every((other) => isSame(edit, other) || isApart(edit, other)),
    );
    if (!fits) {
      skipped.push(fix);
      continue;
    }
    applied.push(fix);
    for (const edit of fix.edits) taken.set(edit.path, [...(taken.get(edit.path) ?? []), edit]);
  }
  return { applied, skipped };
}

/**
 * Makes edits in a text, whatever file they name. Equal edits count once.
 *
 * @param edits not overlapping, their spans within the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const inOrder = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let at = 0;
  let last: TextEdit | undefined;
  for (const edit of inOrder) {
    if (last && isSame(edit, last)) continue;
    result += text.slice(at, edit.span.start) + edit.newText;
    at = edit.span.end;
    last = edit;
  }
  return result + text.slice(at);
}

function isSame(one: TextEdit, other: TextEdit): boolean {
  return (
    one.span.start === other.span.start &&
    one.span.end === other.span.end &&
    one.newText === other.newText &&
    one.path === other.path
  );
}

/** Two edits that touch could still be meant for the same place, so they count as overlapping. */
function isApart({ span: one }: TextEdit, { span: other }: TextEdit): boolean {
  return one.end < other.start || other.end < one.start;
}
