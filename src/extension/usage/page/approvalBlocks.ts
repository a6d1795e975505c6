import {
  formatUsd,
  perApproved,
  toNano,
  toUsd,
  type Language,
  type SpendSeries,
  type SpendSums,
} from '../../../core/index.ts';
import type { PageBlock } from '../../../webview/protocol.ts';
import { axisFor, moneyAxis } from './axis.ts';
import { periodHead, shortDates } from './dates.ts';
import { numberOf, percent } from './numbers.ts';
import { labelled, plain } from './spendBlocks.ts';
import { periodName } from './spendControls.ts';
import type { SpendForm } from './spendForm.ts';

/** Cost per approved asset and acceptance over time, each as a picture, and one table with both. */
export function approvalBlocks(
  { periods, total }: SpendSeries,
  form: SpendForm,
  language: Language,
): PageBlock[] {
  if (total.judged === 0) {
    const none = language.say(
      'No picture was judged yet. Mark one as approved or rejected, or log accepted.',
    );
    return [{ kind: 'list', title: language.say('Cost per approved asset'), items: [none] }];
  }
  const costs = periods.map(({ total: sums }) => perApproved(sums));
  const money = moneyAxis(toUsd(Math.max(0, ...costs.map((cost) => cost ?? 0))), language);
  const share = (value: number): string => percent(value, language);
  const shares = axisFor(1, share);
  const nameOf = shortDates(form.period, language);
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
    summary: language.say('{0}: {1} in all. The table below has every number.', title, all),
    series: [{ label: language.say('All'), text: all }],
    ticks,
    columns: labelled(
      periods.map(({ start }, index) => {
        const value = values[index];
        return {
          label: nameOf(start),
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
      language.say('Cost per approved asset'),
      money,
      perApprovedText(total, language),
      costs.map((cost) => (cost === undefined ? undefined : toUsd(cost))),
      (usd) => formatUsd(toNano(usd), language),
    ),
    chart(
      language.say('Acceptance'),
      shares,
      share(total.approved / total.judged),
      periods.map(({ total: { approved, judged } }) =>
        judged === 0 ? undefined : approved / judged,
      ),
      share,
    ),
    {
      kind: 'table',
      title: language.say('Approved pictures'),
      caption: language.say(
        'Everything that was spent on judged pictures, divided by those approved.',
      ),
      columns: [
        periodName(form.period, language),
        language.say('Judged'),
        language.say('Approved'),
        language.say('Acceptance'),
        language.say('Spent on them'),
        language.say('Per approved asset'),
      ],
      rows: [...periods].reverse().map(({ start, total: sums }) => ({
        head: head(start),
        cells: [
          numberOf(sums.judged, language),
          numberOf(sums.approved, language),
          sums.judged === 0 ? '–' : share(sums.approved / sums.judged),
          sums.judged === 0 ? '–' : formatUsd(sums.judgedNanoUsd, language),
          perApprovedText(sums, language),
        ].map(plain),
      })),
    },
  ];
}

function perApprovedText(sums: SpendSums, language: Language): string {
  const cost = perApproved(sums);
  if (cost !== undefined) return formatUsd(cost, language);
  return sums.judgedUnpriced > 0 ? language.say('unpriced') : '–';
}
