import {
  PERIODS,
  SERIES_KEYS,
  type Language,
  type Period,
  type SeriesKey,
} from '../../../core/index.ts';
import type { PageGroup } from '../../../webview/protocol.ts';
import { SPANS, type Span, type SpendForm } from './spendForm.ts';

/** The buttons of the page, by what they export. */
export const EXPORTS = ['csv', 'json', 'markdown'] as const;
/** What the page can be exported as. */
export type SpendExport = (typeof EXPORTS)[number];

/** The controls of the page, with what was set. */
export function spendControls({ period, by, span }: SpendForm, language: Language): PageGroup[] {
  const select = (
    name: string,
    label: string,
    value: string,
    options: readonly { readonly value: string; readonly label: string }[],
  ): PageGroup['controls'][number] => ({
    kind: 'select',
    name,
    label,
    value,
    options: [...options],
  });
  return [
    {
      title: language.say('Shown'),
      controls: [
        select(
          'span',
          language.say('Time'),
          span,
          SPANS.map((value) => ({ value, label: spanName(value, language) })),
        ),
        select(
          'period',
          language.say('By'),
          period,
          PERIODS.map((value) => ({ value, label: periodName(value, language) })),
        ),
        select(
          'by',
          language.say('Stacked by'),
          by,
          SERIES_KEYS.map((value) => ({ value, label: keyName(value, language) })),
        ),
      ],
    },
    {
      title: language.say('Export'),
      controls: [
        { kind: 'button', name: 'csv', label: language.say('Save as CSV…') },
        { kind: 'button', name: 'json', label: language.say('Save as JSON…') },
        { kind: 'button', name: 'markdown', label: language.say('Open as Markdown') },
      ],
    },
  ];
}

/** The name of a period. */
export function periodName(period: Period, language: Language): string {
  switch (period) {
    case 'day':
      return language.say('Day');
    case 'week':
      return language.say('Week');
    case 'month':
      return language.say('Month');
  }
}

/** The name of what spend is told apart by. */
export function keyName(key: SeriesKey, language: Language): string {
  switch (key) {
    case 'model':
      return language.say('Model');
    case 'template':
      return language.say('Template');
    case 'quality':
      return language.say('Quality');
    case 'user':
      return language.say('User');
  }
}

function spanName(span: Span, language: Language): string {
  switch (span) {
    case 'days30':
      return language.say('Last 30 days');
    case 'month':
      return language.say('This month');
    case 'lastMonth':
      return language.say('Last month');
    case 'days90':
      return language.say('Last 90 days');
    case 'year':
      return language.say('Last 365 days');
    case 'all':
      return language.say('All');
  }
}
