import {
  USUAL_THRESHOLD,
  WHOLE_BUDGET,
  type Budget,
  type BudgetPeriod,
  type BudgetScope,
} from '../budgets/budget.ts';
import { toNano } from '../pricing/money.ts';
import { accept, unknownKey } from '../template/headerFindings.ts';
import type { YamlValue } from '../template/yamlValue.ts';
import type { Finding } from '../text/finding.ts';
import { namesTemplate } from '../template/templateName.ts';
import { BUDGET_FIELDS } from './budgetFields.ts';
import { compileGlobs } from './glob.ts';
import { readGlobs } from './projectOverrides.ts';
import { PROJECT_FIELDS } from './projectSchema.ts';
import { told } from '../text/wording.ts';

/** Most budgets that are read; every template is compared with each of them. */
const MOST_BUDGETS = 100;

type Values = Partial<Record<keyof typeof BUDGET_FIELDS, YamlValue>>;

/**
 * Reads `budgets`. An entry whose amount, period or scope is wrong is left out, because it would be another
 * budget than was meant; every other entry still counts.
 */
export function readBudgets(value: YamlValue | undefined, findings: Finding[]): readonly Budget[] {
  if (value === undefined) return [];
  if (value.items === undefined) {
    accept('budgets', value, PROJECT_FIELDS.budgets, findings);
    return [];
  }
  const extra = value.items[MOST_BUDGETS];
  if (extra !== undefined) {
    const said = told(
      'Only {0} budgets are read, and this is one more. Remove some.',
      MOST_BUDGETS,
    );
    findings.push({ ruleId: 'header/invalid-value', severity: 'error', ...said, span: extra.span });
  }
  return value.items
    .slice(0, MOST_BUDGETS)
    .map((item) => readBudget(item, findings))
    .filter((budget) => budget !== undefined);
}

function readBudget(item: YamlValue, findings: Finding[]): Budget | undefined {
  const { values, isWhole } = readValues(item, findings);
  const { per, usd } = values;
  const globs = values.files && readGlobs('files', values.files, findings);
  const scope: BudgetScope = {
    ...(globs && { files: globs }),
    ...(values.template && { template: values.template.data as string }),
    ...(values.user && { user: values.user.data as string }),
  };
  if (!isWhole || !per || !usd || (values.files && globs === undefined)) return undefined;
  return {
    ...(values.name && { name: values.name.data as string }),
    per: per.data as BudgetPeriod,
    nanoUsd: toNano(usd.data as number),
    thresholds: thresholdsOf(values.warn_at?.data),
    scope,
    covers: matcherOf(scope),
    span: item.span,
    amountSpan: usd.span,
  };
}

/** The values of an entry that are as they should be, and whether nothing that matters is missing or wrong. */
function readValues(
  item: YamlValue,
  findings: Finding[],
): { readonly values: Values; readonly isWhole: boolean } {
  const values: Values = {};
  const names = new Set(item.entries?.map(({ key }) => key));
  if (!names.has('per') || !names.has('usd')) {
    findings.push({
      ruleId: 'header/wrong-type',
      severity: 'error',
      ...told('Each budget must be a map with per and usd, such as {per: month, usd: 500}.'),
      span: item.span,
    });
    return { values, isWhole: false };
  }
  let isWhole = true;
  for (const { key, keySpan, value } of item.entries ?? []) {
    if (!Object.hasOwn(BUDGET_FIELDS, key)) {
      findings.push(unknownKey(key, keySpan, Object.keys(BUDGET_FIELDS)));
      continue;
    }
    const field = key as keyof typeof BUDGET_FIELDS;
    // Globs of a list are looked at one by one.
    if (field === 'files' || accept(key, value, BUDGET_FIELDS[field], findings)) {
      values[field] = value;
    } else if (field !== 'name' && field !== 'warn_at') isWhole = false;
  }
  return { values, isWhole };
}

function thresholdsOf(stated: unknown): readonly number[] {
  const percents = Array.isArray(stated)
    ? (stated as number[])
    : [(stated as number | undefined) ?? USUAL_THRESHOLD];
  return [...new Set([...percents, WHOLE_BUDGET])].sort((one, other) => one - other);
}

function matcherOf({ files, template }: BudgetScope): (path: string) => boolean {
  const isIn = files === undefined ? (): boolean => true : compileGlobs(files);
  return (path) => isIn(path) && (template === undefined || namesTemplate(template, path));
}
