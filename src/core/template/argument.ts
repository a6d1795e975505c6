import type { Lexeme } from './lexeme.ts';

const KEYWORD = '{argument';
/** Longest attribute value, in UTF-16 units; longer ones are taken for a missing quote. */
const LONGEST_VALUE = 8_000;
const ATTRIBUTE = /\s*([\p{L}_][\p{L}\p{N}_-]{0,63})\s{0,100}=\s{0,100}(\\"|\\'|["'“])/uy;
const CLOSING_BRACE = /\s{0,1000}\}/uy;

/**
 * Lexes `{argument name="…" default="…"}` as published prompt collections write it.
 * The quotes may be escaped (`\"`) because whole prompts are often pasted as JSON strings.
 */
export function lexArgument(text: string, start: number, end: number): Lexeme {
  const afterKeyword = start + KEYWORD.length;
  if (!/\s/u.test(text.charAt(afterKeyword))) return { kind: 'literal', length: 1 };

  const attributes = new Map<string, string>();
  let offset = afterKeyword;
  for (;;) {
    CLOSING_BRACE.lastIndex = offset;
    if (CLOSING_BRACE.test(text) && CLOSING_BRACE.lastIndex <= end) {
      const name = attributes.get('name')?.trim();
      const span = { start, end: CLOSING_BRACE.lastIndex };
      if (name === undefined || name === '') {
        return incomplete(start, span.end, 'It needs name="…" inside the braces.');
      }
      const inlineDefault = attributes.get('default');
      return {
        kind: 'segment',
        segment: {
          kind: 'variable',
          name,
          syntax: 'argument',
          transformed: false,
          ...(inlineDefault === undefined ? {} : { inlineDefault }),
          span,
        },
      };
    }
    ATTRIBUTE.lastIndex = offset;
    const attribute = ATTRIBUTE.exec(text);
    const [, key, quote] = attribute ?? [];
    if (key === undefined || quote === undefined) break;
    const valueStart = ATTRIBUTE.lastIndex;
    const value = readValue(text, valueStart, Math.min(end, valueStart + LONGEST_VALUE), quote);
    if (value === undefined) break;
    attributes.set(key, value.text);
    offset = value.end;
  }
  return incomplete(start, Math.min(end, offset), 'Close it with a quote and a brace ("}).');
}

function readValue(
  text: string,
  start: number,
  limit: number,
  quote: string,
): { readonly text: string; readonly end: number } | undefined {
  const closer = quote === '“' ? '”' : quote;
  for (let offset = start; offset < limit; offset++) {
    if (text.startsWith(closer, offset) && offset + closer.length <= limit) {
      return { text: unescape(text.slice(start, offset), quote), end: offset + closer.length };
    }
    // A backslash protects the sign behind it only where the quotes themselves are bare.
    if (text[offset] === '\\' && quote.length === 1) offset++;
  }
  return undefined;
}

function unescape(value: string, quote: string): string {
  return quote.length === 1 ? value.replace(/\\(["'\\])/gu, '$1') : value;
}

function incomplete(start: number, end: number, advice: string): Lexeme {
  return {
    kind: 'literal',
    length: 1,
    finding: {
      ruleId: 'template/unclosed-brace',
      severity: 'warning',
      message: `This {argument …} is not complete. ${advice} It is counted as text.`,
      span: { start, end: Math.max(end, start + KEYWORD.length) },
    },
  };
}
