import type { Span } from '../text/span.ts';
import type { PromptPart, StaticPart } from './parts.ts';

/** A sentence or line that stays, by which templates are compared. */
export interface TextUnit {
  /** Its words with one blank between them, so that white space makes no difference. */
  readonly key: string;
  /** Where it stands in the prompt as sent, see {@link ComparedText}. */
  readonly sent: Span;
  /** Where it stands in the template; the whole include for the text of a partial. */
  readonly span: Span;
  /** The partial it comes from. */
  readonly origin?: string;
}

/** A prompt as it is compared with others. */
export interface ComparedText {
  /** The prompt as sent, with one {@link CHANGES} for each part that changes. */
  readonly sent: string;
  readonly units: readonly TextUnit[];
}

/** Stands for what changes, so that no unit reaches across it. */
export const CHANGES = '\ufffc';
/** Ends of lines and sentences. */
const UNIT_END = /[\r\n]+|(?<=[.!?…]["'”’)\]]?)[ \t]+|(?<=[。！？；][”」』）]?)/gu;
/** Longest unit; text without sentence ends is cut, so that the work for one unit is bounded. */
const LONGEST_UNIT = 4_000;

/** Where a part's text begins in the joined text. */
interface Placed {
  readonly at: number;
  readonly part: StaticPart;
}

/**
 * The sentences and lines of a prompt that stay from call to call; one that holds a variable is left out,
 * as it cannot be shared. In the order they are sent.
 */
export function compareText(parts: readonly PromptPart[]): ComparedText {
  const texts: string[] = [];
  const placed: Placed[] = [];
  let length = 0;
  for (const part of parts) {
    const text = part.kind === 'static' ? part.text : CHANGES;
    if (part.kind === 'static') placed.push({ at: length, part });
    texts.push(text);
    length += text.length;
  }
  const joined = texts.join('');
  const toSource = createSourceMap(placed);
  const units: TextUnit[] = [];
  for (const { start, end } of stretchesOf(joined)) {
    const raw = joined.slice(start, end);
    const trimmed = raw.trim();
    if (trimmed === '' || raw.includes(CHANGES)) continue;
    const key = withSingleBlanks(trimmed);
    const from = start + (raw.length - raw.trimStart().length);
    const sent = { start: from, end: from + trimmed.length };
    const first = toSource(sent.start, 'start');
    const last = toSource(sent.end - 1, 'end');
    const origin = first.origin === last.origin ? first.origin : undefined;
    const span = { start: first.offset, end: last.offset };
    units.push({ key, sent, span, ...(origin === undefined ? {} : { origin }) });
  }
  return { sent: joined, units };
}

/** Most texts are as wanted, and a part of a text takes no memory of its own; what `replace` makes takes ten times it. */
function withSingleBlanks(text: string): string {
  return /[^\S ]| {2}/u.test(text) ? text.split(/\s+/u).join(' ') : text;
}

function* stretchesOf(text: string): Generator<Span> {
  let start = 0;
  for (const { index, 0: gap } of text.matchAll(UNIT_END)) {
    yield* cut({ start, end: index });
    start = index + gap.length;
  }
  yield* cut({ start, end: text.length });
}

function* cut({ start, end }: Span): Generator<Span> {
  for (let from = start; from < end; from += LONGEST_UNIT) {
    yield { start: from, end: Math.min(end, from + LONGEST_UNIT) };
  }
}

interface SourcePlace {
  readonly offset: number;
  readonly origin: string | undefined;
}

/** Maps places of the joined text to the template's own; asked in ascending order. */
function createSourceMap(
  placed: readonly Placed[],
): (at: number, side: 'start' | 'end') => SourcePlace {
  let index = 0;
  return (at, side) => {
    while (index + 1 < placed.length && (placed[index + 1]?.at ?? 0) <= at) index++;
    const { at: begin, part } = placed[index] ?? { at: 0, part: undefined };
    if (part === undefined) return { offset: 0, origin: undefined };
    const { span, text, origin } = part;
    // Escapes and partials are longer or shorter in the source than as they are sent; they stay whole.
    const isLiteral = origin === undefined && span.end - span.start === text.length;
    const offset = isLiteral ? span.start + (at - begin) + (side === 'end' ? 1 : 0) : span[side];
    return { offset, origin };
  };
}
