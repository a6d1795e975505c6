import assert from 'node:assert/strict';
import {
  breakEvenRuns,
  breakEvenRunsInLifetime,
  cachingSaves,
  spreadRuns,
  type CacheRates,
} from '../../../src/core/caching/savings.ts';

/** gpt-image-2, text: no price for writing is listed. */
const IMAGES: CacheRates = { inputUsdPerMTok: 5, cachedUsdPerMTok: 1.25, writeUsdPerMTok: 5 };
/** gpt-6.2-sol, 30 minutes. */
const SOL: CacheRates = { inputUsdPerMTok: 2, cachedUsdPerMTok: 0.1, writeUsdPerMTok: 2.5 };

describe('spreadRuns', () => {
  it('lets 352 runs a month write, one in each half hour of 176 hours, and the others read', () => {
    assert.deepEqual(spreadRuns(1_000), { writes: 352, reads: 648 });
    assert.deepEqual(spreadRuns(352), { writes: 352, reads: 0 });
    assert.deepEqual(spreadRuns(10), { writes: 10, reads: 0 });
    assert.deepEqual(spreadRuns(0), { writes: 0, reads: 0 });
  });
});

describe('cachingSaves', () => {
  it('saves the difference of input and cached input on each read', () => {
    // 648 × 1,200 tokens × $3.75 per million.
    assert.equal(cachingSaves(1_200, spreadRuns(1_000), IMAGES), 2_916_000_000);
  });

  it('takes the dearer writes off', () => {
    // 648 × 1,200 × $1.90 − 352 × 1,200 × $0.50 per million.
    assert.equal(cachingSaves(1_200, spreadRuns(1_000), SOL), 1_266_240_000);
    // Nothing is read: 100 × 1,200 × $0.50 are lost.
    assert.equal(cachingSaves(1_200, spreadRuns(100), SOL), -60_000_000);
  });

  it('saves nothing below 1,024 tokens', () => {
    assert.equal(cachingSaves(1_023, spreadRuns(1_000), IMAGES), 0);
    assert.equal(cachingSaves(1_024, spreadRuns(1_000), IMAGES), 648 * 1_024 * 3_750);
  });
});

describe('breakEvenRuns', () => {
  it('is the first number of runs that saves anything', () => {
    assert.equal(breakEvenRuns(SOL), 445);
    assert.ok(cachingSaves(2_000, spreadRuns(445), SOL) > 0);
    assert.ok(cachingSaves(2_000, spreadRuns(444), SOL) <= 0);
    assert.equal(breakEvenRuns(IMAGES), 353);
  });

  it('is not there when cached input is not cheaper', () => {
    assert.equal(breakEvenRuns({ ...IMAGES, cachedUsdPerMTok: 5 }), undefined);
    assert.equal(breakEvenRunsInLifetime({ ...IMAGES, cachedUsdPerMTok: 5 }), undefined);
  });

  it('is two runs within a lifetime for 30 minutes of gpt-6.2-sol, three for its 12 hours', () => {
    // 2.5 + 0.1 < 2 × 2; 5 + 2 × 0.1 < 3 × 2, but 5 + 0.1 > 2 × 2.
    assert.equal(breakEvenRunsInLifetime(SOL), 2);
    assert.equal(breakEvenRunsInLifetime({ ...SOL, writeUsdPerMTok: 5 }), 3);
  });
});
