import { words, type Wording } from '../text/wording.ts';
import type { Budget } from '../budgets/budget.ts';
import { EMPTY_LAYER, readHeader } from '../template/header.ts';
import { accept } from '../template/headerFindings.ts';
import type { SettingsLayer } from '../template/template.ts';
import { parseYamlMap, type YamlValue } from '../template/yamlMap.ts';
import type { Finding } from '../text/finding.ts';
import { runSteps } from '../text/steps.ts';
import type { PriceOverride } from './priceOverrides.ts';
import { readBudgets } from './projectBudgets.ts';
import { readGlobs, readOverrides, type ProjectOverride } from './projectOverrides.ts';
import { readPrices } from './projectPrices.ts';
import { PROJECT_FIELDS } from './projectSchema.ts';
import { readRuleLevels, type RuleLevels } from './ruleLevels.ts';

/** The name of the project file; the nearest one at or above a template's folder counts. */
export const PROJECT_FILE_NAME = 'prompt-cost.yaml';

/** A read project file. Reading never fails; what is wrong stands in `findings`. */
export interface Project {
  readonly defaults: SettingsLayer;
  /** In the order of the file; later ones win. */
  readonly overrides: readonly ProjectOverride[];
  /** Globs of the files that are templates; undefined when the file does not say. */
  readonly include: readonly string[] | undefined;
  readonly exclude: readonly string[];
  /** Paths or globs of usage logs. */
  readonly usage: readonly string[];
  readonly prices: readonly PriceOverride[];
  readonly ruleLevels: RuleLevels;
  /** In the order of the file. */
  readonly budgets: readonly Budget[];
  /** Findings worth less are left out, in US dollars a month; undefined when the file does not say. */
  readonly muteBelowUsd: number | undefined;
  /** Why settings or prices may be missing that the file was meant to give, in sentences. */
  readonly doubts: readonly Wording[];
  readonly findings: readonly Finding[];
}

/** A project in which nothing is set. */
export const EMPTY_PROJECT: Project = {
  defaults: EMPTY_LAYER,
  overrides: [],
  include: undefined,
  exclude: [],
  usage: [],
  prices: [],
  ruleLevels: new Map(),
  budgets: [],
  muteBelowUsd: undefined,
  doubts: [],
  findings: [],
};

/** Reads a project file; a key that is wrong gives a finding and every other one still counts. */
export function parseProjectFile(text: string): Project {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const yaml = runSteps(parseYamlMap(text, { start, end: text.length }));
  const top = readHeader(yaml.entries, Object.keys(PROJECT_FIELDS));
  const findings: Finding[] = [...yaml.findings, ...top.findings];
  const entry = (key: string): YamlValue | undefined =>
    yaml.entries.find((candidate) => candidate.key === key)?.value;

  // What is wrong here leaves settings or prices out; a wrong header key is marked invalid instead.
  const gaps: Finding[] = [];
  const defaultsValue = entry('defaults');
  let defaults = top.layer;
  if (defaultsValue?.entries) {
    const reading = readHeader(defaultsValue.entries);
    findings.push(...reading.findings);
    defaults = mergeLayers(reading.layer, top.layer);
  } else if (defaultsValue) accept('defaults', defaultsValue, PROJECT_FIELDS.defaults, gaps);
  const overrides = readOverrides(entry('overrides'), findings, gaps);
  const prices = readPrices(entry('prices'), gaps);
  const isWhole = yaml.complete && !gaps.some(({ severity }) => severity === 'error');
  return {
    defaults,
    overrides,
    include: readGlobs('include', entry('include'), findings),
    exclude: readGlobs('exclude', entry('exclude'), findings) ?? [],
    usage: readGlobs('usage', entry('usage'), findings) ?? [],
    prices,
    ruleLevels: readRuleLevels(entry('rules'), findings),
    budgets: readBudgets(entry('budgets'), findings),
    muteBelowUsd: readMuteBelow(entry('mute_below_usd'), findings),
    doubts: isWhole
      ? []
      : [
          words(
            'Parts of {0} cannot be read, so settings or prices may be missing.',
            PROJECT_FILE_NAME,
          ),
        ],
    findings: [...findings, ...gaps],
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
  // What the higher layer sets is right, however wrong the lower one had it.
  const stillInvalid = [...lower.invalid].filter((key) =>
    key === 'outputs' ? higher.outputs === undefined : !(key in higher.settings),
  );
  return {
    settings: { ...lower.settings, ...higher.settings },
    ...(outputs === undefined ? {} : { outputs }),
    inputs: new Map([...lower.inputs, ...higher.inputs]),
    invalid: new Set([...stillInvalid, ...higher.invalid]),
    spans: new Map([...lower.spans, ...higher.spans]),
  };
}
