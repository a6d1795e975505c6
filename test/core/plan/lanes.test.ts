import assert from 'node:assert/strict';
import { planLanes } from '../../../src/core/plan/lanes.ts';

/** gpt-image-2 at 1024×1024: low 196 and high 7,024 output tokens at $30 a million. */
const LOW = { min: 5_880_000, max: 5_880_000 };
const HIGH = { min: 210_720_000, max: 210_720_000 };

describe('planLanes', () => {
  it('adds drafts and final, and compares with all in the final lane', () => {
    const final = { name: 'final', callCost: HIGH, calls: 1 };
    const plan = planLanes(
      [{ name: 'draft', callCost: LOW, calls: 3 }, final],
      [{ ...final, calls: 4 }],
    );
    assert.deepEqual(plan.perApprovedAsset, { min: 228_360_000, max: 228_360_000 });
    assert.deepEqual(plan.allFinal, { min: 842_880_000, max: 842_880_000 });
  });

  it('refuses an empty workflow and impossible calls', () => {
    assert.throws(() => planLanes([], []), RangeError);
    assert.throws(() => planLanes([{ name: 'final', callCost: LOW, calls: -1 }], []), RangeError);
  });
});
