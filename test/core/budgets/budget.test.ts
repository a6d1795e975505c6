import assert from 'node:assert/strict';
import fc from 'fast-check';
import { levelOf, percentUsed } from '../../../src/core/budgets/budget.ts';

const USD = 1_000_000_000;
const budget = { nanoUsd: 10 * USD, thresholds: [50, 80, 100] };
const exactly = (amount: number): { min: number; max: number } => ({ min: amount, max: amount });

describe('levelOf', () => {
  it('reaches a threshold at its percentage, and exceeds the budget only above the whole', () => {
    assert.equal(levelOf(budget, exactly(5 * USD - 1)), undefined);
    assert.deepEqual(levelOf(budget, exactly(5 * USD)), { threshold: 50, isSure: true });
    assert.deepEqual(levelOf(budget, exactly(8 * USD)), { threshold: 80, isSure: true });
    assert.deepEqual(levelOf(budget, exactly(10 * USD)), { threshold: 80, isSure: true });
    assert.deepEqual(levelOf(budget, exactly(10 * USD + 1)), { threshold: 100, isSure: true });
  });

  it('is not sure of what only the upper bound reaches', () => {
    const range = { min: 6 * USD, max: 11 * USD };
    assert.deepEqual(levelOf(budget, range), { threshold: 100, isSure: false });
    assert.deepEqual(levelOf(budget, { min: 6 * USD, max: 7 * USD }), {
      threshold: 50,
      isSure: true,
    });
  });

  it('goes by the lower bound alone where the upper one is not known', () => {
    const range = { min: 6 * USD, max: 11 * USD };
    assert.deepEqual(levelOf(budget, range, true), { threshold: 50, isSure: true });
  });

  it('never falls while the amount rises', () => {
    const amount = fc.integer({ min: 0, max: 20 * USD });
    const level = (value: number): number => levelOf(budget, exactly(value))?.threshold ?? 0;
    fc.assert(
      fc.property(amount, amount, (one, other) => {
        assert.ok(level(Math.min(one, other)) <= level(Math.max(one, other)));
      }),
    );
  });
});

describe('percentUsed', () => {
  it('rounds down, so that a budget reads as full only when it is', () => {
    assert.equal(percentUsed(budget, 0), 0);
    assert.equal(percentUsed(budget, 10 * USD - 1), 99);
    assert.equal(percentUsed(budget, 25 * USD), 250);
  });
});
