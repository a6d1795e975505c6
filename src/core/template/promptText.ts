import type { Segment } from './template.ts';

/**
 * Removes the blank lines around the prompt, as they are not sent.
 * Comments count as nothing: a prompt that begins below a comment begins at its own first line.
 */
export function trimBlankLines(segments: readonly Segment[]): readonly Segment[] {
  return trimEnd(trimStart(segments));
}

function trimStart(segments: readonly Segment[]): readonly Segment[] {
  let cut: { index: number; offset: number } | undefined;
  for (const [index, segment] of segments.entries()) {
    if (segment.kind === 'comment') continue;
    if (segment.kind !== 'text') break;
    const content = /\S/u.exec(segment.text)?.index;
    const blank = content === undefined ? segment.text : segment.text.slice(0, content);
    const lastBreak = Math.max(blank.lastIndexOf('\n'), blank.lastIndexOf('\r'));
    if (lastBreak >= 0) cut = { index, offset: lastBreak + 1 };
    if (content !== undefined) break;
  }
  if (cut === undefined) return dropBlankOnly(segments);
  const { index: first, offset } = cut;
  return dropBlankOnly([
    ...segments.slice(0, first).filter(isNoText),
    ...slicedAt(segments, first, offset, Infinity),
    ...segments.slice(first + 1),
  ]);
}

function trimEnd(segments: readonly Segment[]): readonly Segment[] {
  let cut: { index: number; offset: number } | undefined;
  for (let index = segments.length - 1; index >= 0; index--) {
    const segment = segments[index];
    if (segment === undefined || segment.kind === 'comment') continue;
    if (segment.kind !== 'text') break;
    const content = segment.text.trimEnd().length;
    const firstBreak = segment.text.slice(content).search(/[\r\n]/u);
    if (firstBreak >= 0) cut = { index, offset: content + firstBreak };
    if (content > 0) break;
  }
  if (cut === undefined) return segments;
  const { index: last, offset } = cut;
  return [
    ...segments.slice(0, last),
    ...slicedAt(segments, last, 0, offset),
    ...segments.slice(last + 1).filter(isNoText),
  ];
}

/** A prompt of white space and comments alone is empty. */
function dropBlankOnly(segments: readonly Segment[]): readonly Segment[] {
  const sent = segments.some(
    (segment) =>
      segment.kind !== 'comment' && !(segment.kind === 'text' && !/\S/u.test(segment.text)),
  );
  return sent ? segments : segments.filter((segment) => segment.kind === 'comment');
}

function isNoText({ kind }: Segment): boolean {
  return kind !== 'text';
}

/** A part of the text at an index; nothing when it would be empty. */
function slicedAt(
  segments: readonly Segment[],
  index: number,
  from: number,
  to: number,
): readonly Segment[] {
  const segment = segments[index];
  if (segment?.kind !== 'text') return [];
  const text = segment.text.slice(from, to);
  if (text === '') return [];
  // Only literal stretches hold line breaks, and there one unit of text is one unit of source.
  const start = segment.span.start + from;
  return [{ kind: 'text', text, span: { start, end: start + text.length } }];
}
