import assert from 'node:assert/strict';
import { pointsElsewhere } from '../../../src/core/caching/prose.ts';

describe('pointsElsewhere', () => {
  for (const text of [
    'Use the palette above.',
    'Keep to the rules BELOW.',
    'The above-mentioned brand.',
    'Afore mentioned colours.',
    'An earlier described mood.',
    'A previously stated size.',
    'Follow the preceding paragraph.',
    'See the next section, and the following steps.',
    '如上所述，背景为白色。',
    '以下规则适用。',
    '前述の配色を使う。',
  ]) {
    it(`finds a reference in “${text}”`, () => {
      assert.equal(pointsElsewhere(text), true);
    });
  }

  it('takes words of place in a picture for no reference', () => {
    assert.equal(pointsElsewhere('A lamp hangs above a table; below it a cat waits.'), false);
  });
});
