import type { Span } from '../text/span.ts';
import type { PromptPart } from './parts.ts';
import {
  endsSentence,
  isHeading,
  isLabelled,
  isListLine,
  isOrdered,
  leansOnBefore,
} from './prose.ts';

/** A paragraph or sentence of a prompt, which keeps its meaning when it is moved as a whole. */
export interface Block {
  /** Without the white space around it; comments and the tags of variables included. */
  readonly span: Span;
  /** Whether something in it changes from call to call. */
  readonly dynamic: boolean;
  /** Whether something in it changes in nearly every call. */
  readonly volatile: boolean;
  /** What stays of it, as sent. */
  readonly text: string;
  /** The paragraph it belongs to, counted from 0. */
  readonly paragraph: number;
}

const BLANK_LINES = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*/gu;

/** A place where two blocks meet: the first ends, the second begins. */
interface Cut {
  readonly end: number;
  readonly next: number;
}

/**
 * The paragraphs of a prompt. A heading belongs to what follows it, a numbered step to the other steps, and a
 * paragraph that takes up the one before (“It …”) to that one; none is cut inside a block tag.
 */
export function paragraphsOf(
  text: string,
  promptSpan: Span,
  parts: readonly PromptPart[],
): readonly Block[] {
  const cuts = parts.filter(isOwnText).flatMap(({ span }) => blankLinesIn(text, span));
  const glued: Span[] = [];
  let previous = '';
  for (const span of between(promptSpan, cuts)) {
    const before = glued.at(-1);
    const own = text.slice(span.start, span.end);
    const together =
      isHeading(previous) || (isOrdered(previous) && isOrdered(own)) || leansOnBefore(own);
    if (before && together) glued[glued.length - 1] = { start: before.start, end: span.end };
    else glued.push(span);
    previous = own;
  }
  return glued.map((span, paragraph) => toBlock(span, paragraph, parts));
}

/**
 * The same with the sentences of plain prose apart, so that a paragraph that only partly changes can give
 * away the part that stays. Lists, tables and paragraphs under a label (“Light: …”) stay whole.
 */
export function sentencesOf(
  text: string,
  promptSpan: Span,
  parts: readonly PromptPart[],
): readonly Block[] {
  return paragraphsOf(text, promptSpan, parts).flatMap((block) => {
    if (!block.dynamic || !isProse(text.slice(block.span.start, block.span.end))) return [block];
    const cuts = overlapping(parts, block.span)
      .filter(isOwnText)
      .flatMap(({ span }) => sentenceCuts(text, clip(span, block.span)));
    return between(block.span, cuts).map((span) => toBlock(span, block.paragraph, parts));
  });
}

function isProse(paragraph: string): boolean {
  return !paragraph
    .split(/\r\n|\r|\n/u)
    .some((line) => isLabelled(line) || isListLine(line) || isHeading(line) || line.includes('|'));
}

function sentenceCuts(text: string, span: Span): readonly Cut[] {
  const cuts: Cut[] = [];
  const stretch = text.slice(span.start, span.end);
  for (const match of stretch.matchAll(/(?<=[.!?…]["'”’)\]]?)\s+|(?<=[。！？][”」』）]?)\s*/gu)) {
    const end = span.start + match.index;
    const next = end + match[0].length;
    if (next >= span.end && match[0] === '') continue;
    if (!endsSentence(text.slice(Math.max(span.start, end - 40), end))) continue;
    if (
      !/^(?:[\p{Lu}\p{N}"“‘'([]|[\p{Lo}]|\{\{|\{argument|\$\{|$)/u.test(text.slice(next, next + 9))
    ) {
      continue;
    }
    // What takes up the sentence before has to stay with it.
    if (!leansOnBefore(text.slice(next, next + 60))) cuts.push({ end, next });
  }
  return cuts;
}

/** Whether a part is the template's own plain text, the only place where it may be cut. */
function isOwnText(part: PromptPart): boolean {
  if (part.kind !== 'static' || part.origin !== undefined) return false;
  return part.span.end - part.span.start === part.text.length;
}

function blankLinesIn(text: string, span: Span): readonly Cut[] {
  return [...text.slice(span.start, span.end).matchAll(BLANK_LINES)].map(({ index, 0: gap }) => ({
    end: span.start + index,
    next: span.start + index + gap.length,
  }));
}

function between(span: Span, cuts: readonly Cut[]): readonly Span[] {
  const spans: Span[] = [];
  let { start } = span;
  for (const { end, next } of cuts) {
    if (end < start || next > span.end || end < span.start) continue;
    if (end > start) spans.push({ start, end });
    start = next;
  }
  if (span.end > start) spans.push({ start, end: span.end });
  return spans;
}

function clip(span: Span, within: Span): Span {
  const start = Math.max(span.start, within.start);
  return { start, end: Math.max(start, Math.min(span.end, within.end)) };
}

/** The parts that share text with a span; parts lie in the order of the text. */
function overlapping(parts: readonly PromptPart[], { start, end }: Span): readonly PromptPart[] {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.span.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let stop = low;
  while (stop < parts.length && (parts[stop]?.span.start ?? end) < end) stop++;
  return parts.slice(low, stop);
}

function toBlock(span: Span, paragraph: number, parts: readonly PromptPart[]): Block {
  const own = overlapping(parts, span);
  const text = own
    .map((part) => {
      if (part.kind === 'dynamic') return '';
      if (!isOwnText(part)) return part.text;
      const { start, end } = clip(part.span, span);
      return part.text.slice(start - part.span.start, end - part.span.start);
    })
    .join('');
  return {
    span,
    dynamic: own.some(({ kind }) => kind === 'dynamic'),
    volatile: own.some((part) => part.kind === 'dynamic' && part.volatility !== undefined),
    text,
    paragraph,
  };
}
