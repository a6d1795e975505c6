import assert from 'node:assert/strict';
import {
  addRanges,
  exactly,
  NO_TOKENS,
  scaleRange,
  spanRanges,
} from '../../../src/core/tokens/tokenRange.ts';

describe('token ranges', () => {
  it('add up bound by bound', () => {
    assert.deepEqual(addRanges({ min: 1, max: 2 }, exactly(10)), { min: 11, max: 12 });
    assert.deepEqual(addRanges(), NO_TOKENS);
  });

  it('are multiplied bound by bound', () => {
    assert.deepEqual(scaleRange({ min: 2, max: 3 }, 4), { min: 8, max: 12 });
  });

  it('span the least and the most of several, and nothing of none', () => {
    assert.deepEqual(spanRanges([{ min: 5, max: 6 }, { min: 2, max: 3 }, exactly(4)]), {
      min: 2,
      max: 6,
    });
    assert.equal(spanRanges([]), undefined);
  });
});
