import {
  formatUsd,
  perApproved,
  toNano,
  toUsd,
  type SpendSeries,
  type SpendSums,
} from '../../../core/index.ts';
import type { PageBlock } from '../../../webview/protocol.ts';
import { axisFor, axisUsd } from './axis.ts';
import { periodHead, shortDate } from './dates.ts';
import { labelled, plain } from './spendBlocks.ts';
import { periodName } from './spendControls.ts';
import type { SpendForm } from './spendForm.ts';
import type { Say } from './words.ts';

/** Cost per approved asset and acceptance over time, each as a picture, and one table with both. */
export function approvalBlocks(
  { periods, total }: SpendSeries,
  form: SpendForm,
  say: Say,
): PageBlock[] {
  if (total.judged === 0) {
    const none = say(
      'No picture was judged yet. Mark one as approved or rejected, or log accepted.',
    );
    return [{ kind: 'list', title: say('Cost per approved asset'), items: [none] }];
  }
  const costs = periods.map(({ total: sums }) => perApproved(sums));
  const money = axisFor(toUsd(Math.max(0, ...costs.map((cost) => cost ?? 0))), axisUsd);
  const shares = axisFor(1, percent);
  const head = (start: string): string => periodHead(start, form.period);
  const chart = (
    title: string,
    { ticks, shareOf }: typeof money,
    all: string,
    values: readonly (number | undefined)[],
    format: (value: number) => string,
  ): PageBlock => ({
    kind: 'chart',
    title,
    summary: say('{0}: {1} in all. The table below has every number.', title, all),
    series: [{ label: say('All'), text: all }],
    ticks,
    columns: labelled(
      periods.map(({ start }, index) => {
        const value = values[index];
        return {
          label: shortDate(start, form.period),
          parts:
            value === undefined
              ? []
              : [{ series: 0, share: shareOf(value), text: `${head(start)} · ${format(value)}` }],
        };
      }),
    ),
  });
  return [
    chart(
      say('Cost per approved asset'),
      money,
      perApprovedText(total, say),
      costs.map((cost) => (cost === undefined ? undefined : toUsd(cost))),
      (usd) => formatUsd(toNano(usd)),
    ),
    chart(
      say('Acceptance'),
      shares,
      percent(total.approved / total.judged),
      periods.map(({ total: { approved, judged } }) =>
        judged === 0 ? undefined : approved / judged,
      ),
      percent,
    ),
    {
      kind: 'table',
      title: say('Approved pictures'),
      caption: say('Everything that was spent on judged pictures, divided by those approved.'),
      columns: [
        periodName(form.period, say),
        say('Judged'),
        say('Approved'),
        say('Acceptance'),
        say('Spent on them'),
        say('Per approved asset'),
      ],
      rows: [...periods].reverse().map(({ start, total: sums }) => ({
        head: head(start),
        cells: [
          sums.judged.toLocaleString('en-US'),
          sums.approved.toLocaleString('en-US'),
          sums.judged === 0 ? '–' : percent(sums.approved / sums.judged),
          sums.judged === 0 ? '–' : formatUsd(sums.judgedNanoUsd),
          perApprovedText(sums, say),
        ].map(plain),
      })),
    },
  ];
}

function perApprovedText(sums: SpendSums, say: Say): string {
  const cost = perApproved(sums);
  if (cost !== undefined) return formatUsd(cost);
  return sums.judgedUnpriced > 0 ? say('unpriced') : '–';
}

/** A share for people, such as `31.4 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 1_000) / 10} %`;
}
