import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createLanguage, ENGLISH } from '../../../../src/core/index.ts';
import { moneyAxis } from '../../../../src/extension/usage/page/axis.ts';

describe('moneyAxis', () => {
  it('ends at a round number at or above the greatest amount', () => {
    const { ticks, shareOf } = moneyAxis(1.9, ENGLISH);
    assert.deepEqual(
      ticks.map(({ text }) => text),
      ['$0.00', '$0.50', '$1.00', '$1.50', '$2.00'],
    );
    assert.equal(shareOf(1), 0.5);
  });

  it('has round numbers of the currency that it is shown in', () => {
    const euros = createLanguage('en-US', (text) => text, { code: 'EUR', perUsd: 0.5 });
    // $1.90 is 95 cents of a euro.
    const { ticks, shareOf } = moneyAxis(1.9, euros);
    assert.deepEqual(
      ticks.map(({ text }) => text),
      ['€0.00', '€0.20', '€0.40', '€0.60', '€0.80', '€1.00'],
    );
    assert.equal(shareOf(1), 0.5);
  });

  it('tells small marks apart', () => {
    const { ticks } = moneyAxis(0.004, ENGLISH);
    assert.deepEqual(
      ticks.map(({ text }) => text),
      ['$0.000', '$0.001', '$0.002', '$0.003', '$0.004'],
    );
  });

  it('has room for every amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e15 }).map((nanoUsd) => nanoUsd / 1e9),
        (most) => {
          const { shareOf, ticks } = moneyAxis(most, ENGLISH);
          assert.ok(shareOf(most) <= 1 + 1e-9);
          assert.ok(ticks.length >= 2 && ticks.length <= 12);
        },
      ),
    );
  });
});
