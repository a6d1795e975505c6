import { EMPTY_LAYER, readHeader } from '../template/header.ts';
import { accept, unknownKey } from '../template/headerFindings.ts';
import type { SettingsLayer } from '../template/template.ts';
import { parseYamlMap, type YamlEntry, type YamlValue } from '../template/yamlMap.ts';
import type { Finding } from '../text/finding.ts';
import { runSteps } from '../text/steps.ts';
import type { RateName } from '../pricing/catalogue.ts';
import { compileGlobs, type PathMatcher } from './glob.ts';
import { PRICE_FIELDS, type PriceOverride } from './priceOverrides.ts';
import { OVERRIDE_FIELDS, PROJECT_FIELDS } from './projectSchema.ts';
import { readRuleLevels, type RuleLevels } from './ruleLevels.ts';

/** The name of the project file; the nearest one at or above a template's folder counts. */
export const PROJECT_FILE_NAME = 'prompt-cost.yaml';

/** Settings for the templates that some globs mean. */
export interface ProjectOverride {
  readonly applies: PathMatcher;
  readonly layer: SettingsLayer;
}

/** A read project file. Reading never fails; what is wrong stands in `findings`. */
export interface Project {
  readonly defaults: SettingsLayer;
  /** In the order of the file; later ones win. */
  readonly overrides: readonly ProjectOverride[];
  /** Globs of the files that are templates; undefined when the file does not say. */
  readonly include: readonly string[] | undefined;
  readonly exclude: readonly string[];
  readonly prices: readonly PriceOverride[];
  readonly ruleLevels: RuleLevels;
  /** Findings worth less are left out, in US dollars a month; undefined when the file does not say. */
  readonly muteBelowUsd: number | undefined;
  readonly findings: readonly Finding[];
}

/** A project in which nothing is set. */
export const EMPTY_PROJECT: Project = {
  defaults: EMPTY_LAYER,
  overrides: [],
  include: undefined,
  exclude: [],
  prices: [],
  ruleLevels: new Map(),
  muteBelowUsd: undefined,
  findings: [],
};

const RATE_OF_KEY: Partial<Record<keyof typeof PRICE_FIELDS, RateName>> = {
  text_input: 'textInput',
  cached_text_input: 'cachedTextInput',
  image_input: 'imageInput',
  cached_image_input: 'cachedImageInput',
  image_output: 'imageOutput',
  text_output: 'textOutput',
};

/** Reads a project file; a key that is wrong gives a finding and every other one still counts. */
export function parseProjectFile(text: string): Project {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const yaml = runSteps(parseYamlMap(text, { start, end: text.length }));
  const top = readHeader(yaml.entries, Object.keys(PROJECT_FIELDS));
  const findings: Finding[] = [...yaml.findings, ...top.findings];
  const entry = (key: string): YamlValue | undefined =>
    yaml.entries.find((candidate) => candidate.key === key)?.value;

  const defaultsValue = entry('defaults');
  let defaults = top.layer;
  if (defaultsValue) {
    if (defaultsValue.entries) {
      const reading = readHeader(defaultsValue.entries);
      findings.push(...reading.findings);
      defaults = mergeLayers(reading.layer, top.layer);
    } else accept('defaults', defaultsValue, PROJECT_FIELDS.defaults, findings);
  }
  return {
    defaults,
    overrides: readOverrides(entry('overrides'), findings),
    include: readGlobs('include', entry('include'), findings),
    exclude: readGlobs('exclude', entry('exclude'), findings) ?? [],
    prices: readPrices(entry('prices'), findings),
    ruleLevels: readRuleLevels(entry('rules'), findings),
    muteBelowUsd: readMuteBelow(entry('mute_below_usd'), findings),
    findings,
  };
}

function readMuteBelow(value: YamlValue | undefined, findings: Finding[]): number | undefined {
  if (value === undefined) return undefined;
  return accept('mute_below_usd', value, PROJECT_FIELDS.mute_below_usd, findings)
    ? (value.data as number)
    : undefined;
}

function mergeLayers(lower: SettingsLayer, higher: SettingsLayer): SettingsLayer {
  const outputs = higher.outputs ?? lower.outputs;
  return {
    settings: { ...lower.settings, ...higher.settings },
    ...(outputs === undefined ? {} : { outputs }),
    inputs: new Map([...lower.inputs, ...higher.inputs]),
    invalid: new Set([...lower.invalid, ...higher.invalid]),
    spans: new Map([...lower.spans, ...higher.spans]),
  };
}

function readGlobs(
  key: 'include' | 'exclude' | 'files',
  value: YamlValue | undefined,
  findings: Finding[],
): readonly string[] | undefined {
  if (value === undefined || !accept(key, value, OVERRIDE_FIELDS.files, findings)) return undefined;
  return typeof value.data === 'string' ? [value.data] : (value.data as string[]);
}

function readOverrides(
  value: YamlValue | undefined,
  findings: Finding[],
): readonly ProjectOverride[] {
  if (value === undefined) return [];
  if (value.items === undefined) {
    accept('overrides', value, PROJECT_FIELDS.overrides, findings);
    return [];
  }
  return value.items.flatMap((item) => {
    const entries = item.entries;
    const files = entries?.find((entry) => entry.key === 'files');
    if (entries === undefined || files === undefined) {
      findings.push({
        ruleId: 'header/wrong-type',
        severity: 'error',
        message: 'Each override must be a map with files (globs) and the keys to set for them.',
        span: item.span,
      });
      return [];
    }
    const reading = readHeader(entries, ['files']);
    findings.push(...reading.findings);
    const globs = readGlobs('files', files.value, findings);
    return globs ? [{ applies: compileGlobs(globs), layer: reading.layer }] : [];
  });
}

function readPrices(value: YamlValue | undefined, findings: Finding[]): readonly PriceOverride[] {
  if (value === undefined) return [];
  if (value.entries === undefined) {
    accept('prices', value, PROJECT_FIELDS.prices, findings);
    return [];
  }
  return value.entries.flatMap((entry) => {
    const override = readPrice(entry, findings);
    return override ? [override] : [];
  });
}

function readPrice({ key, value }: YamlEntry, findings: Finding[]): PriceOverride | undefined {
  if (value.entries === undefined) {
    findings.push({
      ruleId: 'header/wrong-type',
      severity: 'error',
      message: `The prices of “${key}” must be a map such as {text_input: 5, image_output: 30}.`,
      span: value.span,
    });
    return undefined;
  }
  const rates: Partial<Record<RateName, number>> = {};
  const texts: { extends?: string; source?: string; date?: string } = {};
  for (const { key: name, keySpan, value: stated } of value.entries) {
    if (!Object.hasOwn(PRICE_FIELDS, name)) {
      findings.push(unknownKey(name, keySpan, Object.keys(PRICE_FIELDS)));
      continue;
    }
    const field = name as keyof typeof PRICE_FIELDS;
    if (!accept(name, stated, PRICE_FIELDS[field], findings)) continue;
    const rate = RATE_OF_KEY[field];
    if (rate !== undefined) rates[rate] = stated.data as number;
    else texts[field as 'extends' | 'source' | 'date'] = stated.data as string;
  }
  return { model: key, rates, ...texts };
}
