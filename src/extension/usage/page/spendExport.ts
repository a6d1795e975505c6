import { stringify } from 'csv-stringify/browser/esm/sync';
import {
  escapeMarkdown,
  conversionLines,
  formatUsd,
  perApproved,
  toUsd,
  type Language,
  type SpendSeries,
  type SpendSums,
} from '../../../core/index.ts';
import type { SpendForm } from './spendForm.ts';
import { amountOf, groupName } from './spendBlocks.ts';
import { periodHead } from './dates.ts';

/** What an export says beside the numbers. */
export interface ExportedSpend {
  readonly series: SpendSeries;
  readonly form: SpendForm;
  readonly catalogueVersion: string;
}

/**
 * One line for each part of each period, amounts in US dollars to the nano-dollar. Cells that a spreadsheet would
 * take for a formula begin with an apostrophe.
 */
export function spendCsv(
  { series, form, catalogueVersion }: ExportedSpend,
  language: Language,
): string {
  const lines = series.periods.flatMap(({ start, parts }) =>
    series.groups.flatMap((group, index) => {
      const sums = parts[index];
      return sums === undefined || sums.records === 0
        ? []
        : [
            {
              [form.period]: periodHead(start, form.period),
              [form.by]: groupName(group, language),
              records: sums.records,
              unpriced: sums.unpriced,
              logged_usd: dollars(sums.nanoUsd),
              judged: sums.judged,
              approved: sums.approved,
              per_approved_asset_usd: dollars(perApproved(sums)),
              catalog_version: catalogueVersion,
            },
          ];
    }),
  );
  const columns = [
    form.period,
    form.by,
    ...['records', 'unpriced', 'logged_usd', 'judged', 'approved', 'per_approved_asset_usd'],
    'catalog_version',
  ];
  return stringify(lines, { header: true, columns, escape_formulas: true });
}

/** The same for programs; null where a number is not known. */
export function spendJson({ series, form, catalogueVersion }: ExportedSpend): string {
  const sumsOf = (sums: SpendSums): object => {
    const cost = perApproved(sums);
    return {
      records: sums.records,
      unpriced: sums.unpriced,
      costUsd: toUsd(sums.nanoUsd),
      judged: sums.judged,
      approved: sums.approved,
      perApprovedAssetUsd: cost === undefined ? null : toUsd(cost),
    };
  };
  const report = {
    schemaVersion: 1,
    catalogVersion: catalogueVersion,
    basis: 'logged',
    period: form.period,
    by: form.by,
    totals: sumsOf(series.total),
    groups: series.groups.map(({ kind, name, sums }) => ({
      kind,
      key: kind === 'named' ? name : null,
      ...sumsOf(sums),
    })),
    periods: series.periods.map(({ start, parts, total }) => ({
      start,
      ...sumsOf(total),
      groups: parts.map(sumsOf),
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** The same as a Markdown table with a column for each part. */
export function spendMarkdown(
  { series, form, catalogueVersion }: ExportedSpend,
  language: Language,
): string {
  const { groups, periods, total } = series;
  const names = groups.map((group) => escapeMarkdown(groupName(group, language)));
  const rows = periods.map(({ start, parts, total: sums }) => [
    periodHead(start, form.period),
    ...[...parts, sums].map((part) => amountOf(part, language)),
  ]);
  const sum = [
    `**${language.say('All')}**`,
    ...[...groups.map(({ sums }) => sums), total].map((part) => amountOf(part, language)),
  ];
  const cost = perApproved(total);
  return [
    `# ${language.say('Spend')}`,
    '',
    `| ${[form.period, ...names, language.say('All')].join(' | ')} |`,
    `| --- ${'| ---: '.repeat(names.length + 1)}|`,
    ...[...rows, sum].map((row) => `| ${row.join(' | ')} |`),
    '',
    ...(cost === undefined
      ? []
      : [language.say('{0} per approved asset.', formatUsd(cost, language)), '']),
    ...conversionLines(language, (inUsd) => amountOf(total, inUsd)).flatMap((line) => [line, '']),
    language.say(
      'Logged, priced by the list of {0}. Unpriced records add nothing.',
      catalogueVersion,
    ),
    '',
  ].join('\n');
}

/** To the nano-dollar, and never with an exponent; empty when it is not known. */
function dollars(nanoUsd: number | undefined): string {
  return nanoUsd === undefined
    ? ''
    : toUsd(nanoUsd)
        .toFixed(9)
        .replace(/\.?0+$/u, '');
}
