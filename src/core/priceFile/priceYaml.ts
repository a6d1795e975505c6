/** The values of one model's entry under `prices`. */
export type EntryValues = Readonly<Record<string, string | number>>;

/** Words that YAML reads as themselves wherever a key or a value may stand. */
const PLAIN = /^[A-Za-z][\w./-]*$/u;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/iu;

/** A text as YAML: plain where that is the same, else in double quotes. */
export function yamlText(text: string): string {
  return PLAIN.test(text) && !RESERVED.test(text) ? text : JSON.stringify(text);
}

/** A price entry in block style, each line with the given indent before it. */
export function blockEntry(
  model: string,
  values: EntryValues,
  indent: string,
  step: string,
): readonly string[] {
  return [`${indent}${yamlText(model)}:`, ...blockValues(values, indent + step)];
}

/** Keys with their values in block style. */
export function blockValues(values: EntryValues, indent: string): readonly string[] {
  return Object.entries(values).map(([key, value]) => `${indent}${key}: ${yamlValue(value)}`);
}

/** A price entry in flow style, without what separates it from others. */
export function flowEntry(model: string, values: EntryValues): string {
  return `${yamlText(model)}: { ${flowValues(values)} }`;
}

/** Keys with their values in flow style. */
export function flowValues(values: EntryValues): string {
  return Object.entries(values)
    .map(([key, value]) => `${key}: ${yamlValue(value)}`)
    .join(', ');
}

/** A value as YAML; numbers without an exponent. */
export function yamlValue(value: string | number): string {
  return typeof value === 'string'
    ? yamlText(value)
    : value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 6 });
}
