import type { Finding } from '../text/finding.ts';
import type { Span } from '../text/span.ts';
import type { Steps } from '../text/steps.ts';
import { lexArgument } from './argument.ts';
import type { Lexeme } from './lexeme.ts';
import { Scanner } from './scanner.ts';
import type { Segment } from './template.ts';
import { told } from '../text/wording.ts';

/** A lexed prompt body. */
export interface Body {
  readonly segments: readonly Segment[];
  readonly findings: readonly Finding[];
  /** False when there is so much in it that its end is taken for text. */
  readonly complete: boolean;
}

/**
 * Most variables, comments and escapes that are told apart: a prompt of the 32,000 characters that the API
 * accepts holds 6,400 at most, and whatever is done with them is done for each.
 */
const MOST_SEGMENTS = 20_000;
/** Longest `{{…}}` or `${…}`, in UTF-16 units; beyond it a closing brace is taken to be missing. */
const LONGEST_EXPRESSION = 300;
const LONGEST_CONTROL_TAG = 500;
/** Nobody reads more of them, and an editor shows no more for one file. */
const MOST_FINDINGS = 1_000;
/** Units of text read between two pauses. */
const UNITS_PER_STEP = 16_384;

/** Signs that may begin anything but plain text. */
const BACKSLASH = 0x5c;
const DOLLAR = 0x24;
const BRACE = 0x7b;

/** A name, or in Handlebars and Go templates a path: `.name`, `../name`, `@index`. */
const EXPRESSION_START = /^&?\s*[\p{L}\p{N}_@.]/u;
const NAME_START = /^&?\s*[\p{L}_@.]/u;
const PLAIN_NAME = /^[\p{L}\p{N}_@. -]+$/u;
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
  const scanner = new Scanner(text, span.end);
  let textStart = span.start;
  const flush = (end: number): void => {
    if (end > textStart) {
      const stretch = { start: textStart, end };
      segments.push({ kind: 'text', text: text.slice(textStart, end), span: stretch });
    }
  };

  let offset = span.start;
  let pauseAt = offset + UNITS_PER_STEP;
  while (offset < span.end && segments.length < MOST_SEGMENTS) {
    const done = offset + scanner.work;
    if (done >= pauseAt) {
      pauseAt = done + UNITS_PER_STEP;
      yield;
    }
    const unit = text.charCodeAt(offset);
    if (unit !== BACKSLASH && unit !== DOLLAR && unit !== BRACE) {
      offset++;
      continue;
    }
    scanner.noteLook();
    const lexeme = lexAt(scanner, offset);
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
  return { segments, findings, complete: offset >= span.end };
}

function lexAt(scanner: Scanner, start: number): Lexeme {
  const startsWith = (mark: string): boolean => scanner.startsWith(mark, start);

  if (startsWith('\\')) return lexEscape(scanner, start);
  if (startsWith('{{!') || startsWith('{{~!')) return lexMustacheComment(scanner, start);
  if (startsWith('{#')) return lexHashComment(scanner, start);
  if (startsWith('{%')) {
    const close = scanner.endAfter('%}', start + 2);
    if (close === undefined || close > start + LONGEST_CONTROL_TAG) return literal(2);
    return segment({ kind: 'control', span: { start, end: close } });
  }
  if (startsWith('{{')) return lexMustache(scanner, start);
  if (startsWith('${')) return lexDollar(scanner, start);
  if (startsWith('{argument')) return lexArgument(scanner, start);
  return literal(1);
}

function literal(length: number, finding?: Finding): Lexeme {
  return finding ? { kind: 'literal', length, finding } : { kind: 'literal', length };
}

function segment(value: Segment): Lexeme {
  return { kind: 'segment', segment: value };
}

function lexEscape(scanner: Scanner, start: number): Lexeme {
  const next = start + 1;
  const markAt = (offset: number): string | undefined =>
    ESCAPABLE.find((mark) => scanner.startsWith(mark, offset));
  // Two backslashes before a brace are one literal backslash, then whatever the brace opens.
  if (scanner.startsWith('\\', next) && markAt(next + 1) !== undefined) {
    return segment({ kind: 'text', text: '\\', span: { start, end: start + 2 } });
  }
  const mark = markAt(next);
  return mark === undefined
    ? literal(1)
    : segment({ kind: 'text', text: mark, span: { start, end: next + mark.length } });
}

