import {
  describeRequest,
  formatTokens,
  formatUsdRange,
  leastSure,
  type EstimateReport,
  type NanoUsdRange,
  type ReportedRequest,
} from '../../core/index.ts';
import { findingLines } from './findingLines.ts';

/** An entry of the report with its exact cost; undefined when it is unpriced. */
export interface PricedEntry {
  readonly entry: ReportedRequest;
  readonly total: NanoUsdRange | undefined;
}

/** An estimate that is ready to be shown. */
export interface EstimateView {
  readonly report: EstimateReport;
  readonly entries: readonly PricedEntry[];
  /** The sum of all priced entries. */
  readonly total: NanoUsdRange;
}

/** What people read about one entry, cell by cell; nothing of it is escaped yet. */
export interface EntryCells {
  readonly template: string;
  readonly request: string;
  readonly textInput: string;
  readonly imageInput: string;
  readonly imageOutput: string;
  readonly perImage: string;
  readonly perRequest: string;
  readonly basis: string;
  readonly findings: string;
}

/** The heads of the cells, in the order of the columns. */
export const HEADS: Readonly<Record<keyof EntryCells, string>> = {
  template: 'Template',
  request: 'Request',
  textInput: 'Text in, tok',
  imageInput: 'Image in, tok',
  imageOutput: 'Image out, tok',
  perImage: 'Per image',
  perRequest: 'Per request',
  basis: 'Basis',
  findings: 'Findings',
};

/** The cells of one entry. */
export function entryCells({ entry, total }: PricedEntry): EntryCells {
  const { n, tokens, basis } = entry;
  const images = n > 1 ? [`${n} images`] : [];
  return {
    template: entry.path === '-' ? '-' : `${entry.path}:${entry.line}`,
    request: shortened([describeRequest({ request: entry }, true), ...images].join(', ')),
    textInput: formatTokens(tokens.textInput),
    imageInput: formatTokens(tokens.imageInput ?? undefined),
    imageOutput: formatTokens(tokens.imageOutput ?? undefined),
    perImage: total
      ? formatUsdRange({ min: total.min / n, max: total.max / n }, basis)
      : 'unpriced',
    perRequest: total ? formatUsdRange(total, basis) : 'unpriced',
    basis: entry.measured ? `${basis}, measured` : basis,
    findings: countWord(countFindings(entry).findings),
  };
}

/** The last row: how many entries there are, and what the priced ones cost together. */
export function totalCells({ report, entries, total }: EstimateView): EntryCells {
  const { requests, unpriced } = report.totals;
  const count = plural(requests, 'request');
  const missing = unpriced === 0 ? '' : `, ${unpriced.toLocaleString('en-US')} unpriced left out`;
  const priced = entries.filter((one) => one.total !== undefined);
  const basis = leastSure(priced.map(({ entry }) => entry.basis));
  return {
    template: 'Total',
    request: `${count}${missing}`,
    textInput: '',
    imageInput: '',
    imageOutput: '',
    perImage: '',
    perRequest: priced.length === 0 ? 'unpriced' : formatUsdRange(total, basis),
    basis: priced.length === 0 ? '' : basis,
    findings: countWord(countAll(entries).findings),
  };
}

/** How much there is to say about an entry; a hint only offers something, so it is counted apart. */
export function countFindings({ findings }: Pick<ReportedRequest, 'findings'>): {
  readonly findings: number;
  readonly hints: number;
} {
  const hints = findings.filter(({ severity }) => severity === 'hint').length;
  return { findings: findings.length - hints, hints };
}

function countAll(entries: readonly PricedEntry[]): ReturnType<typeof countFindings> {
  return countFindings({ findings: entries.flatMap(({ entry }) => entry.findings) });
}

function countWord(count: number): string {
  return count === 0 ? '–' : count.toLocaleString('en-US');
}

/** The last lines under a table: why something has no price, why numbers are not exact, and whose prices these are. */
export function noteLines({ report, entries }: EstimateView): readonly string[] {
  const unpriced = entries
    .filter(({ total }) => total === undefined)
    .map(
      ({ entry }) =>
        `Unpriced: ${entryCells({ entry, total: undefined }).template} ${entry.reasons[0] ?? ''}`,
    );
  const inexact = new Map<string, number>();
  for (const { entry, total } of entries) {
    if (total === undefined) continue;
    for (const reason of entry.reasons) inexact.set(reason, (inexact.get(reason) ?? 0) + 1);
  }
  const reasons = [...inexact]
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => (count === 1 ? reason : `${reason} (${count} requests)`));
  const { findings, hints } = countAll(entries);
  const said = [
    ...(findings === 0 ? [] : [plural(findings, 'finding')]),
    ...(hints === 0 ? [] : [plural(hints, 'hint')]),
  ];
  return [
    ...report.projectFiles.flatMap(findingLines),
    ...(said.length === 0 ? [] : [`${said.join(' and ')}; --format json shows them.`]),
    ...first(unpriced),
    ...first(reasons),
    `Price list of ${report.catalogVersion}. ≈ marks an estimate, ≥ a lower bound.`,
  ];
}

/** Longer lists say how many lines are left out. */
const MOST_NOTES = 5;

function first(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_NOTES + 1) return lines;
  const rest = lines.length - MOST_NOTES;
  return [...lines.slice(0, MOST_NOTES), `… and ${rest} more like this; --format json has all.`];
}

const LONGEST_REQUEST = 70;

/** Model ids may be anything; a long one must not push the numbers off the screen. */
function shortened(text: string): string {
  return text.length <= LONGEST_REQUEST ? text : `${text.slice(0, LONGEST_REQUEST - 1)}…`;
}

function plural(count: number, word: string): string {
  return `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`;
}
