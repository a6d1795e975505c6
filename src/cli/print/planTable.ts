import { formatSize, planLines, type PlanReport } from '../../core/index.ts';
import { escapeControls } from './escape.ts';
import { plainTable } from './plainTable.ts';
import { columnsOf } from './textWidth.ts';

/** Problems of single rows that are printed; the rest is counted. */
const SHOWN_PROBLEMS = 10;
const WIDEST_NOTE = 90;

/** A plan as a table of lines, with what is assumed below it. */
export function planTable(plan: PlanReport): string {
  const rows = planLines(plan).map(({ label, value, note }) => [
    label,
    value,
    escapeControls(note),
  ]);
  const widthOf = (column: number): number =>
    Math.max(1, ...rows.map((row) => columnsOf(row[column] ?? '')));
  const table = plainTable(
    [
      { width: widthOf(0), align: 'left' },
      { width: widthOf(1), align: 'right' },
      { width: Math.min(widthOf(2), WIDEST_NOTE), align: 'left' },
    ],
    rows,
    'betweenWords',
  );
  const reasons = plan.costUsd === null ? [] : plan.reasons;
  return [
    titleOf(plan),
    '',
    table,
    '',
    ...[...new Set(reasons)].map(escapeControls),
    ...rowProblems(plan),
    `Price list of ${plan.catalogVersion}. ≈ marks an estimate, ≥ a lower bound. A plan is an estimate, not a cap.`,
    '',
  ].join('\n');
}

function titleOf({ path, model, quality, size, output, outputs }: PlanReport): string {
  if (path === null) return model === null ? 'At a stated price per image' : escapeControls(model);
  const what = [model, quality, size === null ? null : formatSize(size)];
  const which = outputs !== null && outputs > 1 ? ` (output ${output ?? 1} of ${outputs})` : '';
  return escapeControls(`${path}: ${what.filter((word) => word !== null).join(' ')}${which}`);
}

function rowProblems({ rows }: PlanReport): readonly string[] {
  if (rows === null || rows.leftOut === 0) return [];
  const shown = rows.problems.slice(0, SHOWN_PROBLEMS);
  const more = rows.leftOut - shown.length;
  return [
    ...shown.map(({ line, reason }) => `Left out: line ${line} ${escapeControls(reason)}.`),
    ...(more > 0 ? [`Left out besides: ${more.toLocaleString('en-US')} rows.`] : []),
  ];
}
