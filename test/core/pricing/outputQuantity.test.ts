import assert from 'node:assert/strict';
import { outputQuantity } from '../../../src/core/pricing/outputQuantity.ts';
import type { Quantity } from '../../../src/core/pricing/quantity.ts';
import type { ResolvedRequest } from '../../../src/core/pricing/request.ts';
import { listedModel, requestOf } from './samples.ts';
import { english } from '../../support/english.ts';

type Known = Extract<Quantity, { kind: 'known' }>;

function known(changes: Partial<ResolvedRequest>): Known {
  const request = requestOf(changes);
  const quantity = outputQuantity(listedModel(request.model), request);
  assert.equal(quantity.kind, 'known');
  return quantity;
}

function whyUnknown(changes: Partial<ResolvedRequest>): string {
  const request = requestOf(changes);
  const quantity = outputQuantity(listedModel(request.model), request);
  return quantity.kind === 'unknown' ? english(quantity.reason) : 'it is known';
}

describe('outputQuantity', () => {
  it('is exact for a quality and a size', () => {
    const { tokens, basis, reasons } = known({});
    assert.deepEqual(tokens, { min: 1_372, max: 1_372 });
    assert.equal(basis, 'exact');
    assert.deepEqual(reasons, []);
  });

  it('is an estimate where a rounding tie decides, as no bill shows how it is rounded', () => {
    const tie = known({ quality: 'low', size: '1024x672' });
    assert.deepEqual(tie.tokens, { min: 108, max: 108 });
    assert.equal(tie.basis, 'estimate');
    assert.match(english(...tie.reasons), /tie/u);
    // 48 × 672 / 1,024 is 31.5 as well; 96 × 672 / 1,024 is 63.
    assert.equal(known({ quality: 'medium', size: '672x1024' }).basis, 'estimate');
    assert.equal(known({ quality: 'high', size: '1024x672' }).basis, 'exact');
    assert.equal(known({ model: 'gpt-image-1', size: '1024x1024' }).basis, 'exact');
  });

  it('is exact at every common size', () => {
    for (const size of ['1024x1024', '1536x1024', '1024x1536', '2048x2048', '3840x2160']) {
      for (const quality of ['low', 'medium', 'high']) {
        assert.equal(known({ quality, size }).basis, 'exact', `${quality} ${size}`);
      }
    }
  });

  it('spans all qualities of the model under quality auto', () => {
    const two = known({ quality: 'auto', size: '1024x1024' });
    assert.deepEqual(two.tokens, { min: 196, max: 7_024 });
    assert.equal(two.basis, 'estimate');
    assert.match(english(...two.reasons), /between low and high/u);

    const twoFive = known({ model: 'gpt-image-2.5-flare', quality: 'auto', size: '1536x1024' });
    assert.deepEqual(twoFive.tokens, { min: 158, max: 5_488 });
    assert.match(english(...twoFive.reasons), /between low and max/u);

    const one = known({ model: 'gpt-image-1', quality: 'auto', size: '1024x1536' });
    assert.deepEqual(one.tokens, { min: 408, max: 6_240 });
  });

  it('spans the sizes that came back under size auto', () => {
    // Fewest at 1672x941, most at 1254x1254.
    const { tokens, basis, reasons } = known({ quality: 'medium', size: 'auto' });
    assert.deepEqual(tokens, { min: 1_158, max: 2_058 });
    assert.equal(basis, 'estimate');
    assert.match(english(...reasons), /Size auto/u);

    const one = known({ model: 'gpt-image-1-mini', quality: 'low', size: 'auto' });
    assert.deepEqual(one.tokens, { min: 272, max: 408 });
  });

  it('covers every bill seen under quality and size auto', () => {
    const { tokens } = known({ quality: 'auto', size: 'auto' });
    for (const billed of [196, 229, 1_286, 1_287, 2_058, 5_146]) {
      assert.ok(tokens.min <= billed && billed <= tokens.max, String(billed));
    }
  });

  it('adds up to 100 tokens for each partial image asked for', () => {
    const { tokens, basis, reasons } = known({ partialImages: 3 });
    assert.deepEqual(tokens, { min: 1_372, max: 1_672 });
    assert.equal(basis, 'estimate');
    assert.match(english(...reasons), /3 partial images/u);
  });

  it('is a lower bound on gpt-image-1.5, which bills output text as well', () => {
    const { tokens, basis, reasons } = known({
      model: 'gpt-image-1.5',
      quality: 'high',
      size: '1024x1024',
    });
    assert.deepEqual(tokens, { min: 4_160, max: 4_160 });
    assert.equal(basis, 'partial');
    assert.match(english(...reasons), /output text tokens at \$10/u);
  });

  it('is unknown for a quality that the model has not', () => {
    assert.equal(
      whyUnknown({ quality: 'xhigh' }),
      'gpt-image-2 has no quality “xhigh”; it knows low, medium, high and auto.',
    );
    assert.match(whyUnknown({ model: 'gpt-image-1', quality: 'max' }), /no quality “max”/u);
    assert.match(whyUnknown({ quality: 'constructor' }), /no quality “constructor”/u);
  });

  it('is unknown for a size that may not be requested', () => {
    assert.match(whyUnknown({ size: '1000x1000' }), /multiples of 16/u);
    assert.match(whyUnknown({ size: '1000x1000', quality: 'auto' }), /multiples of 16/u);
    assert.match(whyUnknown({ model: 'gpt-image-1', size: '2048x2048' }), /not a size of/u);
  });
});
