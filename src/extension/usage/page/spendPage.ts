import {
  conversionLines,
  type AttemptsRow,
  type CachedInput,
  type Language,
  type ReportedActuals,
  type SpendSeries,
} from '../../../core/index.ts';
import type { PageBlock, PageContent } from '../../../webview/protocol.ts';
import { approvalBlocks } from './approvalBlocks.ts';
import { attemptsBlocks } from './attemptsBlocks.ts';
import { cachedBlocks } from './cachedBlocks.ts';
import { comparisonBlocks } from './comparisonBlocks.ts';
import { periodHead } from './dates.ts';
import { amountOf, spendBlocks } from './spendBlocks.ts';
import { spendControls } from './spendControls.ts';
import type { SpendForm } from './spendForm.ts';

/** What the page tells. */
export interface SpendPageData {
  readonly series: SpendSeries;
  readonly attempts: readonly AttemptsRow[];
  readonly cached: readonly CachedInput[];
  /** Undefined while templates are being read. */
  readonly compared: readonly ReportedActuals[] | undefined;
  /** The logs that were read, by their names. */
  readonly sources: readonly string[];
  /** What could not be read or counted, one sentence each. */
  readonly problems: readonly string[];
  /** Why records have no price, and how many each. */
  readonly unpricedReasons: readonly { readonly reason: string; readonly records: number }[];
  /** Whether logs are still being read, so that the numbers will grow. */
  readonly isReading: boolean;
  readonly catalogueVersion: string;
}

/** Most problems that are listed. */
const MOST_PROBLEMS = 20;

/** The whole page but for its title and the entry that it answers. */
export function spendPage(
  data: SpendPageData,
  form: SpendForm,
  language: Language,
): Pick<PageContent, 'summary' | 'groups' | 'blocks'> {
  const { series, sources } = data;
  const groups = spendControls(form, language);
  if (sources.length === 0) {
    const none = data.isReading
      ? language.say('Usage logs are being looked for.')
      : language.say('No usage log is named.');
    const how = language.say(
      'Name the files that your calls are logged in, in the setting promptCost.usage.files or under usage: in prompt-cost.yaml.',
    );
    return {
      groups,
      summary: none,
      blocks: [
        { kind: 'headline', value: none, unit: '', note: how },
        ...listOf(language.say('What could not be read or counted'), data.problems, language),
      ],
    };
  }
  const { total, periods, undated } = series;
  const amount = amountOf(total, language);
  const first = periods[0]?.start;
  const last = periods.at(-1)?.start;
  const time =
    first === undefined || last === undefined
      ? language.say('logged')
      : language.say(
          'logged from {0} to {1}',
          periodHead(first, form.period),
          periodHead(last, form.period),
        );
  const note = [
    language.say('{0} records', total.records),
    ...(total.unpriced > 0 ? [language.say('{0} unpriced', total.unpriced)] : []),
    ...(undated.records > 0 ? [language.say('{0} more say no time', undated.records)] : []),
    ...(data.isReading ? [language.say('still reading')] : []),
    ...conversionLines(language, (inUsd) => amountOf(total, inUsd)),
  ].join(' · ');
  return {
    groups,
    summary: `${amount} ${time}. ${note}.`,
    blocks: [
      { kind: 'headline', value: amount, unit: time, note },
      ...spendBlocks(series, form, language),
      ...approvalBlocks(series, form, language),
      ...attemptsBlocks(data.attempts, language),
      ...comparisonBlocks(data.compared, language),
      ...cachedBlocks(data.cached, language),
      ...listOf(
        language.say('Unpriced'),
        data.unpricedReasons.map(({ reason, records }) =>
          language.say('{0} records: {1}', records, reason),
        ),
        language,
      ),
      ...listOf(language.say('What could not be read or counted'), data.problems, language),
      {
        kind: 'list',
        title: language.say('Where this comes from'),
        items: [...sources, language.say('Price list of {0}', data.catalogueVersion)],
      },
    ],
  };
}

function listOf(title: string, items: readonly string[], language: Language): PageBlock[] {
  if (items.length === 0) return [];
  const more = items.length - MOST_PROBLEMS;
  return [
    {
      kind: 'list',
      title,
      items: [
        ...items.slice(0, MOST_PROBLEMS),
        ...(more > 0 ? [language.say('and {0} more', more)] : []),
      ],
    },
  ];
}
