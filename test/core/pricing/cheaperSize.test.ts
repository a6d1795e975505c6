import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cheaperSize } from '../../../src/core/pricing/cheaperSize.ts';
import { bruteCheaperSize, pricedSizes } from './bruteCheaperSize.ts';
import { allLegalSizes, shipped, sizeWord } from './legalSizes.ts';

const gptImage2 = shipped('gpt-image-2');

describe('cheaperSize', () => {
  it('finds the size that the reference arithmetic names', () => {
    // 96 · 90 · 3,080,576 / 4,000,000 = 6,654.04 tokens instead of 96 · 96 · 3,048,576 / 4,000,000 = 7,023.9.
    assert.equal(cheaperSize(gptImage2, 'high', '1024x1024'), '1008x1072');
  });

  it('keeps a picture upright or wide', () => {
    assert.equal(cheaperSize(gptImage2, 'high', '1536x1024'), '1600x1008');
    assert.equal(cheaperSize(gptImage2, 'high', '1024x1536'), '1008x1600');
  });

  it('takes a size near a common shape for that shape', () => {
    // 16:9 is 1.778; 1920×1088 is 1.765 and 1984×1056 is 1.879.
    assert.equal(cheaperSize(gptImage2, 'high', '1920x1088'), '1984x1056');
  });

  it('leaves other shapes alone', () => {
    // 1136 : 1008 is 1.127, between a square and 5:4.
    assert.equal(cheaperSize(gptImage2, 'high', '1136x1008'), undefined);
  });

  it('has nothing where no size has as many pixels', () => {
    assert.equal(cheaperSize(gptImage2, 'high', '3840x2160'), undefined);
  });

  it('has nothing for auto, for illegal sizes, for unknown qualities and for models with a table', () => {
    assert.equal(cheaperSize(gptImage2, 'auto', '1024x1024'), undefined);
    assert.equal(cheaperSize(gptImage2, 'high', 'auto'), undefined);
    assert.equal(cheaperSize(gptImage2, 'high', '1000x1000'), undefined);
    assert.equal(cheaperSize(gptImage2, 'max', '1024x1024'), undefined);
    assert.equal(cheaperSize(shipped('gpt-image-1'), 'high', '1024x1024'), undefined);
  });

  it('agrees with trying every legal size', () => {
    const all = allLegalSizes();
    const low = pricedSizes(all, 16);
    const high = pricedSizes(all, 96);
    const anySize = fc.integer({ min: 0, max: all.length - 1 });
    fc.assert(
      fc.property(anySize, fc.boolean(), (index, isHigh) => {
        const asked = all[index];
        assert.ok(asked);
        assert.equal(
          cheaperSize(gptImage2, isHigh ? 'high' : 'low', sizeWord(asked)),
          bruteCheaperSize(isHigh ? high : low, asked),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('has nothing more to say about what it says', () => {
    const all = allLegalSizes();
    fc.assert(
      fc.property(fc.constantFrom(...all), (asked) => {
        const once = cheaperSize(gptImage2, 'medium', sizeWord(asked));
        if (once !== undefined) assert.equal(cheaperSize(gptImage2, 'medium', once), undefined);
      }),
      { numRuns: 300 },
    );
  });
});
