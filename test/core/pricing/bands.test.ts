import assert from 'node:assert/strict';
import { outputTokenRange, outputTokens } from '../../../src/core/pricing/modelTokens.ts';
import { outputQuantity } from '../../../src/core/pricing/outputQuantity.ts';
import type { ResolvedRequest } from '../../../src/core/pricing/request.ts';
import { listedModel, requestOf } from './samples.ts';
import { english } from '../../support/english.ts';

function quantityOf(settings: Partial<ResolvedRequest>): {
  readonly tokens: readonly [number, number];
  readonly basis: string;
  readonly reasons: string;
} {
  const request = requestOf({ quality: 'auto', ...settings });
  const quantity = outputQuantity(listedModel(request.model), request);
  assert.ok(quantity.kind === 'known');
  const { tokens, basis, reasons } = quantity;
  return { tokens: [tokens.min, tokens.max], basis, reasons: english(...reasons) };
}

// Counts published for gpt-image-2.6 on 2026-11-05: 664 and 1353 at 1536x1024, about 3337 at 3840x2160.
const MEASURED = [
  ['low', 1536, 1024, 664],
  ['high', 1536, 1024, 1353],
  ['high', 3840, 2160, 3337],
] as const;

describe('the token band of gpt-image-2.6', () => {
  for (const id of ['gpt-image-2.6-flare', 'gpt-image-2.6-sunburst']) {
    const model = listedModel(id);

    for (const [quality, width, height, tokens] of MEASURED) {
      it(`of ${id} holds the ${tokens} measured at ${quality} ${width}x${height}`, () => {
        const range = outputTokenRange(model, quality, { width, height });
        assert.ok(range && range.min <= tokens && tokens <= range.max, JSON.stringify(range));
      });
    }

    it(`of ${id} is 3 to 4.3 times the count of 2.5 at low and medium`, () => {
      // 2.5 bills 158 and 343 at 1536x1024.
      const pixels = { width: 1536, height: 1024 };
      assert.deepEqual(outputTokenRange(model, 'low', pixels), { min: 474, max: 680 });
      assert.deepEqual(outputTokenRange(model, 'medium', pixels), { min: 1029, max: 1475 });
    });

    it(`of ${id} is within a twentieth of 2.5 from high up`, () => {
      // 2.5 bills 1756, 3122 and 7024 at 1024x1024.
      const pixels = { width: 1024, height: 1024 };
      assert.deepEqual(outputTokenRange(model, 'high', pixels), { min: 1668, max: 1844 });
      assert.deepEqual(outputTokenRange(model, 'xhigh', pixels), { min: 2965, max: 3279 });
      assert.deepEqual(outputTokenRange(model, 'max', pixels), { min: 6672, max: 7376 });
    });

    it(`of ${id} is never a single number, nor exact`, () => {
      assert.equal(outputTokens(model, 'high', { width: 1024, height: 1024 }), undefined);
      const { basis, reasons } = quantityOf({ model: id, quality: 'high', size: '1024x1024' });
      assert.equal(basis, 'estimate');
      assert.match(reasons, /No token formula of gpt-image-2\.6 is public.*measured/u);
    });
  }

  it('goes up to the 5,800 that flare was seen to choose without a quality', () => {
    const { tokens, basis, reasons } = quantityOf({
      model: 'gpt-image-2.6-flare',
      size: '1024x1024',
    });
    // From 3 times the 196 of low; the top is 0.826 of the 7024 of max.
    assert.deepEqual(tokens, [588, 5802]);
    assert.equal(basis, 'estimate');
    assert.match(reasons, /Without a quality/u);
  });

  it('is that of high where sunburst gets no quality', () => {
    const sunburst = { model: 'gpt-image-2.6-sunburst', size: '1024x1024' };
    assert.deepEqual(quantityOf(sunburst).tokens, [1668, 1844]);
    assert.match(quantityOf(sunburst).reasons, /sunburst was seen to make high/u);
  });

  it('is a lower bound for formats whose rest is billed besides', () => {
    const svg = quantityOf({
      model: 'gpt-image-2.6-flare',
      quality: 'high',
      size: '1024x1024',
      outputFormat: 'svg',
    });
    assert.equal(svg.basis, 'partial');
    assert.match(svg.reasons, /authoring model of an SVG is billed separately/u);
  });

  it('has no Batch price, which nobody knows', () => {
    assert.equal(listedModel('gpt-image-2.6-flare').batch, undefined);
  });
});
