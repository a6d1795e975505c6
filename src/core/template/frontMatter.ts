import type { Finding } from '../text/finding.ts';
import type { Span } from '../text/span.ts';
import { told } from '../text/wording.ts';

/** Where a file's YAML header and its body lie. */
export interface FrontMatter {
  /** The YAML between the two `---` lines. */
  readonly yamlSpan: Span | undefined;
  readonly bodySpan: Span;
  readonly findings: readonly Finding[];
}

const BYTE_ORDER_MARK = 0xfeff;
const DASHES = '---';
const LOOKS_LIKE_KEY = /^(?:[\p{L}_][\p{L}\p{N}_. -]{0,60}:(?:\s|$)|#)/u;

/**
 * Splits a file into header and body; both offsets count from the file's start, a byte order mark included.
 *
 * A header that is opened but never closed is read up to its first blank line, so that the prompt
 * below it is not mistaken for YAML while the author is still typing the closing line.
 */
export function splitFrontMatter(text: string): FrontMatter {
  const start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  const withoutHeader = {
    yamlSpan: undefined,
    bodySpan: { start, end: text.length },
    findings: [],
  };
  const yamlStart = startOfNextLine(text, start);
  if (!isDashes(text, start, yamlStart)) return withoutHeader;
  let firstBlank: number | undefined;
  for (let line = yamlStart; line < text.length;) {
    const next = startOfNextLine(text, line);
    if (isDashes(text, line, next)) {
      return {
        yamlSpan: { start: yamlStart, end: line },
        bodySpan: { start: next, end: text.length },
        findings: [],
      };
    }
    if (firstBlank === undefined && text.slice(line, next).trim() === '') firstBlank = line;
    line = next;
  }
  if (!LOOKS_LIKE_KEY.test(text.slice(yamlStart, yamlStart + 80))) return withoutHeader;
  const yamlEnd = firstBlank ?? text.length;
  return {
    yamlSpan: { start: yamlStart, end: yamlEnd },
    bodySpan: { start: yamlEnd, end: text.length },
    findings: [
      {
        ruleId: 'header/unclosed',
        severity: 'error',
        ...told(
          'This header has no closing line. Add a line with three dashes (---) below its last key; until then the header is read up to the first blank line.',
        ),
        span: { start, end: start + DASHES.length },
      },
    ],
  };
}

/** True for a line of three dashes and nothing but blanks behind them. */
function isDashes(text: string, line: number, next: number): boolean {
  return text.startsWith(DASHES, line) && text.slice(line, next).trimEnd() === DASHES;
}

function startOfNextLine(text: string, from: number): number {
  for (let offset = from; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit === 10) return offset + 1;
    if (unit === 13) return text.charCodeAt(offset + 1) === 10 ? offset + 2 : offset + 1;
  }
  return text.length;
}
