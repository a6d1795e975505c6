import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ENGLISH } from '../../../../src/core/index.ts';
import { axisFor, axisUsd } from '../../../../src/extension/usage/page/axis.ts';

describe('axisFor', () => {
  it('ends at a round number at or above the greatest amount', () => {
    const { ticks, shareOf } = axisFor(1.9, axisUsd(ENGLISH));
    assert.deepEqual(
      ticks.map(({ text }) => text),
      ['$0.00', '$0.50', '$1.00', '$1.50', '$2.00'],
    );
    assert.equal(shareOf(1), 0.5);
  });

  it('tells small marks apart', () => {
    const { ticks } = axisFor(0.004, axisUsd(ENGLISH));
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
          const { shareOf, ticks } = axisFor(most, axisUsd(ENGLISH));
          assert.ok(shareOf(most) <= 1 + 1e-9);
          assert.ok(ticks.length >= 2 && ticks.length <= 12);
        },
      ),
    );
  });
});
