import type { Finding } from '../text/finding.ts';
import { shorten } from '../text/shorten.ts';
import { HEADER_FIELDS } from './headerFields.ts';
import { accept, show, unknownKey } from './headerFindings.ts';
import type { VariableInput } from './template.ts';
import type { YamlEntry, YamlValue } from './yamlValue.ts';
import { told, words, type Wording } from '../text/wording.ts';

/** Reads `inputs`; what is wrong in a variable is a finding, and the rest of it still counts. */
export function readInputs(
  value: YamlValue,
  findings: Finding[],
): ReadonlyMap<string, VariableInput> {
  const inputs = new Map<string, VariableInput>();
  if (value.entries === undefined) {
    if (value.data !== null) accept('inputs', value, HEADER_FIELDS.inputs, findings);
    return inputs;
  }
  for (const { key, value: declared } of value.entries) {
    const values = readVariable(key, declared, findings);
    if (values) inputs.set(key, { values });
  }
  return inputs;
}

/** Google's dotprompt names its variables under `input: { schema: … }`, and their values under `default`. */
export function readDotpromptDefaults(value: YamlValue): ReadonlyMap<string, VariableInput> {
  const entriesOf = (key: string): readonly YamlEntry[] =>
    value.entries?.find((entry) => entry.key === key)?.value.entries ?? [];
  // Picoschema marks optional names with a question mark, and types in parentheses behind it.
  const declared = entriesOf('schema').map(({ key }) => key.replace(/\??(?:\(.*)?$/u, ''));
  return new Map([
    ...declared.map((name): [string, VariableInput] => [name, { values: [] }]),
    ...entriesOf('default')
      .filter((entry) => isScalarValue(entry.value.data))
      .map((entry): [string, VariableInput] => [entry.key, { values: [String(entry.value.data)] }]),
  ]);
}

function readVariable(
  name: string,
  declared: YamlValue,
  findings: Finding[],
): readonly string[] | undefined {
  if (declared.data === null) return [];
  if (declared.entries === undefined) return readValue(name, declared, findings);
  const defaults: string[] = [];
  const examples: string[] = [];
  for (const { key, keySpan, value } of declared.entries) {
    if (key === 'default') defaults.push(...(readValue(name, value, findings) ?? []));
    else if (key === 'examples') examples.push(...readExamples(name, value, findings));
    else if (key !== 'description') {
      findings.push(unknownKey(key, keySpan, ['default', 'examples', 'description']));
    }
  }
  return [...defaults, ...examples];
}

function readExamples(name: string, value: YamlValue, findings: Finding[]): readonly string[] {
  if (value.items) return value.items.flatMap((item) => readValue(name, item, findings) ?? []);
  wrongVariable(name, words('examples must be a list of texts'), value, findings);
  return [];
}

/** The text a value is filled in as, alone in a list; undefined when it is none. */
function readValue(
  name: string,
  value: YamlValue,
  findings: Finding[],
): readonly [string] | undefined {
  if (isScalarValue(value.data)) return [String(value.data)];
  const expected = words(
    'a value must be a text, a number, true or false, or {default, examples: […]}',
  );
  wrongVariable(name, expected, value, findings);
  return undefined;
}

function wrongVariable(
  name: string,
  expected: Wording,
  { data, span }: YamlValue,
  findings: Finding[],
): void {
  // What cannot be read at all has its finding already.
  if (data === undefined) return;
  findings.push({
    ruleId: 'header/wrong-type',
    severity: 'error',
    ...told('In the variable “{0}” {1}, but it is {2}.', shorten(name), expected, show(data)),
    span,
  });
}

function isScalarValue(data: unknown): data is string | number | boolean {
  return typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean';
}
