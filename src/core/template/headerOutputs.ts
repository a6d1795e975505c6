import type { Finding } from '../text/finding.ts';
import type { Span } from '../text/span.ts';
import { HEADER_FIELDS, OUTPUT_FIELDS } from './headerFields.ts';
import { accept, show, unknownKey } from './headerFindings.ts';
import type { OutputSettings } from './template.ts';
import type { YamlValue } from './yamlValue.ts';
import { told } from '../text/wording.ts';

type OutputKey = keyof typeof OUTPUT_FIELDS;
const OUTPUT_KEYS = Object.keys(OUTPUT_FIELDS) as OutputKey[];

/** What `outputs` says. */
export interface OutputsReading {
  readonly outputs: readonly OutputSettings[];
  /** True when some could not be understood and are left out. */
  readonly invalid: boolean;
}

/** Reads `outputs`; one that is wrong gives findings and is left out. */
export function readOutputs(value: YamlValue, findings: Finding[]): OutputsReading {
  if (value.items === undefined || value.items.length === 0) {
    accept('outputs', value, HEADER_FIELDS.outputs, findings);
    return { outputs: [], invalid: true };
  }
  const outputs = value.items.flatMap((item) => readOutput(item, findings) ?? []);
  return { outputs, invalid: outputs.length < value.items.length };
}

function readOutput(
  { data, entries, span }: YamlValue,
  findings: Finding[],
): OutputSettings | undefined {
  if (entries === undefined) {
    // What cannot be read at all has its finding already.
    if (data === undefined) return undefined;
    findings.push({
      ruleId: 'header/wrong-type',
      severity: 'error',
      ...told('Each output must be a map of quality, size and model, but is {0}.', show(data)),
      span,
    });
    return undefined;
  }
  const read: Partial<Record<OutputKey, string>> = {};
  const spans: Partial<Record<OutputKey, Span>> = {};
  let whole = true;
  for (const { key, keySpan, value } of entries) {
    const known = OUTPUT_KEYS.find((candidate) => candidate === key);
    if (known === undefined) findings.push(unknownKey(key, keySpan, OUTPUT_KEYS));
    else if (accept(known, value, OUTPUT_FIELDS[known], findings)) {
      read[known] = value.data as string;
      spans[known] = value.span;
    } else whole = false;
  }
  return whole ? { ...read, spans } : undefined;
}
