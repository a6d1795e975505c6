import assert from 'node:assert/strict';
import { spendStatus } from '../../../src/core/report/spendStatus.ts';

const DOLLAR = 1_000_000_000;
const sums = (usd: number, records = 1, unpriced = 0) => ({
  records,
  unpriced,
  nanoUsd: Math.round(usd * DOLLAR),
});

describe('spendStatus', () => {
  it('tells today, and the month against its budget', () => {
    assert.deepEqual(spendStatus({ today: sums(12.4), month: sums(231.2), budget: 500 * DOLLAR }), {
      text: '$12.40 today · $231 of $500',
      spoken:
        'Logged spend: 12.4 dollars today, 231.2 dollars of a budget of 500 dollars this month',
    });
  });

  it('tells the month by itself without a budget', () => {
    const { text } = spendStatus({ today: sums(0.0059), month: sums(99.995) });
    assert.equal(text, '$0.0059 today · $100.00 this month');
  });

  it('has records without a price neither free nor left out', () => {
    const { text, spoken } = spendStatus({ today: sums(0, 2, 2), month: sums(3, 5, 2) });
    assert.equal(text, 'unpriced today · ≥ $3.00 this month');
    assert.equal(spoken, 'Logged spend: unpriced today, at least 3 dollars this month');
  });

  it('says $0.00 where nothing was logged', () => {
    const { text } = spendStatus({ today: sums(0, 0), month: sums(3, 5) });
    assert.equal(text, '$0.00 today · $3.00 this month');
  });
});
