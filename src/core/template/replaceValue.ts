import type { TextEdit } from '../text/finding.ts';
import type { Span } from '../text/span.ts';

/**
 * Sets a header value to a plain word, keeping the quotes around it.
 *
 * @param span where the value stands, quotes included.
 * @param value a word that YAML reads as itself, such as a model id or a size.
 */
export function replaceValue(text: string, span: Span, value: string): TextEdit {
  const old = text.slice(span.start, span.end);
  const quote = /^(["'])[^]*\1$/u.exec(old)?.[1] ?? '';
  // The span of a block scalar reaches over the end of its last line.
  const lineEnd = /(?:\r\n|\n|\r)$/u.exec(old)?.[0] ?? '';
  return { span, newText: `${quote}${value}${quote}${lineEnd}` };
}
