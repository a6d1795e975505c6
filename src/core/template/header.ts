import type { Finding } from '../text/finding.ts';
import { shorten } from '../text/shorten.ts';
import type { Span } from '../text/span.ts';
import { FOREIGN_KEYS, HEADER_FIELDS, OUTPUT_FIELDS, REQUEST_FIELDS } from './headerFields.ts';
import { accept, show, unknownKey } from './headerFindings.ts';
import type {
  ImageReference,
  OutputSettings,
  PixelSize,
  SettingKey,
  SettingsLayer,
  VariableInput,
} from './template.ts';
import type { YamlEntry, YamlValue } from './yamlMap.ts';

/** A layer of settings read from YAML, with what is wrong in it. */
export interface HeaderReading {
  readonly layer: SettingsLayer;
  readonly findings: readonly Finding[];
}

/** The engine's name of each header key. */
const SETTING_OF_KEY: Readonly<Record<keyof typeof REQUEST_FIELDS, SettingKey>> = {
  model: 'model',
  operation: 'operation',
  quality: 'quality',
  size: 'size',
  n: 'n',
  images: 'images',
  mask: 'mask',
  background: 'background',
  output_format: 'outputFormat',
  output_compression: 'outputCompression',
  input_fidelity: 'inputFidelity',
  moderation: 'moderation',
  partial_images: 'partialImages',
  batch: 'batch',
  api: 'api',
  mainline_model: 'mainlineModel',
  runs_per_month: 'runsPerMonth',
};

/** A layer in which nothing is set. */
export const EMPTY_LAYER: SettingsLayer = {
  settings: {},
  inputs: new Map(),
  invalid: new Set(),
  spans: new Map(),
};

/**
 * Reads request keys, `inputs` and `outputs` from the entries of a mapping. A key that is wrong gives
 * a finding and is marked invalid; every other key still counts.
 *
 * @param extraKeys further keys that belong here and are read by the caller.
 */
export function readHeader(
  entries: readonly YamlEntry[],
  extraKeys: readonly string[] = [],
): HeaderReading {
  const findings: Finding[] = [];
  const settings: Record<string, unknown> = {};
  const invalid = new Set<SettingKey | 'outputs'>();
  const spans = new Map<string, Span>();
  let outputs: readonly OutputSettings[] | undefined;
  let inputs: ReadonlyMap<string, VariableInput> = new Map();
  let dotpromptInputs: ReadonlyMap<string, VariableInput> = new Map();
  const known = [...Object.keys(HEADER_FIELDS), ...extraKeys];

  for (const { key, keySpan, value } of entries) {
    if (extraKeys.includes(key)) continue;
    if (isRequestKey(key)) {
      const setting = SETTING_OF_KEY[key];
      if (!accept(key, value, REQUEST_FIELDS[key], findings)) {
        invalid.add(setting);
        continue;
      }
      settings[setting] = settingValue(key, value);
      spans.set(setting, value.span);
    } else if (key === 'outputs') {
      const reading = readOutputs(value, findings);
      if (reading.invalid) invalid.add('outputs');
      outputs = reading.outputs;
      spans.set(key, value.span);
    } else if (key === 'inputs') {
      inputs = readInputs(value, findings);
    } else if (key === 'input') {
      dotpromptInputs = readDotpromptDefaults(value);
    } else if (!FOREIGN_KEYS.has(key) && !key.includes('.')) {
      findings.push(unknownKey(key, keySpan, known));
    }
  }
  return {
    findings,
    layer: {
      settings: settings,
      ...(outputs === undefined ? {} : { outputs }),
      inputs: new Map([...dotpromptInputs, ...inputs]),
      invalid,
      spans,
    },
  };
}

function isRequestKey(key: string): key is keyof typeof REQUEST_FIELDS {
  return Object.hasOwn(REQUEST_FIELDS, key);
}

