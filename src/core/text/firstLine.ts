import type { Span } from './span.ts';

/** A span cut at the end of its first line, so that an editor underlines one line and not a page. */
export function firstLine(text: string, { start, end }: Span): Span {
  for (let offset = start; offset < end; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit === 10 || unit === 13) return { start, end: offset };
  }
  return { start, end };
}
