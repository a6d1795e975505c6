import type { Finding } from '../text/finding.ts';
import type { Span } from '../text/span.ts';
import { FOREIGN_KEYS, HEADER_FIELDS, REQUEST_FIELDS } from './headerFields.ts';
import { accept, twoPolicies, unknownKey } from './headerFindings.ts';
import { readImages, readMask } from './headerImages.ts';
import { readDotpromptDefaults, readInputs } from './headerInputs.ts';
import { readOutputs } from './headerOutputs.ts';
import type { OutputSettings, SettingKey, SettingsLayer, VariableInput } from './template.ts';
import type { YamlEntry, YamlValue } from './yamlValue.ts';

export { parsePixels } from './pixels.ts';

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
  attempts: 'attempts',
  acceptance: 'acceptance',
  max_attempts: 'maxAttempts',
  fallbacks: 'fallbacks',
  tier: 'tier',
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
      const data = readSettingValue(key, value, findings);
      if (data === undefined) {
        invalid.add(setting);
        continue;
      }
      settings[setting] = data;
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
  const acceptance = spans.get('acceptance');
  if (acceptance && spans.has('attempts')) findings.push(twoPolicies(acceptance));
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

/** The value as the engine holds it; undefined when it is wrong, which is a finding then. */
function readSettingValue(
  key: keyof typeof REQUEST_FIELDS,
  value: YamlValue,
  findings: Finding[],
): unknown {
  if (key === 'images') return readImages(value, findings);
  if (key === 'mask') return readMask(value, findings);
  if (!accept(key, value, REQUEST_FIELDS[key], findings)) return undefined;
  return key === 'fallbacks' && typeof value.data === 'string' ? [value.data] : value.data;
}