function lexMustacheComment(scanner: Scanner, start: number): Lexeme {
  const content = scanner.text.indexOf('!', start) + 1;
  // Mustache ends any comment at its first two braces, Handlebars one that begins with dashes behind two dashes.
  const close =
    (scanner.startsWith('--', content) ? endOfDashedComment(scanner, content) : undefined) ??
    scanner.endAfter('}}', content);
  return lexComment(scanner, start, close, '}}');
}

function endOfDashedComment(scanner: Scanner, from: number): number | undefined {
  const ends = [scanner.endAfter('--}}', from), scanner.endAfter('--~}}', from)];
  const closest = Math.min(...ends.map((end) => end ?? Infinity));
  return closest === Infinity ? undefined : closest;
}

function lexHashComment(scanner: Scanner, start: number): Lexeme {
  const close = scanner.endAfter('#}', start + 2);
  // Without an end and a blank it is more likely a colour or a rank than a comment.
  if (close === undefined && !/\s/u.test(scanner.text.charAt(start + 2))) return literal(2);
  return lexComment(scanner, start, close, '#}');
}

function lexComment(
  scanner: Scanner,
  start: number,
  close: number | undefined,
  closer: string,
): Lexeme {
  if (close !== undefined) return segment({ kind: 'comment', span: { start, end: close } });
  return literal(2, unclosed('comment', closer, { start, end: endOfLine(scanner, start) }));
}

function lexMustache(scanner: Scanner, start: number): Lexeme {
  const { text, end } = scanner;
  const braces = scanner.startsWith('{{{', start) ? 3 : 2;
  const inner = start + braces;
  const stop = scanner.indexOfAny('{}', inner, inner + LONGEST_EXPRESSION);
  if (stop === inner) return literal(1);
  const content = text.slice(inner, stop);
  const expression = content
    .replace(/^[~-]|[~-]$/gu, '')
    .trim()
    .replace(/\s+/gu, ' ');
  if (!scanner.startsWith('}'.repeat(braces), stop)) {
    // Three braces may also be a literal brace around a variable, as in JSON: {{{name}}, …}.
    if (braces === 3 || !NAME_START.test(expression)) return literal(1);
    const span = { start, end: Math.min(stop, endOfLine(scanner, start), end) };
    return literal(2, unclosed('variable', '}}', span));
  }
  const span = { start, end: stop + braces };
  if (expression.startsWith('>')) {
    const name = expression.slice(1).trim().split(' ')[0] ?? '';
    return segment({ kind: 'partial', name, span });
  }
  if (CONTROL.test(expression)) return segment({ kind: 'control', span });
  if (!EXPRESSION_START.test(expression)) return literal(braces);
  // A tilde or a dash inside the braces removes the white space around them.
  const trims = /^[~-]|[~-]$/u.test(content);
  return variable(expression.replace(/^&\s*/u, ''), 'mustache', trims, span);
}

function lexDollar(scanner: Scanner, start: number): Lexeme {
  const { text, end } = scanner;
  const stop = scanner.indexOfAny('{}\r\n', start + 2, start + LONGEST_EXPRESSION);
  const expression = text.slice(start + 2, stop).trim();
  if (!/^[\p{L}_]/u.test(expression)) return literal(2);
  if (stop >= end || text[stop] !== '}') {
    // In ${a ${b} the second dollar belongs to what comes next.
    const next = scanner.startsWith('${', stop - 1) ? stop - 1 : stop;
    return literal(2, unclosed('variable', '}', { start, end: next }));
  }
  return variable(expression, 'dollar', false, { start, end: stop + 1 });
}

function variable(
  expression: string,
  syntax: 'mustache' | 'dollar',
  trims: boolean,
  span: Span,
): Lexeme {
  const pipe = expression.indexOf('|');
  const name = (pipe < 0 ? expression : expression.slice(0, pipe)).trim();
  const transformed = trims || pipe >= 0 || !PLAIN_NAME.test(name);
  return segment({ kind: 'variable', name, syntax, transformed, span });
}

function unclosed(what: 'comment' | 'variable', closer: string, span: Span): Finding {
  return {
    ruleId: 'template/unclosed-brace',
    severity: 'warning',
    ...told(
      what === 'comment'
        ? 'This comment is not closed. Add {0}, or put a backslash before it if it is meant as text; it is counted as text.'
        : 'This variable is not closed. Add {0}, or put a backslash before it if it is meant as text; it is counted as text.',
      closer,
    ),
    span,
  };
}

function endOfLine(scanner: Scanner, from: number): number {
  // Bounded, because a text of open braces on one line would be searched once for each of them.
  return scanner.indexOfAny('\r\n', from, from + LONGEST_EXPRESSION);
}
