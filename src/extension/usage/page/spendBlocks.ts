import {
  formatUsd,
  formatUsdRange,
  toUsd,
  type Language,
  type Period,
  type SeriesKey,
  type SpendSeries,
  type SpendSums,
} from '../../../core/index.ts';
import type { PageBlock } from '../../../webview/protocol.ts';
import { moneyAxis } from './axis.ts';
import { periodHead, shortDates } from './dates.ts';
import { numberOf } from './numbers.ts';
import { periodName } from './spendControls.ts';
import type { SpendForm } from './spendForm.ts';

/** Most names below the columns of a chart; more would run into each other. */
const MOST_LABELS = 8;

type ChartColumn = (PageBlock & { readonly kind: 'chart' })['columns'][number];

/** What was spent over time, as a picture and as the table with the same numbers. */
export function spendBlocks(series: SpendSeries, form: SpendForm, language: Language): PageBlock[] {
  const { groups, periods, total } = series;
  const names = groups.map((group) => groupName(group, language));
  const most = Math.max(0, ...periods.map(({ total: { nanoUsd } }) => nanoUsd));
  const axis = moneyAxis(toUsd(most), language);
  const nameOf = shortDates(form.period, language);
  const title = language.say(
    'Spend by {0}, stacked by {1}',
    periodWord(form.period, language),
    keyWord(form.by, language),
  );
  const dearest = periods.find(({ total: { nanoUsd } }) => nanoUsd === most);
  return [
    {
      kind: 'chart',
      title,
      summary:
        dearest === undefined || most === 0
          ? language.say('{0}: nothing.', title)
          : language.say(
              '{0}: {1} in all, most in {2} with {3}. The table below has every number.',
              title,
              formatUsd(total.nanoUsd, language),
              periodHead(dearest.start, form.period),
              formatUsd(most, language),
            ),
      series: groups.map(({ sums }, index) => ({
        label: names[index] ?? '',
        text: amountOf(sums, language),
      })),
      ticks: axis.ticks,
      columns: labelled(
        periods.map(({ start, parts }) => ({
          label: nameOf(start),
          parts: parts.flatMap((sums, index) =>
            sums.nanoUsd === 0
              ? []
              : [
                  {
                    series: index,
                    share: axis.shareOf(toUsd(sums.nanoUsd)),
                    text: `${periodHead(start, form.period)} · ${names[index] ?? ''} · ${amountOf(sums, language)}`,
                  },
                ],
          ),
        })),
      ),
    },
    {
      kind: 'table',
      title: language.say('The same in numbers'),
      caption: language.say('What was logged, the latest first; ≥ where a record has no price.'),
      columns: [
        periodName(form.period, language),
        ...names,
        language.say('All'),
        language.say('Records'),
        language.say('Unpriced'),
      ],
      rows: [...periods].reverse().map(({ start, parts, total: sums }) => ({
        head: periodHead(start, form.period),
        cells: [
          ...parts.map((part) => plain(amountOf(part, language))),
          plain(amountOf(sums, language)),
          plain(numberOf(sums.records, language)),
          plain(numberOf(sums.unpriced, language)),
        ],
      })),
    },
  ];
}

/** What logged records cost: a lower bound where one has no price, and a dash where there is none. */
export function amountOf(
  { records, unpriced, nanoUsd }: Pick<SpendSums, 'records' | 'unpriced' | 'nanoUsd'>,
  language: Language,
): string {
  if (records === 0) return '–';
  if (unpriced === records) return language.say('unpriced');
  const range = { min: nanoUsd, max: nanoUsd };
  return formatUsdRange(range, unpriced > 0 ? 'partial' : 'exact', language);
}

/** The name of a part. */
export function groupName(
  { kind, name }: SpendSeries['groups'][number],
  language: Language,
): string {
  switch (kind) {
    case 'named':
      return name;
    case 'unnamed':
      return language.say('(not said)');
    case 'rest':
      return language.say('All others');
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

/** A period within a sentence, where some languages write it otherwise than alone. */
function periodWord(period: Period, language: Language): string {
  switch (period) {
    case 'day':
      return language.say('day');
    case 'week':
      return language.say('week');
    case 'month':
      return language.say('month');
  }
}

/** What spend is told apart by, within a sentence. */
function keyWord(key: SeriesKey, language: Language): string {
  switch (key) {
    case 'model':
      return language.say('model');
    case 'template':
      return language.say('template');
    case 'quality':
      return language.say('quality');
    case 'user':
      return language.say('user');
  }
}
