import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MOST_RUNS, type RunPlan } from '../../../src/core/plan/planRun.ts';
import { planRequest, type PlanSettings } from '../../../src/core/plan/planRequest.ts';
import { SHIPPED_CATALOGUE } from '../../../src/core/pricing/catalogue.ts';
import type { ResolvedRequest } from '../../../src/core/pricing/request.ts';
import { promptOf, requestOf } from '../pricing/samples.ts';
import { english } from '../../support/english.ts';

/** 14 tokens of text and 6 besides at $5, 1,372 of the image at $30 a million: $0.04126. */
const IMAGE_NANO = 41_260_000;

function run(
  runs: number,
  changes: Partial<ResolvedRequest> = {},
  settings?: PlanSettings,
  prompt = promptOf(14),
): RunPlan {
  const { run: planned } = planRequest(
    SHIPPED_CATALOGUE,
    requestOf(changes),
    prompt,
    runs,
    settings,
  );
  assert.equal(planned.kind, 'priced');
  return planned.plan;
}

describe('planRequest', () => {
  it('takes attempts and tier from the request unless they are asked for', () => {
    const changes = { acceptance: 0.25, tier: 2 };
    const own = run(40, changes);
    assert.equal(own.attempts.perApprovedAsset.max, 4 * IMAGE_NANO);
    assert.equal(own.throughput?.minutes, 2);
    const asked = run(40, changes, { policy: { kind: 'attempts', attempts: 2 }, tier: 1 });
    assert.equal(asked.attempts.perApprovedAsset.max, 2 * IMAGE_NANO);
    assert.equal(asked.throughput?.minutes, 8);
  });

  it('tells what is spent at a cap although nobody says how many attempts it takes', () => {
    const { attempts, attemptsAssumed } = run(1, { maxAttempts: 4 });
    assert.equal(attemptsAssumed, true);
    assert.equal(attempts.perApprovedAsset.max, IMAGE_NANO);
    assert.equal(attempts.spentAtCap?.max, 4 * IMAGE_NANO);
  });

  it('says that the limits of a model are not known', () => {
    const { throughput, throughputReason } = run(
      40,
      { model: 'gpt-image-2.6-flare', quality: 'high' },
      { tier: 1 },
    );
    assert.equal(throughput, undefined);
    assert.match(english(throughputReason), /gpt-image-2\.6-flare on tier 1 are not known/u);
  });

  it('is bound by tokens where images are large', () => {
    // 13,342 tokens of output and 20 of text: 3,000,000 / 13,362 = 224.5 images a minute, where 150 are let through.
    const four = run(1_000, { quality: 'high', size: '3840x2160' }, { tier: 4 });
    assert.equal(four.throughput?.limitedBy, 'images');
    const one = run(1_000, { quality: 'high', size: '2880x2880' }, { tier: 1 });
    // 23,719 tokens of output and 20 of text: 4.2 images a minute, where 5 are let through.
    assert.equal(one.throughput?.limitedBy, 'tokens');
    assert.equal(one.throughput.imagesPerMinute, 100_000 / 23_739);
  });

  it('needs more Batch files where lines are long', () => {
    assert.deepEqual(run(50_000).batchFiles, { files: 1, limitedBy: 'lines' });
    // 20,000 characters of at most three bytes and 500 around them: 60,500 bytes × 10,000 = 605 MB.
    const long = run(10_000, {}, {}, promptOf(5_000));
    assert.deepEqual(long.batchFiles, { files: 4, limitedBy: 'bytes' });
  });

  it('marks amounts that leave the exact integers', () => {
    // 41,260,000 × 10^9 nano-dollars are 41,260,000 dollars.
    const { live, basis, reasons } = run(MOST_RUNS);
    assert.deepEqual(live, { min: 41_260_000e9, max: 41_260_000e9 });
    assert.equal(basis, 'estimate');
    assert.match(english(...reasons), /above \$9,007,199/u);
    assert.equal(run(100_000_000).basis, 'exact');
  });

  it('costs by Batch half of what it costs live, and as much an image whatever the number of runs', () => {
    const quality = fc.constantFrom('low', 'medium', 'high');
    const n = fc.integer({ min: 1, max: 10 });
    fc.assert(
      fc.property(quality, n, fc.integer({ min: 1, max: 1_000_000 }), (word, images, runs) => {
        const plan = run(runs, { quality: word, n: images });
        assert.deepEqual(plan.batch, { min: plan.live.min / 2, max: plan.live.max / 2 });
        assert.deepEqual(plan.perImage, run(1, { quality: word, n: images }).perImage);
        assert.equal(plan.live.max, plan.perImage.max * images * runs);
      }),
    );
  });

  it('never costs less an approved asset with more attempts', () => {
    const attempts = fc.double({ min: 1, max: 1_000, noNaN: true });
    const of = (number: number): number =>
      run(1, {}, { policy: { kind: 'attempts', attempts: number } }).attempts.perApprovedAsset.max;
    fc.assert(
      fc.property(attempts, attempts, (one, other) => {
        assert.ok(of(Math.min(one, other)) <= of(Math.max(one, other)));
      }),
    );
  });
});
