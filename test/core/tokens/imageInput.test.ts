import assert from 'node:assert/strict';
import fc from 'fast-check';
import { patchInputTokens, tileInputTokens } from '../../../src/core/tokens/imageInput.ts';
import type { PixelSize } from '../../../src/core/template/template.ts';

function pixels(size: string): PixelSize {
  const [width = 0, height = 0] = size.split('x').map(Number);
  return { width, height };
}

describe('patchInputTokens', () => {
  const tables: Readonly<Record<string, readonly (readonly [size: string, tokens: number])[]>> = {
    'what was billed': [
      ['256x256', 256],
      ['512x512', 1024],
      ['768x768', 1024],
      ['512x1024', 512],
      ['550x368', 704],
      ['341x512', 704],
      ['1024x1024', 1024],
      ['1280x720', 920],
      ['1536x1024', 1536],
      ['1024x1536', 1536],
      ['1536x1536', 1521],
      ['2048x2048', 1521],
      ['2048x1152', 1508],
      ['3840x2160', 1508],
      ['1179x2556', 1482],
    ],
    'what is consistent with a bill': [
      ['1600x900', 1450],
      ['640x512', 832],
      ['1500x985', 1457],
      ['2000x1333', 1457],
    ],
    'what the rule predicts': [
      ['4096x4096', 1521],
      ['1920x1080', 1508],
      ['2560x1440', 1508],
      ['4032x3024', 1452],
      ['1600x1200', 1452],
      ['3000x2000', 1536],
      ['640x480', 768],
      ['300x300', 361],
      ['200x100', 91],
    ],
    'what the clamp to 3:1 comes to': [
      ['1000x250', 352],
      ['4000x1000', 1452],
      ['250x1000', 352],
    ],
    'what shrinking saves, and then saves no more': [
      ['1024x683', 704],
      ['512x341', 704],
      ['384x256', 384],
    ],
  };
  for (const [what, rows] of Object.entries(tables)) {
    describe(`gives ${what}`, () => {
      for (const [size, expected] of rows) {
        it(size, () => {
          assert.equal(patchInputTokens(pixels(size)), expected);
        });
      }
    });
  }

  const side = fc.integer({ min: 1, max: 10_000 });

  it('bills between 1 and 1,536 tokens for any picture', () => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        const tokens = patchInputTokens({ width, height });
        assert.ok(Number.isInteger(tokens) && tokens >= 1 && tokens <= 1_536);
      }),
      { numRuns: 500 },
    );
    assert.equal(patchInputTokens({ width: 1, height: 1 }), 1);
    assert.ok(patchInputTokens({ width: 999_999, height: 1 }) <= 1_536);
  });

  it('bills a picture on its side the same', () => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        assert.equal(
          patchInputTokens({ width, height }),
          patchInputTokens({ width: height, height: width }),
        );
      }),
    );
  });

  it('bills one patch for each 32 pixels where nothing is scaled', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1024, max: 1536 }),
        fc.integer({ min: 600, max: 1024 }),
        (width, height) => {
          assert.equal(
            patchInputTokens({ width, height }),
            Math.ceil(width / 32) * Math.ceil(height / 32),
          );
        },
      ),
    );
  });
});

describe('tileInputTokens', () => {
  it('bills 65 tokens and 129 for each tile', () => {
    assert.equal(tileInputTokens(pixels('1024x1024'), false), 194);
    assert.equal(tileInputTokens(pixels('1024x1536'), false), 323);
    assert.equal(tileInputTokens(pixels('1536x1024'), false), 323);
    assert.equal(tileInputTokens(pixels('100x100'), false), 194);
    assert.equal(tileInputTokens(pixels('1024x1025'), false), 323);
    assert.equal(tileInputTokens(pixels('1000x3000'), false), 65 + 3 * 129);
  });

  it('adds the tokens of high fidelity by the shape', () => {
    assert.equal(tileInputTokens(pixels('640x640'), true), 194 + 4160);
    assert.equal(tileInputTokens(pixels('1024x1536'), true), 323 + 6240);
    assert.equal(tileInputTokens(pixels('1536x1024'), true), 323 + 6240);
  });
});
