import { stringify } from 'csv-stringify/sync';
import { escapeMarkdown, formatUsd, toNano, type SpendReport } from '../../core/index.ts';
import { escapeControls } from './escape.ts';
import { spendDetailMarkdown, spendDetailTables } from './spendDetails.ts';
import { spendNotes } from './spendNotes.ts';
import { fittedTable } from './fittedTable.ts';

type Sums = SpendReport['groups'][number];

/** What was spent, as a table with what could not be read below it. */
export function spendTable(report: SpendReport): string {
  const { totals, groups, by, problems } = report;
  const rows = [
    ...groups.map((group) => cells(escapeControls(nameOf(group)), group)),
    cells('Total', { key: null, ...totals }),
  ];
  const more = totals.unreadable - problems.length;
  return [
    fittedTable(
      [by, 'Records', 'Unpriced', 'Spent', 'Approved', 'Per approved asset'].map((head, index) => ({
        head,
        align: index === 0 ? 'left' : 'right',
      })),
      rows,
    ),
    '',
    ...spendDetailTables(report),
    ...spendNotes(report).map(escapeControls),
    ...problems.map(
      ({ file, line, reason }) => `${escapeControls(file)}:${line} ${escapeControls(reason)}`,
    ),
    ...(more > 0 ? [`${more} more lines could not be read.`] : []),
    `Logged, priced by the list of ${report.catalogVersion}. Unpriced records add nothing.`,
    '',
  ].join('\n');
}

/** The same as Markdown. */
export function spendMarkdown(report: SpendReport): string {
  const { totals, groups, by } = report;
  const rows = [
    ...groups.map((group) => cells(escapeMarkdown(nameOf(group)), group)),
    cells('**Total**', { key: null, ...totals }),
  ];
  return [
    `| ${by} | records | unpriced | spent | approved | per approved asset |`,
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
    ...spendDetailMarkdown(report, escapeMarkdown),
    ...spendNotes(report).map((note) => `- ${escapeMarkdown(note)}`),
    `- Logged, priced by the list of ${report.catalogVersion}. ${totals.unreadable} ${totals.unreadable === 1 ? 'line' : 'lines'} could not be read.`,
    '',
  ].join('\n');
}

/** The same as CSV; cells that a spreadsheet would take for a formula begin with an apostrophe. */
export function spendCsv({ groups, by, catalogVersion }: SpendReport): string {
  return stringify(
    groups.map(({ key, perApprovedAssetUsd, ...sums }) => ({
      [by]: key ?? '',
      records: String(sums.records),
      unpriced: String(sums.unpriced),
      cost_usd: String(sums.costUsd),
      judged: String(sums.judged),
      approved: String(sums.approved),
      per_approved_asset_usd: String(perApprovedAssetUsd ?? ''),
      catalog_version: catalogVersion,
    })),
    { header: true, escape_formulas: true },
  );
}

function nameOf({ key }: Sums): string {
  return key ?? '(not said)';
}

function cells(name: string, sums: Sums): readonly string[] {
  const { records, unpriced, costUsd, judged, approved, perApprovedAssetUsd } = sums;
  return [
    name,
    records.toLocaleString('en-US'),
    unpriced.toLocaleString('en-US'),
    spentOf(records, unpriced, costUsd),
    judged === 0 ? '–' : `${approved.toLocaleString('en-US')} of ${judged.toLocaleString('en-US')}`,
    perApprovedAssetUsd === null ? '–' : formatUsd(toNano(perApprovedAssetUsd)),
  ];
}

function spentOf(records: number, unpriced: number, costUsd: number): string {
  if (records === 0) return '–';
  return unpriced === records ? 'unpriced' : formatUsd(toNano(costUsd));
}
