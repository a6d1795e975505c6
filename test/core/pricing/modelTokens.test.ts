import assert from 'node:assert/strict';
import fc from 'fast-check';
import { qualitiesOf } from '../../../src/core/pricing/catalogue.ts';
import { outputTokens, referenceImageTokens } from '../../../src/core/pricing/modelTokens.ts';
import type { PixelSize } from '../../../src/core/template/template.ts';
import { listedModel } from './samples.ts';

const pixelsOf = (size: string): PixelSize => {
  const [width = 0, height = 0] = size.split('x').map(Number);
  return { width, height };
};
const tokensOf = (model: string, quality: string, size: string): number | undefined =>
  outputTokens(listedModel(model), quality, pixelsOf(size));

const FAMILY_2_5 = ['gpt-image-2.5-flare', 'gpt-image-2.5-sunburst'];
const FAMILY_1 = ['gpt-image-1', 'gpt-image-1.5', 'gpt-image-1-mini'];

describe('outputTokens', () => {
  // Published tokens: gpt-image-2 low/medium/high, gpt-image-2.5 low/medium/high/xhigh/max.
  for (const [size, two, twoFive] of [
    ['1024x1024', '196/1756/7024', '196/439/1756/3122/7024'],
    ['1536x1024', '158/1372/5488', '158/343/1372/2459/5488'],
    ['1024x1536', '158/1372/5488', '158/343/1372/2459/5488'],
    ['976x704', '129/1129/4450', '129/275/1129/1978/4450'],
    ['1280x720', '106/947/3787', '106/246/947/1683/3787'],
    ['1792x1024', '139/1243/5063', '139/323/1243/2271/5063'],
    ['2048x2048', '397/3568/14272', '397/892/3568/6343/14272'],
    ['2048x1152', '157/1413/5650', '157/367/1413/2511/5650'],
    ['2560x1440', '205/1843/7370', '205/478/1843/3276/7370'],
    ['3840x2160', '371/3336/13342', '371/865/3336/5930/13342'],
    ['2880x2880', '659/5930/23719', '659/1483/5930/10542/23719'],
    ['3472x1488', '201/1806/7052', '201/430/1806/3096/7052'],
  ] as const) {
    it(`gives the published tokens of the 2 and 2.5 families at ${size}`, () => {
      const row = (model: string): string =>
        qualitiesOf(listedModel(model))
          .map((quality) => tokensOf(model, quality, size))
          .join('/');
      assert.equal(row('gpt-image-2'), two);
      for (const model of FAMILY_2_5) assert.equal(row(model), twoFive);
    });
  }

  for (const [size, low, medium, high] of [
    ['1024x1024', 272, 1056, 4160],
    ['1024x1536', 408, 1584, 6240],
    ['1536x1024', 400, 1568, 6208],
  ] as const) {
    it(`gives the guide’s table at ${size} on older models`, () => {
      for (const model of FAMILY_1) {
        assert.equal(tokensOf(model, 'low', size), low);
        assert.equal(tokensOf(model, 'medium', size), medium);
        assert.equal(tokensOf(model, 'high', size), high);
      }
    });
  }

  it('holds at sizes that only size auto returns', () => {
    assert.equal(tokensOf('gpt-image-2', 'low', '1254x1254'), 229);
    assert.equal(tokensOf('gpt-image-2', 'medium', '1254x1254'), 2058);
    assert.equal(tokensOf('gpt-image-2', 'medium', '1672x941'), 1158);
    assert.equal(tokensOf('gpt-image-2', 'medium', '1584x992'), 1286);
    assert.equal(tokensOf('gpt-image-2', 'medium', '1586x992'), 1287);
    assert.equal(tokensOf('gpt-image-2', 'high', '1586x992'), 5146);
  });

  it('rounds a tie of the short side to even, as the vendor’s calculator does', () => {
    assert.equal(tokensOf('gpt-image-2', 'low', '1024x672'), 108);
    assert.equal(tokensOf('gpt-image-2', 'low', '1536x1008'), 142);
    assert.equal(tokensOf('gpt-image-2', 'high', '1024x688'), 4155);
    assert.equal(tokensOf('gpt-image-2.5-flare', 'max', '1024x688'), 4155);
    assert.equal(tokensOf('gpt-image-2.5-flare', 'medium', '1024x704'), 262);
    assert.equal(tokensOf('gpt-image-2', 'medium', '1024x736'), 1124);
  });

  it('is unknown for what the rule does not cover', () => {
    for (const quality of ['auto', 'xhigh', '', 'constructor', '__proto__']) {
      assert.equal(tokensOf('gpt-image-2', quality, '1024x1024'), undefined, quality);
    }
    for (const size of ['0x0', '1024x0', '-16x16', '1.5x2', 'NaNx2', '100000x1']) {
      assert.equal(tokensOf('gpt-image-2', 'low', size), undefined, size);
    }
    assert.equal(tokensOf('gpt-image-1', 'low', '1280x720'), undefined);
    assert.equal(tokensOf('gpt-image-1', 'toString', '1024x1024'), undefined);
  });

  it('is the same for a picture and the same picture on its side', () => {
    const side = fc.integer({ min: 256, max: 3840 });
    const model = listedModel('gpt-image-2');
    fc.assert(
      fc.property(side, side, (width, height) => {
        assert.equal(
          outputTokens(model, 'medium', { width, height }),
          outputTokens(model, 'medium', { width: height, height: width }),
        );
      }),
    );
  });

  it('never falls as quality rises', () => {
    const side = fc.integer({ min: 41, max: 240 }).map((steps) => steps * 16);
    for (const id of ['gpt-image-2', 'gpt-image-2.5-flare']) {
      const model = listedModel(id);
      fc.assert(
        fc.property(side, side, (width, height) => {
          const rising = qualitiesOf(model).map((word) =>
            outputTokens(model, word, { width, height }),
          );
          assert.deepEqual(
            rising,
            rising.toSorted((one = 0, other = 0) => one - other),
          );
        }),
      );
    }
  });
});

