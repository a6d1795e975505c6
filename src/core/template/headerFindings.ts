import type { Finding, Fix, RuleId } from '../text/finding.ts';
import { shorten } from '../text/shorten.ts';
import type { Span } from '../text/span.ts';
import { nearest, type Field, type YamlType } from './headerFields.ts';
import type { YamlValue } from './yamlValue.ts';
import { sentences, titledAs, told, toldAs, words, type Wording } from '../text/wording.ts';

/** The finding for a key that nothing reads, with the nearest one that something does. */
export function unknownKey(key: string, span: Span, known: readonly string[]): Finding {
  const suggestion = nearest(key, known);
  return {
    ruleId: 'header/unknown-key',
    severity: 'warning',
    ...(suggestion === undefined
      ? told('“{0}” is not a known key. It has no effect.', shorten(key))
      : told(
          '“{0}” is not a known key. Did you mean “{1}”? It has no effect.',
          shorten(key),
          suggestion,
        )),
    span,
    ...(suggestion === undefined
      ? {}
      : { fixes: [rewrite(words('Rename to {0}', suggestion), span, suggestion)] }),
  };
}

/** The finding for a header that says twice how many tries an asset takes. */
export function twoPolicies(acceptance: Span): Finding {
  return {
    ruleId: 'header/invalid-value',
    severity: 'warning',
    ...told(
      '“attempts” and “acceptance” both say how many images an approved asset takes. “attempts” counts; leave one of them out.',
    ),
    span: acceptance,
  };
}

/** What completes the sentence “… must be”. */
export function expectedWords({ expected }: Pick<Field, 'expected'>): Wording {
  return typeof expected === 'string' ? { sentence: expected, parts: [] } : expected;
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
  const hint =
    suggestion === undefined || field.range ? undefined : words('Did you mean “{0}”?', suggestion);
  const is = words('“{0}” must be {1}, but is {2}.', key, expectedWords(field), show(value.data));
  findings.push({
    ruleId,
    severity: 'error',
    ...toldAs(sentences(is, hint)),
    span: value.span,
    ...(suggestion === undefined
      ? {}
      : { fixes: [rewrite(words('Use {0}', suggestion), value.span, suggestion)] }),
  });
  return false;
}

function nearestValue(data: unknown, { words, range }: Field): string | undefined {
  if (words && typeof data === 'string') return nearest(data, words);
  if (range === undefined || typeof data !== 'number' || !Number.isFinite(data)) return undefined;
  return String(Math.min(Math.max(Math.round(data), range[0]), range[1]));
}

function rewrite(title: Wording, span: Span, newText: string): Fix {
  return { ...titledAs(title), edits: [{ span, newText }], preferred: true };
}

function typeOf(data: unknown): YamlType {
  if (Array.isArray(data)) return 'list';
  if (typeof data === 'string') return 'string';
  if (typeof data === 'number') return 'number';
  if (typeof data === 'boolean') return 'boolean';
  return data === null || data === undefined ? 'nothing' : 'map';
}

/** A value as a message names it. */
export function show(data: unknown): Wording {
  switch (typeOf(data)) {
    case 'nothing':
      return words('empty');
    case 'list':
      return words('a list');
    case 'map':
      return words('a map');
    case 'string':
      return words('the text “{0}”', shorten(String(data)));
    case 'number':
    case 'boolean':
      return words('{0}', shorten(String(data)));
  }
}
