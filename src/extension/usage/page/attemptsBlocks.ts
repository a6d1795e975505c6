import { MOST_ATTEMPTS, type AttemptsRow } from '../../../core/index.ts';
import type { PageBlock } from '../../../webview/protocol.ts';
import { axisFor } from './axis.ts';
import { amountOf, plain } from './spendBlocks.ts';
import type { Say } from './words.ts';

/** How many attempts assets took, as a picture and as the table with the same numbers; nothing without assets. */
export function attemptsBlocks(rows: readonly AttemptsRow[], say: Say): PageBlock[] {
  if (rows.length === 0) return [];
  const assets = rows.map(({ approved, rejected, open }) => approved + rejected + open);
  const all = assets.reduce((sum, count) => sum + count, 0);
  const axis = axisFor(Math.max(...assets), (count) => count.toLocaleString('en-US'));
  const title = say('Attempts per asset');
  const parts = [
    { label: say('Approved'), of: ({ approved }: AttemptsRow) => approved },
    { label: say('Rejected'), of: ({ rejected }: AttemptsRow) => rejected },
    { label: say('Not judged'), of: ({ open }: AttemptsRow) => open },
  ];
  const head = ({ attempts }: AttemptsRow): string =>
    attempts === MOST_ATTEMPTS ? say('{0} or more', attempts) : String(attempts);
  return [
    {
      kind: 'chart',
      title,
      summary: say(
        '{0}: {1} assets. The table below has every number.',
        title,
        all.toLocaleString('en-US'),
      ),
      series: parts.map(({ label, of }) => ({
        label,
        text: rows.reduce((sum, row) => sum + of(row), 0).toLocaleString('en-US'),
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
                  text: `${head(row)} · ${label} · ${of(row)}`,
                },
              ],
        ),
      })),
    },
    {
      kind: 'table',
      title: say('Assets by attempts'),
      caption: say('An attempt is one picture that was made for an asset.'),
      columns: [say('Attempts'), ...parts.map(({ label }) => label), say('Assets'), say('Spent')],
      rows: rows.map((row, index) => ({
        head: head(row),
        cells: [
          ...parts.map(({ of }) => of(row).toLocaleString('en-US')),
          (assets[index] ?? 0).toLocaleString('en-US'),
          amountOf({ ...row, records: row.unpriced + (row.nanoUsd > 0 ? 1 : 0) }, say),
        ].map(plain),
      })),
    },
  ];
}