function settingValue(key: keyof typeof REQUEST_FIELDS, value: YamlValue): unknown {
  if (key === 'images') {
    return value.items ? value.items.map(imageReference) : [imageReference(value)];
  }
  return key === 'mask' ? imageReference(value) : value.data;
}

function imageReference(value: YamlValue): ImageReference {
  const { data, span } = value;
  if (typeof data === 'string') return { source: data, span };
  const { path, pixels } = data as { path: string; pixels?: string };
  const size = pixels === undefined ? undefined : parsePixels(pixels);
  return { source: path, ...(size ? { pixels: size } : {}), span };
}

/** Reads `WIDTHxHEIGHT`; undefined for anything else, `auto` included. */
export function parsePixels(text: string): PixelSize | undefined {
  const match = /^(\d{1,6})x(\d{1,6})$/u.exec(text);
  return match ? { width: Number(match[1]), height: Number(match[2]) } : undefined;
}

function readOutputs(
  value: YamlValue,
  findings: Finding[],
): { readonly outputs: readonly OutputSettings[]; readonly invalid: boolean } {
  if (value.items === undefined || value.items.length === 0) {
    accept('outputs', value, HEADER_FIELDS.outputs, findings);
    return { outputs: [], invalid: true };
  }
  let invalid = false;
  const outputs: OutputSettings[] = [];
  for (const item of value.items) {
    if (item.entries === undefined) {
      invalid = true;
      findings.push({
        ruleId: 'header/wrong-type',
        severity: 'error',
        message: `Each output must be a map of quality, size and model, but is ${show(item.data)}.`,
        span: item.span,
      });
      continue;
    }
    const read: Record<string, unknown> = {};
    const spans: Record<string, Span> = {};
    let whole = true;
    for (const entry of item.entries) {
      if (!Object.hasOwn(OUTPUT_FIELDS, entry.key)) {
        findings.push(unknownKey(entry.key, entry.keySpan, Object.keys(OUTPUT_FIELDS)));
      } else if (
        accept(
          entry.key,
          entry.value,
          OUTPUT_FIELDS[entry.key as keyof typeof OUTPUT_FIELDS],
          findings,
        )
      ) {
        read[entry.key] = entry.value.data;
        spans[entry.key] = entry.value.span;
      } else {
        whole = false;
      }
    }
    if (whole) outputs.push({ ...(read as Partial<OutputSettings>), spans });
    else invalid = true;
  }
  return { outputs, invalid };
}

function readInputs(value: YamlValue, findings: Finding[]): ReadonlyMap<string, VariableInput> {
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

function readVariable(
  name: string,
  declared: YamlValue,
  findings: Finding[],
): readonly string[] | undefined {
  if (declared.data === null) return [];
  if (isScalarValue(declared.data)) return [String(declared.data)];
  if (declared.entries === undefined) {
    wrongVariable(name, declared, findings);
    return;
  }
  const values: string[] = [];
  for (const { key, keySpan, value } of declared.entries) {
    if (key === 'description') continue;
    if (key === 'default' && isScalarValue(value.data)) values.unshift(String(value.data));
    else if (key === 'examples' && value.items?.every((item) => isScalarValue(item.data))) {
      values.push(...value.items.map((item) => String(item.data)));
    } else if (key === 'default' || key === 'examples') wrongVariable(name, value, findings);
    else findings.push(unknownKey(key, keySpan, ['default', 'examples', 'description']));
  }
  return values;
}

function wrongVariable(name: string, value: YamlValue, findings: Finding[]): undefined {
  findings.push({
    ruleId: 'header/wrong-type',
    severity: 'error',
    message: `The variable “${shorten(name)}” must be a text, a number, true or false, or {default, examples: […]}, but is ${show(value.data)}.`,
    span: value.span,
  });
  return undefined;
}

/** Google's dotprompt names its variables under `input: { schema: … }`, and their values under `default`. */
function readDotpromptDefaults(value: YamlValue): ReadonlyMap<string, VariableInput> {
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

function isScalarValue(data: unknown): data is string | number | boolean {
  return typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean';
}
