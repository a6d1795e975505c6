import assert from 'node:assert/strict';
import { planBatchFiles } from '../../../src/core/plan/batchLimits.ts';

describe('planBatchFiles', () => {
  it('cuts at 50,000 lines', () => {
    assert.deepEqual(planBatchFiles(50_000, 1_000_000), { files: 1, limitedBy: 'lines' });
    assert.deepEqual(planBatchFiles(50_001, 1_000_000), { files: 2, limitedBy: 'lines' });
  });

  it('cuts at 200 MB', () => {
    assert.deepEqual(planBatchFiles(10_000, 500_000_000), { files: 3, limitedBy: 'bytes' });
  });
});
