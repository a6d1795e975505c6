import {
  formatUsd,
  formatUsdRange,
  periodWords,
  toNano,
  type ReportedActuals,
  type ReportedBudget,
  type SpendReport,
} from '../../core/index.ts';
import { escapeControls } from './escape.ts';
import { fittedTable } from './fittedTable.ts';

interface DetailTable {
  readonly title: string;
  readonly heads: readonly string[];
  /** Columns from the left that hold words. */
  readonly words: number;
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

/** Budgets, and estimates against actuals, as tables below the spend; nothing where there are none. */
export function spendDetailTables(report: SpendReport): readonly string[] {
  return detailsOf(report).flatMap(({ title, heads, words, rows, notes }) => [
    `${title}:`,
    fittedTable(
      heads.map((head, index) => ({ head, align: index < words ? 'left' : 'right' })),
      rows.map((row) => row.map(escapeControls)),
    ),
    '',
    ...notes.map(escapeControls),
    ...(notes.length > 0 ? [''] : []),
  ]);
}

/** The same as Markdown, line by line. */
export function spendDetailMarkdown(
  report: SpendReport,
  escape: (text: string) => string,
): readonly string[] {
  return detailsOf(report).flatMap(({ title, heads, words, rows, notes }) => [
    `**${title}**`,
    '',
    `| ${heads.join(' | ')} |`,
    `| ${heads.map((_, index) => (index < words ? '---' : '---:')).join(' | ')} |`,
    ...rows.map((row) => `| ${row.map(escape).join(' | ')} |`),
    '',
    ...notes.map((note) => `- ${escape(note)}`),
    ...(notes.length > 0 ? [''] : []),
  ]);
}

function detailsOf({ budgets, templates }: SpendReport): readonly DetailTable[] {
  return [
    ...(budgets === undefined || budgets.length === 0 ? [] : [budgetTable(budgets)]),
    ...(templates === undefined ? [] : [actualsTable(templates)]),
  ];
}

function budgetTable(budgets: readonly ReportedBudget[]): DetailTable {
  return {
    title: 'Budgets, by logged spend; they warn and stop nothing',
    heads: ['Budget', 'Period', 'Amount', 'Used', 'Left', ''],
    words: 2,
    rows: budgets.map((budget) => [
      nameOf(budget),
      budget.period ?? '–',
      usd(budget.budgetUsd),
      budget.usedUsd === null
        ? '–'
        : `${budget.unpriced > 0 ? '≥ ' : ''}${usd(budget.usedUsd)} (${String(budget.percentUsed)} %)`,
      budget.leftUsd === null
        ? '–'
        : budget.leftUsd < 0
          ? `−${usd(-budget.leftUsd)}`
          : usd(budget.leftUsd),
      budget.level === 'within' ? '' : budget.level,
    ]),
    notes: [],
  };
}

function nameOf({ name, per, files, template, user }: ReportedBudget): string {
  const parts = [
    ...(template === null ? [] : [template]),
    ...(files ?? []),
    ...(user === null ? [] : [`user ${user}`]),
  ];
  const whom = parts.length === 0 ? '' : ` for ${parts.join(', ')}`;
  return `${name === null ? '' : `${name}: `}${periodWords(per)}${whom}`;
}

function actualsTable(templates: readonly ReportedActuals[]): DetailTable {
  return {
    title: 'Estimate against actual, for one image',
    heads: ['Template', 'Found by', 'Images', 'Estimate', 'Actual', 'Drift', 'Accepted'],
    words: 2,
    rows: templates.map((one) => [
      one.path,
      one.matchedBy === 'template' ? 'name' : 'model, quality, size, tokens',
      one.images.toLocaleString('en-US'),
      one.estimateUsd === null
        ? 'unpriced'
        : formatUsdRange(
            { min: toNano(one.estimateUsd.min), max: toNano(one.estimateUsd.max) },
            'exact',
          ),
      one.actualUsd === null ? 'unpriced' : usd(one.actualUsd),
      one.drift === null ? '–' : signed(one.drift),
      one.acceptance === null ? '–' : `${Math.round(one.acceptance * 100)} %`,
    ]),
    notes: templates.flatMap(({ path, causes }) => causes.map((cause) => `${path}: ${cause}`)),
  };
}

function signed(share: number): string {
  const value = Math.round(share * 1_000) / 10;
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value)} %`;
}

function usd(amount: number): string {
  return formatUsd(toNano(amount));
}
