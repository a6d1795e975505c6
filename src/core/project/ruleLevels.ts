import { accept, unknownKey } from '../template/headerFindings.ts';
import type { YamlValue } from '../template/yamlMap.ts';
import {
  RULE_IDS,
  RULE_LEVELS,
  type Finding,
  type RuleId,
  type RuleLevel,
} from '../text/finding.ts';
import { PROJECT_FIELDS } from './projectSchema.ts';
import { told } from '../text/wording.ts';

/** Severities that the user chose, by rule; rules that are absent keep their own. */
export type RuleLevels = ReadonlyMap<RuleId, RuleLevel>;

/** Reads `rules` of a project file; an entry that is wrong gives a finding and every other one still counts. */
export function readRuleLevels(value: YamlValue | undefined, findings: Finding[]): RuleLevels {
  if (value === undefined) return new Map();
  if (value.entries === undefined) {
    accept('rules', value, PROJECT_FIELDS.rules, findings);
    return new Map();
  }
  const levels = new Map<RuleId, RuleLevel>();
  for (const { key, keySpan, value: stated } of value.entries) {
    if (!isRuleId(key)) {
      findings.push(unknownKey(key, keySpan, RULE_IDS));
    } else if (isRuleLevel(stated.data)) {
      levels.set(key, stated.data);
    } else if (stated.data === false) {
      // YAML 1.1 readers, and many people, write off for false.
      levels.set(key, 'off');
    } else {
      findings.push({
        ruleId: 'header/invalid-value',
        severity: 'error',
        ...told('The severity of “{0}” must be one of {1}.', key, RULE_LEVELS.join(', ')),
        span: stated.span,
      });
    }
  }
  return levels;
}

/** Reads severities from a plain object, as editor settings hold them; what makes no sense is left out. */
export function parseRuleLevels(data: unknown): RuleLevels {
  const levels = new Map<RuleId, RuleLevel>();
  if (typeof data !== 'object' || data === null) return levels;
  for (const [key, level] of Object.entries(data)) {
    if (isRuleId(key) && isRuleLevel(level)) levels.set(key, level);
  }
  return levels;
}

function isRuleId(key: string): key is RuleId {
  return RULE_IDS.some((id) => id === key);
}

function isRuleLevel(value: unknown): value is RuleLevel {
  return RULE_LEVELS.some((level) => level === value);
}
