import assert from 'node:assert/strict';
import { SHIPPED_CATALOGUE } from '../../../src/core/index.ts';
import { estimateRequest } from '../../../src/core/pricing/estimate.ts';
import { imageTable } from '../../../src/core/report/images.ts';
import { imageOf, promptOf, requestOf } from '../pricing/samples.ts';

const tableOf = (changes: Parameters<typeof requestOf>[0]): readonly string[] => {
  const estimate = estimateRequest(SHIPPED_CATALOGUE, requestOf(changes), promptOf(10));
  return imageTable({ ...estimate, findings: [] });
};

describe('imageTable', () => {
  it('lists each picture with its pixels, tokens and cost in the request', () => {
    const stated = { ...imageOf(512, 512), name: 'b|.png', measured: 'stated' } as const;
    const { pixels, measured, ...unknown } = imageOf(1, 1);
    assert.ok(pixels && measured);
    const images = [imageOf(1536, 1024), stated, { ...unknown, name: 'c.png' }];
    // 1,536 and 1,024 tokens, twice, at $8 a million.
    assert.deepEqual(tableOf({ operation: 'edit', n: 2, images }), [
      '| reference image | pixels | tokens | = amount |',
      '| --- | ---: | ---: | ---: |',
      '| a.png | 1536×1024 | 1,536 × 2 = 3,072 | $0.0246 |',
      '| b\\|.png | 512×512, as stated | 1,024 × 2 = 2,048 | $0.0164 |',
      '| c.png | unknown | missing | missing |',
      '',
    ]);
  });

  it('is empty without an edit', () => {
    assert.deepEqual(tableOf({}), []);
    assert.deepEqual(tableOf({ operation: 'edit' }), []);
  });
});
