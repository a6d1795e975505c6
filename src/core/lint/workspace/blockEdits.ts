import { runsOf } from '../../caching/indexed.ts';
import type { TextUnit } from '../../caching/units.ts';
import type { TextEdit } from '../../text/finding.ts';
import type { Span } from '../../text/span.ts';
import type { WorkspaceMember } from './clusterWorth.ts';

/**
 * Where a template spells the shared rules, run by run; undefined where they cannot be taken out of it: they
 * come from a partial, hold an escape, or a comment stands in them.
 */
export function literalRuns({ template, units }: WorkspaceMember): readonly Span[] | undefined {
  const { text, sent, comments } = template;
  const runs: Span[] = [];
  for (const run of runsOf(template, units)) {
    const inside = units.filter((unit) => unit.sent.start >= run.start && unit.sent.end <= run.end);
    const [first] = inside;
    const last = inside.at(-1);
    if (first === undefined || last === undefined || inside.some(isFromPartial)) return undefined;
    const span = { start: first.span.start, end: last.span.end };
    if (text.slice(span.start, span.end) !== sent.slice(run.start, run.end)) return undefined;
    if (comments.some(({ start, end }) => start < span.end && end > span.start)) return undefined;
    runs.push(span);
  }
  return runs;
}

function isFromPartial({ origin }: TextUnit): boolean {
  return origin !== undefined;
}

/** Whether a template has the shared rules word for word, so that only their place or spelling changes. */
export function hasSameWords({ difference }: WorkspaceMember): boolean {
  return difference.kind !== 'words';
}

/** Takes runs out of a template, with the gap that they leave, and puts `head` before the prompt. */
export function replaceRuns(
  { template }: WorkspaceMember,
  runs: readonly Span[],
  head: string,
): readonly TextEdit[] {
  const { text, promptSpan } = template;
  const lineEnd = /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
  const edits: TextEdit[] = [];
  const [first] = runs;
  const atStart = first !== undefined && !/\S/u.test(text.slice(promptSpan.start, first.start));
  if (!atStart) {
    const span = { start: promptSpan.start, end: promptSpan.start };
    edits.push({ span, newText: head + lineEnd + lineEnd });
  }
  for (const [index, run] of runs.entries()) {
    edits.push(
      atStart && index === 0
        ? { span: { start: promptSpan.start, end: run.end }, newText: head }
        : { span: withGap(text, run, promptSpan), newText: '' },
    );
  }
  return edits;
}

/** A run with the white space that would be left over without it. */
function withGap(text: string, { start, end }: Span, prompt: Span): Span {
  const after = /^\s*/u.exec(text.slice(end, prompt.end))?.[0].length ?? 0;
  const before = /\s*$/u.exec(text.slice(prompt.start, start))?.[0] ?? '';
  if (end + after >= prompt.end) return { start: start - before.length, end };
  // Within a paragraph the blank before it goes, so that the break behind it stays.
  if (!/[\r\n]/u.test(before)) return { start: start - before.length, end };
  return { start, end: end + after };
}
