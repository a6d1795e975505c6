import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nearestLegalSizes } from '../../../src/core/pricing/nearestSizes.ts';
import { illegalSizeReason } from '../../../src/core/pricing/sizes.ts';
import { allLegalSizes, shipped, sizeWord } from './legalSizes.ts';

const gptImage2 = shipped('gpt-image-2');

describe('nearestLegalSizes', () => {
  const table: readonly (readonly [asked: string, nearest: readonly string[]])[] = [
    // 1,016,064 and 984,064 pixels are the squares around 1,000,000; 992×1008 is 999,936.
    ['1000x1000', ['1008x1008', '992x992', '992x1008']],
    // 1080 is no multiple of 16; 1088 is, and the shape hardly changes.
    ['1920x1080', ['1920x1088', '1920x1072', '1936x1072']],
    // 816² is the first square of at least 655,360 pixels.
    ['512x512', ['816x816', '832x832', '800x832']],
    // 2880² is exactly the most pixels that are allowed.
    ['5000x5000', ['2880x2880', '2864x2880']],
    // Four to one is brought to three to one.
    ['2000x500', ['1728x576', '1712x576', '1696x592']],
    ['500x2000', ['576x1728', '576x1712', '592x1696']],
  ];
  for (const [asked, nearest] of table) {
    it(`answers ${asked} with ${nearest.join(', ')}`, () => {
      assert.deepEqual(nearestLegalSizes(gptImage2, asked), nearest);
    });
  }

  it('chooses from the list of a model that has one, shape first', () => {
    assert.equal(nearestLegalSizes(shipped('gpt-image-1'), '1920x1080')[0], '1536x1024');
    assert.equal(nearestLegalSizes(shipped('gpt-image-1'), '900x1600')[0], '1024x1536');
    assert.equal(nearestLegalSizes(shipped('gpt-image-1'), '512x512')[0], '1024x1024');
  });

  it('has nothing near a word that is no size', () => {
    assert.deepEqual(nearestLegalSizes(gptImage2, 'auto'), []);
  });

  it('gives legal sizes for whatever is asked', () => {
    const side = fc.integer({ min: 1, max: 999_999 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const nearest = nearestLegalSizes(gptImage2, `${width}x${height}`);
        assert.ok(nearest.length > 0);
        for (const size of nearest) assert.equal(illegalSizeReason(gptImage2, size), undefined);
      }),
    );
  });

  it('gives the nearest area of the same shape first, as trying every size does', () => {
    const all = allLegalSizes();
    const apart = (one: number, other: number): number => Math.max(one / other, other / one);
    fc.assert(
      fc.property(
        fc.integer({ min: 900, max: 2500 }),
        fc.integer({ min: 900, max: 2500 }),
        (width, height) => {
          const [first] = [...all]
            .filter((size) => apart(size.width / size.height, width / height) <= 1.01)
            .map((size) => ({
              size,
              area: apart(size.width * size.height, width * height),
              shape: apart(size.width / size.height, width / height),
            }))
            .sort((a, b) => a.area - b.area || a.shape - b.shape);
          assert.ok(first);
          assert.equal(nearestLegalSizes(gptImage2, `${width}x${height}`)[0], sizeWord(first.size));
        },
      ),
      { numRuns: 50 },
    );
  });
});
