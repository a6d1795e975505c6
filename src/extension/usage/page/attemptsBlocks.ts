import { MOST_ATTEMPTS, type AttemptsRow, type Language } from '../../../core/index.ts';
import type { PageBlock } from '../../../webview/protocol.ts';
import { axisFor } from './axis.ts';
import { numberOf } from './numbers.ts';
import { amountOf, plain } from './spendBlocks.ts';

/** How many attempts assets took, as a picture and as the table with the same numbers; nothing without assets. */
export function attemptsBlocks(rows: readonly AttemptsRow[], language: Language): PageBlock[] {
  if (rows.length === 0) return [];
  const assets = rows.map(({ approved, rejected, open }) => approved + rejected + open);
  const all = assets.reduce((sum, count) => sum + count, 0);
  const axis = axisFor(Math.max(...assets), (count) => numberOf(count, language));
  const title = language.say('Attempts per asset');
  const parts = [
    { label: language.say('Approved'), of: ({ approved }: AttemptsRow) => approved },
    { label: language.say('Rejected'), of: ({ rejected }: AttemptsRow) => rejected },
    { label: language.say('Not judged'), of: ({ open }: AttemptsRow) => open },
  ];
  const head = ({ attempts }: AttemptsRow): string =>
    attempts === MOST_ATTEMPTS
      ? language.say('{0} or more', attempts)
      : numberOf(attempts, language);
  return [
    {
      kind: 'chart',
      title,
      summary: language.say('{0}: {1} assets. The table below has every number.', title, all),
      series: parts.map(({ label, of }) => ({
        label,
        text: numberOf(
          rows.reduce((sum, row) => sum + of(row), 0),
          language,
        ),
      })),
      ticks: axis.ticks,
      columns: rows.map((row) => ({
        label: head(row),
        parts: parts.flatMap(({ label, of }, series) =>
          of(row) === 0
            ? []
            : [
                {
                  series,
                  share: axis.shareOf(of(row)),
                  text: `${head(row)} · ${label} · ${numberOf(of(row), language)}`,
                },
              ],
        ),
      })),
    },
    {
      kind: 'table',
      title: language.say('Assets by attempts'),
      caption: language.say('An attempt is one picture that was made for an asset.'),
      columns: [
        language.say('Attempts'),
        ...parts.map(({ label }) => label),
        language.say('Assets'),
        language.say('Spent'),
      ],
      rows: rows.map((row, index) => ({
        head: head(row),
        cells: [
          ...parts.map(({ of }) => numberOf(of(row), language)),
          numberOf(assets[index] ?? 0, language),
          amountOf({ ...row, records: row.unpriced + (row.nanoUsd > 0 ? 1 : 0) }, language),
        ].map(plain),
      })),
    },
  ];
}
