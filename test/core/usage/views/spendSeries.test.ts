import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runSteps } from '../../../../src/core/text/steps.ts';
import {
  NO_SPEND,
  spendSeries,
  type SeriesOptions,
  type SpendCell,
  type SpendSeries,
} from '../../../../src/core/usage/views/spendSeries.ts';

const cell = (day: string | undefined, model: string | undefined, nanoUsd: number): SpendCell => ({
  ...NO_SPEND,
  ...(model !== undefined && { model }),
  day,
  records: 1,
  nanoUsd,
});

const series = (cells: readonly SpendCell[], options: SeriesOptions): SpendSeries =>
  runSteps(spendSeries(cells, options));

const OPTIONS: SeriesOptions = {
  period: 'day',
  by: 'model',
  since: '2026-11-01',
  until: '2026-11-03',
  mostGroups: 3,
  mostPeriods: 100,
};

describe('spendSeries', () => {
  it('has the dearest first, the rest last, and days without any spend', () => {
    const { groups, periods, total } = series(
      [
        cell('2026-11-01', 'a', 1),
        cell('2026-11-01', 'b', 40),
        cell('2026-11-03', 'c', 2),
        cell('2026-11-03', 'a', 4),
        cell('2026-11-03', undefined, 30),
      ],
      OPTIONS,
    );
    assert.deepEqual(
      groups.map(({ kind, name, sums }) => [kind, name, sums.nanoUsd]),
      [
        ['named', 'b', 40],
        ['unnamed', '', 30],
        ['rest', '', 7],
      ],
    );
    assert.deepEqual(
      periods.map(({ start, parts }) => [start, parts.map(({ nanoUsd }) => nanoUsd)]),
      [
        ['2026-11-01', [40, 0, 1]],
        ['2026-11-02', [0, 0, 0]],
        ['2026-11-03', [0, 30, 6]],
      ],
    );
    assert.equal(total.nanoUsd, 77);
  });

  it('leaves out other days, and tells those without a day apart', () => {
    const { total, undated } = series(
      [
        cell('2026-10-31', 'a', 1),
        cell('2026-11-04', 'a', 2),
        cell(undefined, 'a', 4),
        cell('2026-11-02', 'a', 8),
      ],
      OPTIONS,
    );
    assert.deepEqual([total.nanoUsd, undated.nanoUsd], [8, 4]);
  });

  it('begins in the middle of a week or month when told to', () => {
    const { periods } = series([cell('2026-11-01', 'a', 1), cell('2026-11-02', 'a', 2)], {
      ...OPTIONS,
      since: '2026-11-02',
      period: 'month',
    });
    assert.deepEqual(
      periods.map(({ start, total }) => [start, total.nanoUsd]),
      [['2026-11-01', 2]],
    );
  });

  it('loses nothing between groups, periods and the total', () => {
    const cells = fc.array(
      fc.record({
        day: fc.constantFrom('2026-10-30', '2026-11-01', '2026-11-30', '2026-12-24', undefined),
        model: fc.constantFrom('a', 'b', 'c', 'd', undefined),
        nanoUsd: fc.nat(1_000_000),
      }),
    );
    fc.assert(
      fc.property(
        cells,
        fc.constantFrom('day', 'week', 'month'),
        fc.integer({ min: 1, max: 6 }),
        (list, period, mostGroups) => {
          const all = list.map(({ day, model, nanoUsd }) => cell(day, model, nanoUsd));
          const options = { ...OPTIONS, since: '2026-11-01', until: '2026-12-31' };
          const result = series(all, { ...options, period, mostGroups });
          const within = all
            .filter(({ day }) => day !== undefined && day >= '2026-11-01')
            .reduce((sum, { nanoUsd }) => sum + nanoUsd, 0);
          const groups = result.groups.reduce((sum, { sums }) => sum + sums.nanoUsd, 0);
          assert.deepEqual([result.total.nanoUsd, groups], [within, within]);
          assert.ok(result.groups.length <= mostGroups);
        },
      ),
    );
  });
});
