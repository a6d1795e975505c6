import assert from 'node:assert/strict';
import { gridOutputTokens } from '../../src/core/tokens/imageOutput.ts';
import { allLegalSizes, sizeWord } from '../core/pricing/legalSizes.ts';

describe('gridOutputTokens, at all legal sizes', () => {
  const sizes = allLegalSizes();

  it('is a whole number that never falls when the quality rises', () => {
    for (const size of sizes) {
      let before = 0;
      for (const grid of [16, 24, 48, 64, 96]) {
        const tokens = gridOutputTokens(grid, size);
        assert.ok(Number.isInteger(tokens) && tokens >= before, `${sizeWord(size)} at ${grid}`);
        before = tokens;
      }
    }
  });

  it('is the same for both orientations', () => {
    for (const { width, height } of sizes) {
      assert.equal(
        gridOutputTokens(96, { width, height }),
        gridOutputTokens(96, { width: height, height: width }),
      );
    }
  });

  // Source: five independent readers of the calculator's code count 21 to 47 sizes per quality.
  it('differs from rounding half up at 21 to 47 landscape sizes per quality', () => {
    const landscape = sizes.filter(({ width, height }) => width >= height);
    for (const grid of [16, 24, 48, 64, 96]) {
      const differing = landscape.filter(({ width, height }) => {
        const halfUp = Math.floor((2 * grid * height + width) / (2 * width));
        const tokens = Math.ceil((grid * halfUp * (2_000_000 + width * height)) / 4_000_000);
        return tokens !== gridOutputTokens(grid, { width, height });
      });
      assert.ok(differing.length >= 21 && differing.length <= 47, `${grid}: ${differing.length}`);
    }
  });
});
