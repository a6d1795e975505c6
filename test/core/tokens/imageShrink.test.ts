import assert from 'node:assert/strict';
import fc from 'fast-check';
import { patchInputTokens } from '../../../src/core/tokens/imageInput.ts';
import { shrinkingOf } from '../../../src/core/tokens/imageShrink.ts';

const side = fc.integer({ min: 1, max: 6_000 });

describe('shrinkingOf', () => {
  it('names the size with a long side of 1,024 pixels for what is larger', () => {
    for (const [width, height, ...expected] of [
      [1536, 1024, 1024, 683, 704],
      [1024, 1536, 683, 1024, 704],
      [2048, 2048, 1024, 1024, 1024],
      [3840, 2160, 1024, 576, 576],
      [1025, 1, 1024, 1, 352],
    ] as const) {
      const shrunk = shrinkingOf({ width, height });
      assert.equal(shrunk?.kind, 'saves');
      assert.deepEqual([shrunk.size.width, shrunk.size.height, shrunk.tokens], expected);
    }
  });

  it('says that between 512 and 1,024 pixels nothing is saved, and when it is again', () => {
    for (const [width, height, ...expected] of [
      [1024, 1024, 384, 384, 576],
      [512, 341, 384, 256, 384],
      [768, 512, 384, 256, 384],
    ] as const) {
      const shrunk = shrinkingOf({ width, height });
      assert.equal(shrunk?.kind, 'useless');
      assert.deepEqual([shrunk.size.width, shrunk.size.height, shrunk.tokens], expected);
    }
  });

  it('has nothing to say below that', () => {
    assert.equal(shrinkingOf({ width: 511, height: 511 }), undefined);
  });

  it('never names a size that costs more', () => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        const shrunk = shrinkingOf({ width, height });
        if (shrunk) assert.ok(shrunk.tokens <= patchInputTokens({ width, height }));
      }),
    );
  });

  it('is right that from 512 to 1,024 pixels the size does not matter, but for rounding to one row of patches', () => {
    const long = fc.integer({ min: 512, max: 1_024 });
    const ratio = fc.double({ min: 1, max: 3, noNaN: true });
    fc.assert(
      fc.property(long, ratio, (width, shape) => {
        const tokens = patchInputTokens({ width, height: Math.round(width / shape) });
        const full = patchInputTokens({ width: 1_024, height: Math.round(1_024 / shape) });
        assert.ok(Math.abs(tokens - full) <= 32, `${tokens} ${full}`);
      }),
    );
  });
});
