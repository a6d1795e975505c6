import {
  formatUsd,
  formatUsdRange,
  toUsd,
  type SpendSeries,
  type SpendSums,
} from '../../../core/index.ts';
import type { PageBlock } from '../../../webview/protocol.ts';
import { axisFor, axisUsd } from './axis.ts';
import { periodHead, shortDate } from './dates.ts';
import { keyName, periodName } from './spendControls.ts';
import type { SpendForm } from './spendForm.ts';
import type { Say } from './words.ts';

/** Most names below the columns of a chart; more would run into each other. */
const MOST_LABELS = 8;

type ChartColumn = (PageBlock & { readonly kind: 'chart' })['columns'][number];

/** What was spent over time, as a picture and as the table with the same numbers. */
export function spendBlocks(series: SpendSeries, form: SpendForm, say: Say): PageBlock[] {
  const { groups, periods, total } = series;
  const names = groups.map((group) => groupName(group, say));
  const most = Math.max(0, ...periods.map(({ total: { nanoUsd } }) => nanoUsd));
  const axis = axisFor(toUsd(most), axisUsd);
  const by = keyName(form.by, say);
  const title = say(
    'Spend by {0}, stacked by {1}',
    ...[periodName(form.period, say), by].map(lower),
  );
  const dearest = periods.find(({ total: { nanoUsd } }) => nanoUsd === most);
  return [
    {
      kind: 'chart',
      title,
      summary:
        dearest === undefined || most === 0
          ? say('{0}: nothing.', title)
          : say(
              '{0}: {1} in all, most in {2} with {3}. The table below has every number.',
              title,
              formatUsd(total.nanoUsd),
              periodHead(dearest.start, form.period),
              formatUsd(most),
            ),
      series: groups.map(({ sums }, index) => ({
        label: names[index] ?? '',
        text: amountOf(sums, say),
      })),
      ticks: axis.ticks,
      columns: labelled(
        periods.map(({ start, parts }) => ({
          label: shortDate(start, form.period),
          parts: parts.flatMap((sums, index) =>
            sums.nanoUsd === 0
              ? []
              : [
                  {
                    series: index,
                    share: axis.shareOf(toUsd(sums.nanoUsd)),
                    text: `${periodHead(start, form.period)} · ${names[index] ?? ''} · ${amountOf(sums, say)}`,
                  },
                ],
          ),
        })),
      ),
    },
    {
      kind: 'table',
      title: say('The same in numbers'),
      caption: say('What was logged, the latest first; ≥ where a record has no price.'),
      columns: [
        periodName(form.period, say),
        ...names,
        say('All'),
        say('Records'),
        say('Unpriced'),
      ],
      rows: [...periods].reverse().map(({ start, parts, total: sums }) => ({
        head: periodHead(start, form.period),
        cells: [
          ...parts.map((part) => plain(amountOf(part, say))),
          plain(amountOf(sums, say)),
          plain(sums.records.toLocaleString('en-US')),
          plain(sums.unpriced.toLocaleString('en-US')),
        ],
      })),
    },
  ];
}

/** What logged records cost: a lower bound where one has no price, and a dash where there is none. */
export function amountOf(
  { records, unpriced, nanoUsd }: Pick<SpendSums, 'records' | 'unpriced' | 'nanoUsd'>,
  say: Say,
): string {
  if (records === 0) return '–';
  if (unpriced === records) return say('unpriced');
  const range = { min: nanoUsd, max: nanoUsd };
  return formatUsdRange(range, unpriced > 0 ? 'partial' : 'exact');
}

/** The name of a part. */
export function groupName({ kind, name }: SpendSeries['groups'][number], say: Say): string {
  switch (kind) {
    case 'named':
      return name;
    case 'unnamed':
      return say('(not said)');
    case 'rest':
      return say('All others');
  }
}

/** Columns with as many of their names as there is room for, the last one among them. */
export function labelled(columns: readonly ChartColumn[]): ChartColumn[] {
  const step = Math.ceil(columns.length / MOST_LABELS);
  return columns.map((column, index) =>
    (columns.length - 1 - index) % step === 0 ? column : { ...column, label: '' },
  );
}

/** A cell that nothing sets apart. */
export function plain(text: string): { text: string; mark: 'none' } {
  return { text, mark: 'none' };
}

function lower(text: string): string {
  return text.toLowerCase();
}
