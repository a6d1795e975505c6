import type { Finding } from '../text/finding.ts';
import type { Span } from '../text/span.ts';
import type { Steps } from '../text/steps.ts';
import { lexArgument } from './argument.ts';
import type { Lexeme } from './lexeme.ts';
import type { Segment } from './template.ts';

/** A lexed prompt body. */
export interface Body {
  readonly segments: readonly Segment[];
  readonly findings: readonly Finding[];
}

/** Longest `{{…}}` or `${…}`, in UTF-16 units: keeps a text full of open braces linear to lex. */
const LONGEST_EXPRESSION = 300;
const LONGEST_CONTROL_TAG = 500;
/** Nobody reads more of them, and an editor shows no more for one file. */
const MOST_FINDINGS = 1_000;
/** Units of text lexed between two pauses. */
const UNITS_PER_STEP = 16_384;

const IDENTIFIER = /^[\p{L}_@][\p{L}\p{N}_.-]*$/u;
const EXPRESSION_START = /^[\p{L}_@&]/u;
/** Blocks of Handlebars, and the helpers of dotprompt that send nothing of their own. */
const CONTROL = /^(?:[#/^]|else(?:\s|$)|(?:role|section) ["']|media url=)/u;
const ESCAPABLE = ['{{', '${', '{argument', '{#', '{%'] as const;

/**
 * Lexes the stretch of `text` into what is sent, filled in and left out.
 * Never throws and never backtracks: the time is linear in the stretch for any input.
 */
export function* lexBody(text: string, span: Span): Steps<Body> {
  const segments: Segment[] = [];
  const findings: Finding[] = [];
  const closers = new CloserIndex(text, span.end);
  let textStart = span.start;
  const flush = (end: number): void => {
    if (end > textStart) {
      const stretch = { start: textStart, end };
      segments.push({ kind: 'text', text: text.slice(textStart, end), span: stretch });
    }
  };

  let offset = span.start;
  let pauseAt = offset + UNITS_PER_STEP;
  while (offset < span.end) {
    if (offset >= pauseAt) {
      pauseAt = offset + UNITS_PER_STEP;
      yield;
    }
    const unit = text.charCodeAt(offset);
    // Only a backslash, a dollar or an opening brace can begin anything but plain text.
    if (unit !== 0x5c && unit !== 0x24 && unit !== 0x7b) {
      offset++;
      continue;
    }
    const lexeme = lexAt(text, offset, span.end, closers);
    if (lexeme.kind === 'literal') {
      if (lexeme.finding && findings.length < MOST_FINDINGS) findings.push(lexeme.finding);
      offset += lexeme.length;
      continue;
    }
    flush(offset);
    segments.push(lexeme.segment);
    offset = lexeme.segment.span.end;
    textStart = offset;
  }
  flush(span.end);
  return { segments, findings };
}

/** Finds closing marks, and remembers from where on there is none, so that no stretch is searched twice in vain. */
class CloserIndex {
  readonly #text: string;
  readonly #end: number;
  readonly #missing = new Map<string, number>();

  constructor(text: string, end: number) {
    this.#text = text;
    this.#end = end;
  }

  /** The offset just behind the next `closer`, or undefined. */
  endAfter(closer: string, from: number): number | undefined {
    const missingFrom = this.#missing.get(closer);
    if (missingFrom !== undefined && from >= missingFrom) return undefined;
    const found = this.#text.indexOf(closer, from);
    if (found >= 0 && found + closer.length <= this.#end) return found + closer.length;
    this.#missing.set(closer, from);
    return undefined;
  }
}

function lexAt(text: string, start: number, end: number, closers: CloserIndex): Lexeme {
  const startsWith = (mark: string): boolean =>
    start + mark.length <= end && text.startsWith(mark, start);

  if (startsWith('\\')) return lexEscape(text, start, end);
  if (startsWith('{{!')) {
    const closer = startsWith('{{!--') ? '--}}' : '}}';
    return lexComment(text, start, end, closers.endAfter(closer, start + 3));
  }
  if (startsWith('{#')) {
    const close = closers.endAfter('#}', start + 2);
    // Without an end and a blank it is more likely a colour or a rank than a comment.
    if (close === undefined && !/\s/u.test(text.charAt(start + 2))) return literal(2);
    return lexComment(text, start, end, close);
  }
  if (startsWith('{%')) {
    const limit = Math.min(end, start + LONGEST_CONTROL_TAG);
    const close = text.slice(start, limit).indexOf('%}');
    if (close < 0) return literal(2);
    return segment({ kind: 'control', span: { start, end: start + close + 2 } });
  }
  if (startsWith('{{')) return lexMustache(text, start, end);
  if (startsWith('${')) return lexDollar(text, start, end);
  if (startsWith('{argument')) return lexArgument(text, start, end);
  return literal(1);
}

function literal(length: number, finding?: Finding): Lexeme {
  return finding ? { kind: 'literal', length, finding } : { kind: 'literal', length };
}

function segment(value: Segment): Lexeme {
  return { kind: 'segment', segment: value };
}

function lexEscape(text: string, start: number, end: number): Lexeme {
  const next = start + 1;
  // Two backslashes before a brace are one literal backslash, then whatever the brace opens.
  if (text.startsWith('\\', next) && ESCAPABLE.some((mark) => text.startsWith(mark, next + 1))) {
    return segment({ kind: 'text', text: '\\', span: { start, end: start + 2 } });
  }
  const mark = ESCAPABLE.find((candidate) => text.startsWith(candidate, next));
  if (mark === undefined || next + mark.length > end) return literal(1);
  return segment({ kind: 'text', text: mark, span: { start, end: next + mark.length } });
}

function lexComment(text: string, start: number, end: number, close: number | undefined): Lexeme {
  if (close !== undefined) return segment({ kind: 'comment', span: { start, end: close } });
  const span = { start, end: Math.min(endOfLine(text, start, end), start + LONGEST_EXPRESSION) };
  return literal(2, unclosed('comment', text.startsWith('{#', start) ? '#}' : '}}', span));
}

function lexMustache(text: string, start: number, end: number): Lexeme {
  const braces = text.startsWith('{{{', start) && start + 3 <= end ? 3 : 2;
  const close = '}'.repeat(braces);
  const inner = start + braces;
  const limit = Math.min(end, inner + LONGEST_EXPRESSION);
  let stop = inner;
  while (stop < limit && text[stop] !== '{' && text[stop] !== '}') stop++;
  const expression = text
    .slice(inner, stop)
    .replace(/^[~-]|[~-]$/gu, '')
    .trim()
    .replace(/\s+/gu, ' ');
  if (!text.startsWith(close, stop) || stop + braces > end) {
    // Three braces may also be a literal brace around a variable, as in JSON: {{{name}}, …}.
    if (braces === 3 || !EXPRESSION_START.test(expression)) return literal(1);
    const span = { start, end: Math.min(stop, endOfLine(text, start, end)) };
    return literal(2, unclosed('variable', '}}', span));
  }
  const span = { start, end: stop + braces };
  if (expression.startsWith('>')) {
    const name = expression.slice(1).trim().split(' ')[0] ?? '';
    return segment({ kind: 'partial', name, span });
  }
  if (CONTROL.test(expression)) return segment({ kind: 'control', span });
  if (!EXPRESSION_START.test(expression)) return literal(braces);
  return variable(expression.replace(/^&\s*/u, ''), 'mustache', span);
}

function lexDollar(text: string, start: number, end: number): Lexeme {
  const limit = Math.min(end, start + LONGEST_EXPRESSION);
  let stop = start + 2;
  while (stop < limit && !'{}\r\n'.includes(text.charAt(stop))) stop++;
  const expression = text.slice(start + 2, stop).trim();
  if (!/^[\p{L}_]/u.test(expression)) return literal(2);
  if (stop >= end || text[stop] !== '}') {
    return literal(2, unclosed('variable', '}', { start, end: stop }));
  }
  return variable(expression, 'dollar', { start, end: stop + 1 });
}

function variable(expression: string, syntax: 'mustache' | 'dollar', span: Span): Lexeme {
  const pipe = expression.indexOf('|');
  const name = (pipe < 0 ? expression : expression.slice(0, pipe)).trim();
  const plain = pipe < 0 && (IDENTIFIER.test(name) || /^[\p{L}\p{N}_ .-]+$/u.test(name));
  return segment({ kind: 'variable', name, syntax, transformed: !plain, span });
}

function unclosed(what: 'comment' | 'variable', closer: string, span: Span): Finding {
  const opening = what === 'comment' ? 'This comment' : 'This variable';
  return {
    ruleId: 'template/unclosed-brace',
    severity: 'warning',
    message: `${opening} is not closed. Add ${closer}, or put a backslash before it if it is meant as text; it is counted as text.`,
    span,
  };
}

function endOfLine(text: string, from: number, end: number): number {
  // Bounded, because a text of open braces on one line would be searched once for each of them.
  const limit = Math.min(end, from + LONGEST_EXPRESSION);
  for (let offset = from; offset < limit; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit === 10 || unit === 13) return offset;
  }
  return limit;
}
