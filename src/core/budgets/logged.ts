import { namesTemplate } from '../template/templateName.ts';
import type { Steps } from '../text/steps.ts';
import type { NanoUsd } from '../pricing/money.ts';
import type { Budget } from './budget.ts';

/** Logged calls that are alike in day, template and user, added up. */
export interface LoggedCell {
  /** `YYYY-MM-DD` in UTC; undefined where the log does not say. */
  readonly day?: string | undefined;
  readonly template?: string | undefined;
  readonly user?: string | undefined;
  readonly records: number;
  /** Records without a price; they add nothing to the money. */
  readonly unpriced: number;
  readonly nanoUsd: NanoUsd;
  /** What calls cost whose pictures were judged, and how many of these have no price. */
  readonly judgedNanoUsd: NanoUsd;
  readonly judgedUnpriced: number;
  readonly approved: number;
}

/** What logs say was spent against a budget. */
export interface LoggedUse {
  readonly amount: NanoUsd;
  /** True when calls without a price are missing from the amount. */
  readonly isLowerBound: boolean;
  /** The day, or the month as `YYYY-MM`, that counts. */
  readonly period: string;
  readonly records: number;
  readonly unpriced: number;
  /** What was spent on each template, the dearest first; calls that name none are under undefined. */
  readonly templates: readonly {
    readonly template: string | undefined;
    readonly nanoUsd: NanoUsd;
  }[];
}

/**
 * What was spent against a budget: all calls of the day or of the calendar month; for `run` the average call of
 * the month; for `asset` what the judged pictures of the month cost, by the approved ones. Undefined where no
 * call counts, or the last two cannot be told.
 *
 * @param today the day in UTC, `YYYY-MM-DD`.
 * @param paths of known templates, relative to the project file, which a log may call by their names.
 */
export function loggedUse(
  budget: Budget,
  cells: readonly LoggedCell[],
  today: string,
  paths: readonly string[] = [],
): LoggedUse | undefined {
  const { per, scope } = budget;
  const period = per === 'day' ? today : today.slice(0, 7);
  const covers = coveredNames(budget, paths);
  const counted = cells.filter(
    ({ day, template, user, records }) =>
      records > 0 &&
      day?.startsWith(period) === true &&
      (scope.user === undefined || user === scope.user) &&
      covers(template),
  );
  if (counted.length === 0) return undefined;
  const sum = (value: (cell: LoggedCell) => number): number =>
    counted.reduce((total, cell) => total + value(cell), 0);
  const records = sum((cell) => cell.records);
  const unpriced = sum((cell) => cell.unpriced);
  const spent = sum(({ nanoUsd }) => nanoUsd);
  const common = { period, records, unpriced, templates: byTemplate(counted) };
  switch (per) {
    case 'day':
    case 'month':
      return { ...common, amount: spent, isLowerBound: unpriced > 0 };
    case 'run':
      return records === unpriced
        ? undefined
        : { ...common, amount: Math.round(spent / (records - unpriced)), isLowerBound: false };
    case 'asset': {
      const approved = sum((cell) => cell.approved);
      if (approved === 0) return undefined;
      const judged = sum(({ judgedNanoUsd }) => judgedNanoUsd);
      const isLowerBound = sum(({ judgedUnpriced }) => judgedUnpriced) > 0;
      return { ...common, amount: Math.round(judged / approved), isLowerBound };
    }
  }
}

/** Tells by a log's word for a template whether a budget is for it; each word is looked at once. */
function coveredNames(
  { covers, scope }: Budget,
  paths: readonly string[],
): (name: string | undefined) => boolean {
  if (scope.files === undefined && scope.template === undefined) return () => true;
  const known = new Map<string, boolean>();
  return (name) => {
    if (name === undefined) return false;
    const before = known.get(name);
    if (before !== undefined) return before;
    const { template } = scope;
    const meant = [
      name,
      ...(template !== undefined && namesTemplate(name, template) ? [template] : []),
      ...paths.filter((path) => namesTemplate(name, path)),
    ];
    const isCovered = meant.some(covers);
    known.set(name, isCovered);
    return isCovered;
  };
}

function byTemplate(cells: readonly LoggedCell[]): LoggedUse['templates'] {
  const sums = new Map<string | undefined, NanoUsd>();
  for (const { template, nanoUsd } of cells) {
    sums.set(template, (sums.get(template) ?? 0) + nanoUsd);
  }
  return [...sums]
    .map(([template, nanoUsd]) => ({ template, nanoUsd }))
    .sort(
      (one, other) =>
        other.nanoUsd - one.nanoUsd || ((one.template ?? '') < (other.template ?? '') ? -1 : 1),
    );
}

/** Cells that are looked at between two pauses. */
const CELLS_PER_STEP = 300;

/**
 * The cells that budgets may ask for, told apart by nothing else than budgets tell apart; few, even of a long log.
 *
 * @param since the first day that counts, `YYYY-MM-DD`.
 */
export function* recentSpend(
  cells: readonly LoggedCell[],
  since: string,
): Steps<readonly LoggedCell[]> {
  const sums = new Map<string, LoggedCell>();
  for (const [index, cell] of cells.entries()) {
    if (index % CELLS_PER_STEP === 0) yield;
    const { day, template, user } = cell;
    if (day === undefined || day < since) continue;
    const key = JSON.stringify([day, template, user]);
    const before = sums.get(key);
    sums.set(key, {
      day,
      template,
      user,
      records: (before?.records ?? 0) + cell.records,
      unpriced: (before?.unpriced ?? 0) + cell.unpriced,
      nanoUsd: (before?.nanoUsd ?? 0) + cell.nanoUsd,
      judgedNanoUsd: (before?.judgedNanoUsd ?? 0) + cell.judgedNanoUsd,
      judgedUnpriced: (before?.judgedUnpriced ?? 0) + cell.judgedUnpriced,
      approved: (before?.approved ?? 0) + cell.approved,
    });
  }
  return [...sums.values()];
}
