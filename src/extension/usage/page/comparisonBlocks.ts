import {
  formatUsd,
  formatUsdRange,
  toNano,
  type Language,
  type ReportedActuals,
} from '../../../core/index.ts';
import type { PageBlock } from '../../../webview/protocol.ts';
import { numberOf, percent } from './numbers.ts';
import { plain } from './spendBlocks.ts';

/** What templates are estimated at beside what their logged calls cost, and why they part. */
export function comparisonBlocks(
  templates: readonly ReportedActuals[] | undefined,
  language: Language,
): PageBlock[] {
  const title = language.say('Estimate against actual');
  if (templates === undefined) {
    return [{ kind: 'list', title, items: [language.say('The templates are being read.')] }];
  }
  if (templates.length === 0) {
    const none = language.say(
      'No logged call is of a template of this workspace. Log the name of the template.',
    );
    return [{ kind: 'list', title, items: [none] }];
  }
  const caption = language.say(
    'One image by the template as it is now, and on average by all logged calls.',
  );
  return [
    {
      kind: 'table',
      title,
      caption,
      columns: [
        language.say('Template'),
        language.say('Calls'),
        language.say('Estimate'),
        language.say('Actual'),
        language.say('Drift'),
        language.say('Per approved asset'),
        language.say('Why'),
      ],
      rows: templates.map((one) => ({
        head: one.path,
        cells: [
          numberOf(one.records, language),
          estimateOf(one, language),
          usd(one.actualUsd, language),
          driftOf(one.drift, language),
          one.perApprovedAssetUsd === null ? '–' : usd(one.perApprovedAssetUsd, language),
          one.causes.length === 0 ? '–' : one.causes.join(' '),
        ].map(plain),
      })),
    },
  ];
}

function usd(amount: number | null, language: Language): string {
  return amount === null ? language.say('unpriced') : formatUsd(toNano(amount), language);
}

function estimateOf({ estimateUsd }: ReportedActuals, language: Language): string {
  if (estimateUsd === null) return language.say('unpriced');
  const { min, max } = estimateUsd;
  return formatUsdRange(
    { min: toNano(min), max: toNano(max) },
    min === max ? 'exact' : 'estimate',
    language,
  );
}

/** How far the actual lies outside of the estimate; a dash within it. */
function driftOf(drift: number | null, language: Language): string {
  if (drift === null || drift === 0) return '–';
  return `${drift > 0 ? '+' : '−'}${percent(Math.abs(drift), language)}`;
}
