import type { Span } from '../text/span.ts';
import { lineFrom, parentOf, startOfLine } from './headerKeyAt.ts';

/** What is being written at a place of a header. */
export type HeaderCursor =
  | {
      /** A key, at the top where it has no parent. */
      readonly kind: 'key';
      readonly parent: string | undefined;
      readonly typed: string;
    }
  | {
      /** The value of a key, or of an entry of its list. */
      readonly kind: 'value';
      readonly key: string;
      readonly parent: string | undefined;
      /** What of the value stands before the cursor, without an opening quote. */
      readonly typed: string;
    };

const KEY = /(?:^\s*(?:-\s+)?|[{,]\s*)([A-Za-z_]*)$/u;
const VALUE = /(?:^\s*(?:-\s+)?|[{,]\s*)["']?([A-Za-z_]+)["']?\s*:\s+["']?([^"'{}[\],#]*)$/u;
/** An entry of a list within brackets. */
const FLOW_ENTRY = /^([A-Za-z_]+)\s*:\s*\[(?:[^{}[\]]*,)?\s*["']?([^"'{}[\],#]*)$/u;
/** An entry of a list in lines. */
const ENTRY = /^\s*-\s+["']?([^"'{}[\],#:]*)$/u;
/** Keys that take a list of words or paths. */
const LISTS: ReadonlySet<string> = new Set(['images', 'fallbacks']);

/** What is being written at an offset of a header; undefined outside of it, and where nothing of ours could stand. */
export function headerCursor(text: string, header: Span, offset: number): HeaderCursor | undefined {
  if (offset < header.start || offset > header.end) return undefined;
  const start = startOfLine(text, offset, header.start);
  const line = lineFrom(text, start, offset);
  const owner = parentOf(text, header, start);
  const flow = FLOW_ENTRY.exec(line);
  if (flow?.[1] !== undefined && LISTS.has(flow[1])) {
    return { kind: 'value', key: flow[1], parent: undefined, typed: flow[2] ?? '' };
  }
  const value = VALUE.exec(line);
  if (value !== null) {
    const [, key = '', typed = ''] = value;
    return {
      kind: 'value',
      key,
      parent: value.index > 0 || isIndented(line) ? owner : undefined,
      typed,
    };
  }
  const entry = ENTRY.exec(line);
  if (entry !== null && owner !== undefined && LISTS.has(owner)) {
    return { kind: 'value', key: owner, parent: undefined, typed: entry[1] ?? '' };
  }
  const key = KEY.exec(line);
  if (key === null) return undefined;
  const isTop = key.index === 0 && !isIndented(line);
  return { kind: 'key', parent: isTop ? undefined : owner, typed: key[1] ?? '' };
}

function isIndented(line: string): boolean {
  return /^(?:\s|-\s)/u.test(line);
}
