import assert from 'node:assert/strict';
import { planQueue, planThroughput } from '../../../src/core/plan/throughput.ts';

/** Tier 1 of gpt-image-2: 100,000 tokens and 5 images a minute. */
const TIER_1 = { tokensPerMinute: 100_000, imagesPerMinute: 5 };

describe('planThroughput', () => {
  it('takes eight minutes for 40 images on tier 1', () => {
    assert.deepEqual(planThroughput(40, 1_800, TIER_1), {
      imagesPerMinute: 5,
      limitedBy: 'images',
      minutes: 8,
    });
  });

  it('is bound by tokens where images are large', () => {
    // 100,000 / 25,000 = 4 images a minute, fewer than 5.
    assert.deepEqual(planThroughput(40, 25_000, TIER_1), {
      imagesPerMinute: 4,
      limitedBy: 'tokens',
      minutes: 10,
    });
  });

  it('goes by images when the tokens are not known', () => {
    assert.equal(planThroughput(10, 0, TIER_1).limitedBy, 'images');
  });
});

describe('planQueue', () => {
  it('grows by what does not get through', () => {
    // 40 images a minute on tier 1: 35 more wait after each minute, and 350 after ten take 70 minutes.
    const queue = planQueue(40, 10, planThroughput(1, 1_800, TIER_1));
    assert.deepEqual(queue, { growthPerMinute: 35, waiting: 350, drainMinutes: 70 });
  });

  it('stays empty below the limit', () => {
    assert.equal(planQueue(4, 10, planThroughput(1, 1_800, TIER_1)).waiting, 0);
  });
});
