import assert from 'node:assert/strict';
import { cheaperSize } from '../../src/core/pricing/cheaperSize.ts';
import { bruteCheaperSize, pricedSizes } from '../core/pricing/bruteCheaperSize.ts';
import { allLegalSizes, shipped, sizeWord } from '../core/pricing/legalSizes.ts';

const model = shipped('gpt-image-2.5-sunburst');
const landscape = allLegalSizes().filter(({ width, height }) => width >= height);

describe('cheaperSize, at all legal landscape sizes', () => {
  it('looks at 14,638 of them', () => {
    assert.equal(landscape.length, 14_638);
  });

  for (const [quality, grid] of [
    ['low', 16],
    ['medium', 24],
    ['high', 48],
    ['xhigh', 64],
    ['max', 96],
  ] as const) {
    it(`agrees with trying every size, and ends with its own advice, at ${quality}`, () => {
      const sizes = pricedSizes(allLegalSizes(), grid);
      const wrong = landscape.filter((asked) => {
        const found = cheaperSize(model, quality, sizeWord(asked));
        if (found !== undefined && cheaperSize(model, quality, found) !== undefined) return true;
        return found !== bruteCheaperSize(sizes, asked);
      });
      assert.deepEqual(wrong, []);
    });
  }
});
