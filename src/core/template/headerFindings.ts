import type { Finding, Fix, RuleId } from '../text/finding.ts';
import { shorten } from '../text/shorten.ts';
import type { Span } from '../text/span.ts';
import { nearest, type Field, type YamlType } from './headerFields.ts';
import type { YamlValue } from './yamlValue.ts';

/** The finding for a key that nothing reads, with the nearest one that something does. */
export function unknownKey(key: string, span: Span, known: readonly string[]): Finding {
  const suggestion = nearest(key, known);
  const advice =
    suggestion === undefined
      ? 'It has no effect.'
      : `Did you mean “${suggestion}”? It has no effect.`;
  return {
    ruleId: 'header/unknown-key',
    severity: 'warning',
    message: `“${shorten(key)}” is not a known key. ${advice}`,
    span,
    ...(suggestion === undefined
      ? {}
      : { fixes: [rewrite(`Rename to ${suggestion}`, span, suggestion)] }),
  };
}

/** The finding for a header that says twice how many tries an asset takes. */
export function twoPolicies(acceptance: Span): Finding {
  return {
    ruleId: 'header/invalid-value',
    severity: 'warning',
    message:
      '“attempts” and “acceptance” both say how many images an approved asset takes. “attempts” counts; leave one of them out.',
    span: acceptance,
  };
}

/** True when the value fits its field; otherwise adds the finding that says what was expected. */
export function accept(key: string, value: YamlValue, field: Field, findings: Finding[]): boolean {
  if (field.schema.safeParse(value.data).success) return true;
  // What cannot be read at all has its finding already.
  if (value.data === undefined) return false;
  const types: readonly YamlType[] = typeof field.type === 'string' ? [field.type] : field.type;
  const wrongType = !types.includes(typeOf(value.data));
  const ruleId: RuleId = wrongType ? 'header/wrong-type' : 'header/invalid-value';
  const suggestion = wrongType ? undefined : nearestValue(value.data, field);
  const hint = suggestion === undefined || field.range ? '' : ` Did you mean “${suggestion}”?`;
  findings.push({
    ruleId,
    severity: 'error',
    message: `“${key}” must be ${field.expected}, but is ${show(value.data)}.${hint}`,
    span: value.span,
    ...(suggestion === undefined
      ? {}
      : { fixes: [rewrite(`Use ${suggestion}`, value.span, suggestion)] }),
  });
  return false;
}

function nearestValue(data: unknown, { words, range }: Field): string | undefined {
  if (words && typeof data === 'string') return nearest(data, words);
  if (range === undefined || typeof data !== 'number' || !Number.isFinite(data)) return undefined;
  return String(Math.min(Math.max(Math.round(data), range[0]), range[1]));
}

function rewrite(title: string, span: Span, newText: string): Fix {
  return { title, edits: [{ span, newText }], preferred: true };
}

function typeOf(data: unknown): YamlType {
  if (Array.isArray(data)) return 'list';
  if (typeof data === 'string') return 'string';
  if (typeof data === 'number') return 'number';
  if (typeof data === 'boolean') return 'boolean';
  return data === null || data === undefined ? 'nothing' : 'map';
}

/** A value as a message names it. */
export function show(data: unknown): string {
  const type = typeOf(data);
  if (type === 'nothing') return 'empty';
  if (type === 'list' || type === 'map') return `a ${type}`;
  return type === 'string' ? `the text “${shorten(String(data))}”` : shorten(String(data));
}
