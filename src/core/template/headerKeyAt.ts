import type { Span } from '../text/span.ts';
import { HEADER_FIELDS, OUTPUT_FIELDS } from './headerFields.ts';

/** A key of a header that the engine reads. */
export type HeaderKey = keyof typeof HEADER_FIELDS;

/** A key in the text of a header. */
export interface PlacedKey {
  readonly key: HeaderKey;
  readonly span: Span;
}

/** Characters of a line that are looked at; nobody writes a key behind them. */
const LONGEST_LINE = 2_000;
const KEY = /(^\s*(?:-\s+)?|[{,]\s*)(["']?)([A-Za-z_]+)\2(?=\s*:(?:\s|$|["'[{]))/gu;

/**
 * The key of ours that stands at an offset of a header: at the top, or in an entry of `outputs`. A key inside of
 * `inputs` is a variable, whatever it is called.
 *
 * @param header where the header's YAML stands in `text`.
 */
export function headerKeyAt(text: string, header: Span, offset: number): PlacedKey | undefined {
  if (offset < header.start || offset > header.end) return undefined;
  const start = startOfLine(text, offset, header.start);
  const line = lineFrom(text, start, header.end);
  for (const match of line.matchAll(KEY)) {
    const [whole, lead = '', , key = ''] = match;
    const from = start + match.index + lead.length;
    const span = { start: from, end: start + match.index + whole.length };
    if (offset < span.start || offset > span.end) continue;
    const isTop = from === start;
    const isKnown = isTop
      ? Object.hasOwn(HEADER_FIELDS, key)
      : Object.hasOwn(OUTPUT_FIELDS, key) && parentOf(text, header, start) === 'outputs';
    return isKnown ? { key: key as HeaderKey, span } : undefined;
  }
  return undefined;
}

/** The key at the beginning of the nearest line, from `start` upwards, that is not indented. */
export function parentOf(text: string, header: Span, start: number): string | undefined {
  for (let at = start; at >= header.start; at = startOfLine(text, at - 1, header.start)) {
    const [, name] = /^["']?([A-Za-z_]+)["']?\s*:/u.exec(lineFrom(text, at, header.end)) ?? [];
    if (name !== undefined) return name;
    if (at === header.start) return undefined;
  }
  return undefined;
}

/** Where the line of an offset begins; not before `from`. */
export function startOfLine(text: string, offset: number, from: number): number {
  let start = offset;
  while (start > from && !isBreak(text.charCodeAt(start - 1))) start--;
  return start;
}

/** The text of the line that begins at `start`, up to `end`; long lines are cut. */
export function lineFrom(text: string, start: number, end: number): string {
  let stop = start;
  while (stop < end && stop - start < LONGEST_LINE && !isBreak(text.charCodeAt(stop))) stop++;
  return text.slice(start, stop);
}

function isBreak(unit: number): boolean {
  return unit === 10 || unit === 13;
}
