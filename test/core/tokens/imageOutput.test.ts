import assert from 'node:assert/strict';
import fc from 'fast-check';
import { divideTiesToEven, gridOutputTokens } from '../../../src/core/tokens/imageOutput.ts';

/** Grids of gpt-image-2 and of gpt-image-2.5, as published; xhigh is 2.5's own. */
const GRID = { low: 16, medium25: 24, medium: 48, xhigh: 64, high: 96 } as const;

function tokens(grid: number, size: string): number {
  const [width = 0, height = 0] = size.split('x').map(Number);
  return gridOutputTokens(grid, { width, height });
}

describe('gridOutputTokens', () => {
  // Published token counts; 2.5's low, high and max are 2's low, medium and high.
  const table: readonly (readonly [
    sizes: string,
    low: number,
    medium: number,
    high: number,
    medium25: number,
    xhigh25: number,
  ])[] = [
    ['1024x1024', 196, 1756, 7024, 439, 3122],
    ['1536x1024 1024x1536', 158, 1372, 5488, 343, 2459],
    ['976x704', 129, 1129, 4450, 275, 1978],
    ['1280x720', 106, 947, 3787, 246, 1683],
    ['1792x1024', 139, 1243, 5063, 323, 2271],
    ['2048x2048', 397, 3568, 14272, 892, 6343],
    ['2048x1152', 157, 1413, 5650, 367, 2511],
    ['2560x1440', 205, 1843, 7370, 478, 3276],
    ['3840x2160', 371, 3336, 13342, 865, 5930],
    ['2880x2880', 659, 5930, 23719, 1483, 10542],
    ['3472x1488', 201, 1806, 7052, 430, 3096],
  ];
  for (const [sizes, low, medium, high, medium25, xhigh25] of table) {
    it(`gives the published counts at ${sizes}`, () => {
      for (const size of sizes.split(' ')) {
        assert.equal(tokens(GRID.low, size), low);
        assert.equal(tokens(GRID.medium, size), medium);
        assert.equal(tokens(GRID.high, size), high);
        assert.equal(tokens(GRID.medium25, size), medium25);
        assert.equal(tokens(GRID.xhigh, size), xhigh25);
      }
    });
  }

  it('rounds the grid of the short side to even at a tie, as the vendor’s calculator does', () => {
    assert.equal(tokens(GRID.low, '1024x672'), 108); // 10.5; up would be 119
    assert.equal(tokens(GRID.low, '1536x1008'), 142); // 10.5; up would be 157
    assert.equal(tokens(GRID.high, '1024x688'), 4155); // 64.5; up would be 4220
    assert.equal(tokens(GRID.medium25, '1024x704'), 262); // 16.5; up would be 278
    assert.equal(tokens(GRID.medium, '1024x736'), 1124); // 34.5; up would be 1157
  });

  it('gives what was billed at sizes that are no multiples of 16', () => {
    assert.equal(tokens(GRID.low, '1254x1254'), 229);
    assert.equal(tokens(GRID.medium, '1254x1254'), 2058);
    assert.equal(tokens(GRID.medium, '1672x941'), 1158);
  });

  it('gives what bills of quality auto come to', () => {
    assert.equal(tokens(GRID.low, '1456x624'), 82);
    assert.equal(tokens(GRID.medium, '1584x992'), 1286);
    assert.equal(tokens(GRID.medium, '1586x992'), 1287);
    assert.equal(tokens(GRID.high, '1586x992'), 5146);
  });

  it('rounds up only what is no whole number', () => {
    // 2,000,000 pixels double the constant, so that q · s is left: 16 · 8 and 48 · 24.
    assert.equal(tokens(GRID.low, '2000x1000'), 128);
    assert.equal(tokens(GRID.medium, '1000x2000'), 1152);
    // One pixel row more, and one token more.
    assert.equal(tokens(GRID.low, '2000x1001'), 129);
  });

  it('is the same for a picture on its side', () => {
    const side = fc.integer({ min: 1, max: 3840 });
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(GRID)), side, side, (grid, width, height) => {
        assert.equal(
          gridOutputTokens(grid, { width, height }),
          gridOutputTokens(grid, { width: height, height: width }),
        );
      }),
    );
  });
});

describe('divideTiesToEven', () => {
  it('goes to the even neighbour at a half, and to the nearest otherwise', () => {
    const rows: readonly (readonly [dividend: number, divisor: number, quotient: number])[] = [
      [1, 2, 0],
      [3, 2, 2],
      [5, 2, 2],
      [21, 2, 10],
      [23, 2, 12],
      [4, 3, 1],
      [5, 3, 2],
      [8, 4, 2],
      [9, 4, 2],
      [11, 4, 3],
    ];
    for (const [dividend, divisor, quotient] of rows) {
      assert.equal(divideTiesToEven(dividend, divisor), quotient, `${dividend} / ${divisor}`);
    }
  });

  it('stays within half of the divisor', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 5_000 }), (dividend, divisor) => {
        const rest = Math.abs(divideTiesToEven(dividend, divisor) * divisor - dividend);
        assert.ok(2 * rest <= divisor);
      }),
    );
  });
});
