import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createDistribution } from '../../../src/core/plan/distribution.ts';

describe('createDistribution', () => {
  it('has no quantile without rows', () => {
    assert.equal(createDistribution().quantile(0.5), undefined);
  });

  it('gives median and 95th percentile by nearest rank', () => {
    const rows = createDistribution();
    for (let amount = 100; amount >= 1; amount--) rows.add(amount);
    assert.deepEqual([rows.count, rows.sum], [100, 5_050]);
    assert.deepEqual([rows.quantile(0.5), rows.quantile(0.95), rows.quantile(1)], [50, 95, 100]);
  });

  it('agrees with sorting all rows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1 }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (amounts, share) => {
          const rows = createDistribution();
          for (const amount of amounts) rows.add(amount);
          const sorted = [...amounts].sort((a, b) => a - b);
          assert.equal(
            rows.quantile(share),
            sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1],
          );
        },
      ),
    );
  });
});
