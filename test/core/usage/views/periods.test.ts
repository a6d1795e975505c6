import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addDays,
  periodsBetween,
  PERIODS,
  startOf,
} from '../../../../src/core/usage/views/periods.ts';

const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('startOf', () => {
  for (const [day, period, start] of [
    ['2026-11-24', 'day', '2026-11-24'],
    // 24 November 2026 is a Tuesday.
    ['2026-11-24', 'week', '2026-11-23'],
    ['2026-11-23', 'week', '2026-11-23'],
    ['2026-11-22', 'week', '2026-11-16'],
    ['2027-01-01', 'week', '2026-12-28'],
    ['2026-11-24', 'month', '2026-11-01'],
  ] as const) {
    it(`has the ${period} of ${day} begin on ${start}`, () => {
      assert.equal(startOf(day, period), start);
    });
  }

  it('gives a day of the same period', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...PERIODS), (day, period) => {
        const start = startOf(day, period);
        assert.ok(start <= day);
        assert.equal(startOf(start, period), start);
      }),
    );
  });
});

describe('addDays', () => {
  it('counts leap days', () => {
    assert.equal(addDays('2028-02-28', 1), '2028-02-29');
    assert.equal(addDays('2026-03-01', -1), '2026-02-28');
  });
});

describe('periodsBetween', () => {
  it('leaves none out', () => {
    assert.deepEqual(periodsBetween('2026-10-30', '2026-11-02', 'day', 100), [
      '2026-10-30',
      '2026-10-31',
      '2026-11-01',
      '2026-11-02',
    ]);
    assert.deepEqual(periodsBetween('2026-11-30', '2027-02-01', 'month', 100), [
      '2026-11-01',
      '2026-12-01',
      '2027-01-01',
      '2027-02-01',
    ]);
  });

  it('keeps the latest of too many, however far they reach', () => {
    assert.deepEqual(periodsBetween('0001-01-01', '2026-11-02', 'day', 2), [
      '2026-11-01',
      '2026-11-02',
    ]);
  });

  it('is empty when the last day comes before the first', () => {
    assert.deepEqual(periodsBetween('2026-11-02', '2026-11-01', 'day', 2), []);
  });
});
