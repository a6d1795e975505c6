import type { Position, Range, Span } from './span.ts';

/** Turns offsets of one text into lines and columns; built once, each look-up is a binary search. */
export interface LineIndex {
  readonly lineCount: number;
  /** Clamps offsets outside the text to its ends. */
  positionAt(offset: number): Position;
  rangeOf(span: Span): Range;
  /** The offset at which a zero-based line starts; the text's end for lines past the last. */
  startOfLine(line: number): number;
}

/** Lines end at CRLF, LF or a lone CR, as they do in editors. */
export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit === 13 && text.charCodeAt(offset + 1) === 10) offset++;
    if (unit === 10 || unit === 13) starts.push(offset + 1);
  }
  const startOf = (line: number): number => starts[line] ?? text.length;
  const positionAt = (offset: number): Position => {
    const clamped = Math.min(Math.max(offset, 0), text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (startOf(middle) <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: clamped - startOf(low) };
  };
  return {
    lineCount: starts.length,
    positionAt,
    rangeOf: (span) => ({ start: positionAt(span.start), end: positionAt(span.end) }),
    startOfLine: startOf,
  };
}
