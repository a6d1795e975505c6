import type { Lexeme } from './lexeme.ts';
import type { Scanner } from './scanner.ts';
import { told, words, type Wording } from '../text/wording.ts';

const KEYWORD = '{argument';
/** Longest `{argument …}`, in UTF-16 units; anything longer is taken for a missing quote. */
const LONGEST_ARGUMENT = 8_000;
const ATTRIBUTE =
  /\s{0,1000}([\p{L}_][\p{L}\p{N}_-]{0,63})\s{0,100}=\s{0,100}(\\"|\\'|["'“”„‘’])/uy;
/** Word processors turn straight quotes into these. */
const CLOSER_OF: Readonly<Record<string, string>> = { '“': '”', '„': '“', '‘': '’' };
const CLOSING_BRACE = /\s{0,1000}\}/uy;

/**
 * Lexes `{argument name="…" default="…"}` as published prompt collections write it.
 * The quotes may be escaped (`\"`) because whole prompts are often pasted as JSON strings.
 */
export function lexArgument(scanner: Scanner, start: number): Lexeme {
  const { text } = scanner;
  const limit = Math.min(scanner.end, start + LONGEST_ARGUMENT);
  const afterKeyword = start + KEYWORD.length;
  if (!/\s/u.test(text.charAt(afterKeyword))) return { kind: 'literal', length: 1 };

  const attributes = new Map<string, string>();
  let offset = afterKeyword;
  for (;;) {
    CLOSING_BRACE.lastIndex = offset;
    if (CLOSING_BRACE.test(text) && CLOSING_BRACE.lastIndex <= limit) {
      return complete(attributes, start, CLOSING_BRACE.lastIndex);
    }
    ATTRIBUTE.lastIndex = offset;
    const [, key, quote] = ATTRIBUTE.exec(text) ?? [];
    if (key === undefined || quote === undefined) break;
    const valueStart = ATTRIBUTE.lastIndex;
    const valueEnd = endOfValue(scanner, valueStart, limit, quote);
    if (valueEnd === undefined) break;
    // A text that is given twice counts once, as attributes of markup do.
    if (!attributes.has(key)) {
      attributes.set(key, unescape(text.slice(valueStart, valueEnd), quote));
    }
    offset = valueEnd + quote.length;
  }
  return incomplete(
    start,
    Math.min(limit, offset),
    words('Close it with a quote and a brace ("}).'),
  );
}

function complete(attributes: ReadonlyMap<string, string>, start: number, end: number): Lexeme {
  const name = attributes.get('name')?.trim().replace(/\s+/gu, ' ');
  const inlineDefault = attributes.get('default');
  if (name === undefined || name === '') {
    return incomplete(start, end, words('It needs name="…" inside the braces.'));
  }
  return {
    kind: 'segment',
    segment: {
      kind: 'variable',
      name,
      syntax: 'argument',
      transformed: false,
      ...(inlineDefault === undefined ? {} : { inlineDefault }),
      span: { start, end },
    },
  };
}

/** The offset of the closing quote, or undefined when there is none before the limit. */
function endOfValue(
  scanner: Scanner,
  start: number,
  limit: number,
  quote: string,
): number | undefined {
  const closer = CLOSER_OF[quote] ?? quote;
  for (let from = start; ;) {
    const end = scanner.endAfter(closer, from);
    if (end === undefined || end > limit) return undefined;
    const found = end - closer.length;
    const backslashes = countBackslashes(scanner.text, start, found);
    // Where the quotes are escaped themselves, each backslash is written as two.
    if (Math.floor(backslashes / quote.length) % 2 === 0) return found;
    from = found + 1;
  }
}

/** How many backslashes stand right before an offset. */
function countBackslashes(text: string, start: number, offset: number): number {
  let first = offset;
  while (first > start && text[first - 1] === '\\') first--;
  return offset - first;
}

function unescape(value: string, quote: string): string {
  return quote.length === 1
    ? value.replace(/\\(["'“”„‘’\\])/gu, '$1')
    : value.replaceAll(`\\\\${quote}`, quote);
}

function incomplete(start: number, end: number, advice: Wording): Lexeme {
  return {
    kind: 'literal',
    length: 1,
    finding: {
      ruleId: 'template/unclosed-brace',
      severity: 'warning',
      ...told('This {argument …} is not complete. {0} It is counted as text.', advice),
      span: { start, end: Math.max(end, start + KEYWORD.length) },
    },
  };
}
