import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SHIPPED_CATALOGUE } from '../../../src/core/index.ts';
import { estimateRequest, type RequestEstimate } from '../../../src/core/pricing/estimate.ts';
import { imageOf, promptOf, requestOf } from './samples.ts';

const model = fc.constantFrom(
  'gpt-image-2',
  'gpt-image-2.5-flare',
  'gpt-image-1.5',
  'gpt-image-1-mini',
);
const side = fc.integer({ min: 1, max: 5_000 });
const image = fc.tuple(side, side).map(([width, height]) => imageOf(width, height));
const images = fc.array(image, { minLength: 1, maxLength: 16 });
const changes = fc.record({
  model,
  n: fc.integer({ min: 1, max: 10 }),
  batch: fc.boolean(),
  inputFidelity: fc.constantFrom('high', 'low'),
});

const estimateOf = (changed: Parameters<typeof requestOf>[0]): RequestEstimate =>
  estimateRequest(
    SHIPPED_CATALOGUE,
    requestOf({ operation: 'edit', size: '1024x1024', ...changed }),
    promptOf(10),
  );

const imageInput = ({
  cost,
}: RequestEstimate): { readonly tokens: number; readonly amount: number } => {
  assert.equal(cost.kind, 'priced');
  const line = cost.lineItems.find(({ kind }) => kind === 'imageInput');
  assert.equal(line?.unit, 'tok');
  return { tokens: line.quantity.max, amount: line.amount.max };
};

describe('the lines of single images', () => {
  it('add up to the line of image input, on every model and for any pictures', () => {
    fc.assert(
      fc.property(changes, images, (request, pictures) => {
        const estimate = estimateOf({ ...request, images: pictures });
        const { tokens, amount } = imageInput(estimate);
        const { images: lines } = estimate;
        assert.equal(
          lines.reduce((sum, line) => sum + (line.tokens ?? NaN), 0),
          tokens,
        );
        assert.equal(
          lines.reduce((sum, line) => sum + (line.amount?.min ?? NaN), 0),
          amount,
        );
      }),
    );
  });

  it('never make a request cheaper by one more picture', () => {
    fc.assert(
      fc.property(changes, images, image, (request, pictures, more) => {
        const before = imageInput(estimateOf({ ...request, images: pictures }));
        const after = imageInput(estimateOf({ ...request, images: [...pictures, more] }));
        assert.ok(after.tokens > before.tokens && after.amount > before.amount);
      }),
    );
  });

  it('leave out of the sum what is not known', () => {
    const { pixels, ...unknown } = imageOf(1, 1);
    assert.ok(pixels);
    const estimate = estimateOf({ images: [imageOf(512, 512), unknown] });
    assert.equal(estimate.basis, 'partial');
    assert.deepEqual(
      estimate.images.map(({ tokens, amount }) => [tokens, amount]),
      [
        [1_024, { min: 8_192_000, max: 8_192_000 }],
        [undefined, undefined],
      ],
    );
  });

  it('have a cost without tokens where a vendor bills pictures or megapixels', () => {
    const seedream = estimateOf({
      model: 'seedream-5.5',
      n: 2,
      images: [imageOf(9, 9), imageOf(9, 9)],
    });
    assert.deepEqual(
      seedream.images.map(({ tokens, amount }) => [tokens, amount]),
      // $0.008 an image, twice.
      [
        [undefined, { min: 16_000_000, max: 16_000_000 }],
        [undefined, { min: 16_000_000, max: 16_000_000 }],
      ],
    );
    const flux = estimateOf({ model: 'flux-2-pro', images: [imageOf(2_000, 1_250)] });
    assert.deepEqual(
      flux.images.map(({ amount }) => amount),
      // $0.015 a megapixel: 2.5 of them, or 3 begun.
      [{ min: 37_500_000, max: 45_000_000 }],
    );
  });
});
