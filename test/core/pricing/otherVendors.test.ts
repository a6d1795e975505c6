import assert from 'node:assert/strict';
import { SHIPPED_CATALOGUE } from '../../../src/core/pricing/catalogue.ts';
import { estimateRequest, type RequestEstimate } from '../../../src/core/pricing/estimate.ts';
import type { ResolvedRequest } from '../../../src/core/pricing/request.ts';
import { imageOf, promptOf, requestOf } from './samples.ts';
import { english } from '../../support/english.ts';

type Settings = Partial<ResolvedRequest>;

function estimate(settings: Settings): RequestEstimate {
  const request = requestOf({ quality: 'auto', size: 'auto', ...settings });
  return estimateRequest(SHIPPED_CATALOGUE, request, promptOf(100));
}

/** The total in billionths of a dollar, and the basis. */
function total(settings: Settings): readonly [number, number, string] | string {
  const { cost, basis } = estimate(settings);
  return cost.kind === 'unpriced' ? english(cost.reason) : [cost.total.min, cost.total.max, basis];
}

describe('estimateRequest on models of other vendors', () => {
  // US dollars an image at a size, from the vendors' and resellers' price lists.
  for (const [model, size, low, high, basis] of [
    ['gemini-3.1-flash-lite-image', '1024x1024', 33_625_000, 33_625_000, 'partial'],
    ['gemini-3-pro-image', '1024x1024', 134_000_000, 134_000_000, 'partial'],
    ['gemini-3-pro-image', '2048x2048', 134_000_000, 134_000_000, 'partial'],
    ['gemini-3-pro-image', '4096x4096', 240_000_000, 240_000_000, 'partial'],
    ['seedream-5.5', '1024x1024', 20_000_000, 20_000_000, 'estimate'],
    ['seedream-5.5', '1536x1536', 20_000_000, 20_000_000, 'estimate'],
    ['seedream-5.5', '2048x2048', 35_000_000, 35_000_000, 'estimate'],
    ['seedream-5.5', 'auto', 20_000_000, 35_000_000, 'estimate'],
    ['seedream-5.0-lite', '1024x1024', 28_000_000, 32_500_000, 'estimate'],
    ['seedream-4.0', '1024x1024', 30_000_000, 40_000_000, 'estimate'],
    ['flux-schnell', '1024x1024', 3_000_000, 5_000_000, 'estimate'],
    ['qwen-image', '1024x1024', 30_000_000, 50_000_000, 'estimate'],
    ['grok-imagine-2.0', '1024x1024', 55_000_000, 70_000_000, 'estimate'],
    // Text at $1.50 and 1,120 tokens at $30 per million: $0.00015 + $0.0336.
    ['gemini-nano-banana-2.1', '1024x1024', 33_750_000, 33_750_000, 'partial'],
    // 1,000,000 pixels are one megapixel to the pixel.
    ['flux-2-klein-4b', '1000x1000', 14_000_000, 14_000_000, 'estimate'],
    ['flux-2-klein-9b', '1000x1000', 15_000_000, 15_000_000, 'estimate'],
    ['flux-2-pro', '1000x1000', 30_000_000, 30_000_000, 'estimate'],
    ['flux-2-flex', '1000x1000', 50_000_000, 50_000_000, 'estimate'],
    ['flux-2-max', '1000x1000', 70_000_000, 70_000_000, 'estimate'],
    ['flux-2-flash', '1000x1000', 5_000_000, 5_000_000, 'estimate'],
    ['z-image-turbo', '2000x1000', 10_000_000, 10_000_000, 'estimate'],
    // 0.572864 further megapixels at $0.015, or a whole one.
    ['flux-2-pro', '1536x1024', 38_592_960, 45_000_000, 'estimate'],
    // 1.048576 megapixels at $0.005, or two.
    ['flux-2-flash', '1024x1024', 5_242_880, 10_000_000, 'estimate'],
  ] as const) {
    it(`prices ${model} ${size} by its own shape`, () => {
      assert.deepEqual(total({ model, size }), [low, high, basis]);
    });
  }

  it('shows each charge as quantity × unit price with source and confidence', () => {
    const { cost } = estimate({ model: 'flux-2-pro', size: '2000x1000', n: 2 });
    assert.ok(cost.kind === 'priced');
    assert.deepEqual(
      cost.lineItems.map(({ kind, unit, quantity, amount, source }) => ({
        kind,
        unit,
        quantity,
        nanoUsd: amount.max,
        confidence: source.confidence,
      })),
      [
        {
          kind: 'imageOutput',
          unit: 'image',
          quantity: { min: 2, max: 2 },
          nanoUsd: 60_000_000,
          confidence: 'official',
        },
        {
          kind: 'imageOutput',
          unit: 'megapixel',
          quantity: { min: 2, max: 2 },
          nanoUsd: 30_000_000,
          confidence: 'secondary',
        },
      ],
    );
  });

  it('adds a surcharge for each reference image, for each image made', () => {
    const edit = { operation: 'edit', images: [imageOf(10, 10), imageOf(10, 10)], n: 3 } as const;
    // 3 × (2 × $0.008 + $0.020).
    assert.deepEqual(total({ model: 'seedream-5.5', size: '1024x1024', ...edit }), [
      108_000_000,
      108_000_000,
      'estimate',
    ]);
  });

  it('adds reference images by the megapixel', () => {
    // The price page lists edits on pro from $0.045: one megapixel made, one put in.
    const edit = {
      model: 'flux-2-pro',
      size: '1000x1000',
      operation: 'edit',
      images: [imageOf(1000, 1000)],
    } as const;
    assert.deepEqual(total(edit), [45_000_000, 45_000_000, 'estimate']);
    const unknownPixels = { source: 'b.png', name: 'b.png', span: { start: 0, end: 0 } };
    assert.deepEqual(total({ ...edit, images: [unknownPixels] }), [
      30_000_000,
      30_000_000,
      'partial',
    ]);
  });

  it('gives a lower bound where the price of reference images is not known', () => {
    const { basis, reasons } = estimate({
      model: 'qwen-image',
      operation: 'edit',
      images: [imageOf(9, 9)],
    });
    assert.equal(basis, 'partial');
    assert.match(english(...reasons), /How qwen-image counts reference images is not known/u);
  });

  it('halves what the Batch API takes, and prices nothing else for it', () => {
    const lite = { model: 'gemini-3.1-flash-lite-image', size: '1024x1024', batch: true };
    assert.deepEqual(total(lite), [16_812_500, 16_812_500, 'partial']);
    assert.match(
      String(total({ model: 'flux-2-pro', size: '1024x1024', batch: true })),
      /Whether the Batch API takes flux-2-pro is not known/u,
    );
  });

  it('leaves sizes without a price unpriced', () => {
    for (const [model, size] of [
      ['seedream-5.5', '4096x4096'],
      ['gemini-nano-banana-2.1', '2048x2048'],
      ['flux-2-pro', '999999x999999'],
      ['qwen-image', '999999x999999'],
      ['flux-2-pro', 'auto'],
    ] as const) {
      assert.equal(estimate({ model, size }).basis, 'unpriced', `${model} ${size}`);
    }
  });

  it('does not price reference images beyond exact arithmetic', () => {
    const images = [imageOf(999_999, 999_999)];
    assert.match(
      String(total({ model: 'flux-2-pro', operation: 'edit', size: '1024x1024', images })),
      /more than 1,000 megapixels/u,
    );
  });

  it('says that a quality has no effect', () => {
    const { reasons } = estimate({ model: 'seedream-4.0', quality: 'high' });
    assert.match(english(...reasons), /no quality setting, so “high” has no effect/u);
  });
});
