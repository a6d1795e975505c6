import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planAttempts } from '../../../src/core/plan/attempts.ts';

const COST = { min: 160_000_000, max: 160_000_000 };

describe('planAttempts', () => {
  it('multiplies by a fixed number of attempts', () => {
    const plan = planAttempts(COST, { kind: 'attempts', attempts: 3 });
    assert.deepEqual(plan.perApprovedAsset, { min: 480_000_000, max: 480_000_000 });
    assert.equal(plan.spentAtCap, undefined);
  });

  it('divides by the share that is accepted', () => {
    // 160 million / 0.25 = 640 million; 160 million / 0.3 = 533,333,333.3, rounded up.
    const quarter = planAttempts(COST, { kind: 'acceptance', acceptance: 0.25 });
    assert.deepEqual(quarter.perApprovedAsset, { min: 640_000_000, max: 640_000_000 });
    const third = planAttempts(COST, { kind: 'acceptance', acceptance: 0.3 });
    assert.equal(third.perApprovedAsset.min, 533_333_334);
  });

  it('tells what a cap costs and how many assets pass it', () => {
    const plan = planAttempts(COST, { kind: 'acceptance', acceptance: 0.5, cap: 3 });
    // Approved at the first, second or third try: 1/2 + 1/4 + 1/8; tries 1·1/2 + 2·1/4 + 3·1/4.
    assert.equal(plan.approvedShare, 0.875);
    assert.equal(plan.attemptsPerStartedAsset, 1.75);
    assert.equal(plan.attemptsPerApprovedAsset, 2);
    assert.equal(plan.spentAtCap?.max, 480_000_000);
  });

  it('approves nothing when the cap lies below the attempts needed', () => {
    const plan = planAttempts(COST, { kind: 'attempts', attempts: 4, cap: 3 });
    assert.equal(plan.approvedShare, 0);
    assert.equal(plan.perApprovedAsset.min, Infinity);
    assert.equal(plan.spentAtCap?.min, 480_000_000);
  });

  it('refuses what makes no sense', () => {
    for (const acceptance of [0, -0.1, 1.1, Number.NaN]) {
      assert.throws(() => planAttempts(COST, { kind: 'acceptance', acceptance }), RangeError);
    }
    assert.throws(() => planAttempts(COST, { kind: 'attempts', attempts: 0.5 }), RangeError);
    assert.throws(
      () => planAttempts(COST, { kind: 'attempts', attempts: 1, cap: 1.5 }),
      RangeError,
    );
  });

  it('spends per started asset what approved ones cost on average', () => {
    const share = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 50 }), (acceptance, cap) => {
        const plan = planAttempts(COST, { kind: 'acceptance', acceptance, cap });
        const spent = plan.attemptsPerApprovedAsset * plan.approvedShare;
        assert.ok(Math.abs(spent - plan.attemptsPerStartedAsset) < 1e-9);
        assert.ok(plan.attemptsPerStartedAsset <= cap + 1e-9);
      }),
    );
  });
});
