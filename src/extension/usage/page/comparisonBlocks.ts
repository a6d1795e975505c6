import { formatUsd, formatUsdRange, toNano, type ReportedActuals } from '../../../core/index.ts';
import type { PageBlock } from '../../../webview/protocol.ts';
import { percent } from './approvalBlocks.ts';
import { plain } from './spendBlocks.ts';
import type { Say } from './words.ts';

/** What templates are estimated at beside what their logged calls cost, and why they part. */
export function comparisonBlocks(
  templates: readonly ReportedActuals[] | undefined,
  say: Say,
): PageBlock[] {
  const title = say('Estimate against actual');
  if (templates === undefined) {
    return [{ kind: 'list', title, items: [say('The templates are being read.')] }];
  }
  if (templates.length === 0) {
    const none = say(
      'No logged call is of a template of this workspace. Log the name of the template.',
    );
    return [{ kind: 'list', title, items: [none] }];
  }
  const caption = say(
    'One image by the template as it is now, and on average by all logged calls.',
  );
  return [
    {
      kind: 'table',
      title,
      caption,
      columns: [
        say('Template'),
        say('Calls'),
        say('Estimate'),
        say('Actual'),
        say('Drift'),
        say('Per approved asset'),
        say('Why'),
      ],
      rows: templates.map((one) => ({
        head: one.path,
        cells: [
          one.records.toLocaleString('en-US'),
          estimateOf(one, say),
          usd(one.actualUsd, say),
          driftOf(one.drift),
          one.perApprovedAssetUsd === null ? '–' : usd(one.perApprovedAssetUsd, say),
          one.causes.length === 0 ? '–' : one.causes.join(' '),
        ].map(plain),
      })),
    },
  ];
}

function usd(amount: number | null, say: Say): string {
  return amount === null ? say('unpriced') : formatUsd(toNano(amount));
}

function estimateOf({ estimateUsd }: ReportedActuals, say: Say): string {
  if (estimateUsd === null) return say('unpriced');
  const { min, max } = estimateUsd;
  return formatUsdRange({ min: toNano(min), max: toNano(max) }, min === max ? 'exact' : 'estimate');
}

/** How far the actual lies outside of the estimate; a dash within it. */
function driftOf(drift: number | null): string {
  if (drift === null || drift === 0) return '–';
  return `${drift > 0 ? '+' : '−'}${percent(Math.abs(drift))}`;
}