describe('referenceImageTokens', () => {
  // Measured, consistent with a record, or predicted by the published steps.
  for (const [size, tokens] of [
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
    ['1600x900', 1450],
    ['640x512', 832],
    ['1500x985', 1457],
    ['2000x1333', 1457],
    ['4096x4096', 1521],
    ['1920x1080', 1508],
    ['2560x1440', 1508],
    ['4032x3024', 1452],
    ['1600x1200', 1452],
    ['3000x2000', 1536],
    ['640x480', 768],
    ['300x300', 361],
    ['200x100', 91],
    ['1000x250', 352],
    ['4000x1000', 1452],
    ['1024x683', 704],
    ['512x341', 704],
    ['384x256', 384],
  ] as const) {
    it(`counts ${tokens} tokens for ${size} on gpt-image-2 and 2.5`, () => {
      for (const model of ['gpt-image-2', ...FAMILY_2_5]) {
        assert.equal(referenceImageTokens(listedModel(model), pixelsOf(size)), tokens);
      }
    });
  }

  // 65 and 129 a tile, tiles of 512 pixels once the short side is 512; high fidelity adds to it.
  for (const [size, low, high] of [
    ['1024x1024', 194, 194 + 4160],
    ['512x512', 194, 194 + 4160],
    ['1024x1536', 323, 323 + 6240],
    ['1536x1024', 323, 323 + 6240],
    ['1000x3000', 452, 452 + 6240],
    ['1000x3001', 581, 581 + 6240],
  ] as const) {
    it(`counts ${low} tokens for ${size} on older models, ${high} at high fidelity`, () => {
      for (const model of FAMILY_1) {
        assert.equal(referenceImageTokens(listedModel(model), pixelsOf(size)), low);
        assert.equal(referenceImageTokens(listedModel(model), pixelsOf(size), true), high);
      }
    });
  }

  it('never exceeds 1,536 tokens on gpt-image-2', () => {
    const side = fc.integer({ min: 1, max: 999_999 });
    const model = listedModel('gpt-image-2');
    fc.assert(
      fc.property(side, side, (width, height) => {
        const tokens = referenceImageTokens(model, { width, height }) ?? 0;
        assert.ok(tokens >= 1 && tokens <= 1_536, `${width}x${height}: ${tokens}`);
      }),
    );
  });

  it('is unknown for what is no picture', () => {
    const model = listedModel('gpt-image-2');
    for (const size of ['0x0', '16x0', '0x16', '1.5x9', '9x1.5']) {
      assert.equal(referenceImageTokens(model, pixelsOf(size)), undefined);
    }
  });
});
