import { PERIODS, SERIES_KEYS, type Period, type SeriesKey } from '../../../core/index.ts';
import type { PageGroup } from '../../../webview/protocol.ts';
import { SPANS, type Span, type SpendForm } from './spendForm.ts';
import type { Say } from './words.ts';

/** The buttons of the page, by what they export. */
export const EXPORTS = ['csv', 'json', 'markdown'] as const;
/** What the page can be exported as. */
export type SpendExport = (typeof EXPORTS)[number];

/** The controls of the page, with what was set. */
export function spendControls({ period, by, span }: SpendForm, say: Say): PageGroup[] {
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
      title: say('Shown'),
      controls: [
        select(
          'span',
          say('Time'),
          span,
          SPANS.map((value) => ({ value, label: spanName(value, say) })),
        ),
        select(
          'period',
          say('By'),
          period,
          PERIODS.map((value) => ({ value, label: periodName(value, say) })),
        ),
        select(
          'by',
          say('Stacked by'),
          by,
          SERIES_KEYS.map((value) => ({ value, label: keyName(value, say) })),
        ),
      ],
    },
    {
      title: say('Export'),
      controls: [
        { kind: 'button', name: 'csv', label: say('Save as CSV…') },
        { kind: 'button', name: 'json', label: say('Save as JSON…') },
        { kind: 'button', name: 'markdown', label: say('Open as Markdown') },
      ],
    },
  ];
}

/** The name of a period. */
export function periodName(period: Period, say: Say): string {
  switch (period) {
    case 'day':
      return say('Day');
    case 'week':
      return say('Week');
    case 'month':
      return say('Month');
  }
}

/** The name of what spend is told apart by. */
export function keyName(key: SeriesKey, say: Say): string {
  switch (key) {
    case 'model':
      return say('Model');
    case 'template':
      return say('Template');
    case 'quality':
      return say('Quality');
    case 'user':
      return say('User');
  }
}

function spanName(span: Span, say: Say): string {
  switch (span) {
    case 'days30':
      return say('Last 30 days');
    case 'month':
      return say('This month');
    case 'lastMonth':
      return say('Last month');
    case 'days90':
      return say('Last 90 days');
    case 'year':
      return say('Last 365 days');
    case 'all':
      return say('All');
  }
}
