import assert from 'node:assert/strict';
import { imageInputQuantity, textQuantity } from '../../../src/core/pricing/inputQuantity.ts';
import { imageOf, listedModel, promptOf, requestOf } from './samples.ts';
import { english } from '../../support/english.ts';
import { asIs } from '../../../src/core/text/wording.ts';

const two = listedModel('gpt-image-2');

describe('textQuantity', () => {
  it('adds the six tokens of a generation', () => {
    assert.deepEqual(textQuantity(two, requestOf(), promptOf(17, 40)), {
      kind: 'known',
      tokens: { min: 23, max: 46 },
      basis: 'exact',
      reasons: [],
    });
  });

  it('adds seven for an edit, and says that it may be one off', () => {
    const quantity = textQuantity(two, requestOf({ operation: 'edit' }), promptOf(3));
    assert.equal(quantity.kind, 'known');
    assert.deepEqual(quantity.tokens, { min: 10, max: 10 });
    assert.equal(quantity.basis, 'estimate');
    assert.match(english(...quantity.reasons), /one token off/u);
  });

  it('adds what was measured on gpt-image-1.5 edits as a range', () => {
    const model = listedModel('gpt-image-1.5');
    const quantity = textQuantity(model, requestOf({ operation: 'edit' }), promptOf(13));
    assert.deepEqual(quantity.kind === 'known' && quantity.tokens, { min: 28, max: 94 });
  });

  it('keeps the doubts about the prompt', () => {
    const prompt = {
      ...promptOf(10),
      basis: 'partial',
      reasons: [asIs('A part is missing.')],
    } as const;
    const quantity = textQuantity(two, requestOf({ operation: 'edit' }), prompt);
    assert.equal(quantity.kind === 'known' && quantity.basis, 'partial');
    assert.equal(quantity.kind === 'known' && english(quantity.reasons[0]), 'A part is missing.');
  });
});

describe('imageInputQuantity', () => {
  it('is nothing for a generation', () => {
    const quantity = imageInputQuantity(two, requestOf());
    assert.deepEqual(quantity.kind === 'known' && quantity.tokens, { min: 0, max: 0 });
    assert.equal(quantity.kind === 'known' && quantity.basis, 'exact');
  });

  it('adds up the reference images of an edit', () => {
    // 704 and 1,508 were billed together as 2,212.
    const images = [imageOf(550, 368), imageOf(2048, 1152)];
    const quantity = imageInputQuantity(two, requestOf({ operation: 'edit', images }));
    assert.deepEqual(quantity, {
      kind: 'known',
      tokens: { min: 2_212, max: 2_212 },
      basis: 'exact',
      reasons: [],
    });
  });

  it('is a lower bound as soon as the pixels of one image are not known', () => {
    const { pixels, measured, ...unread } = imageOf(512, 512);
    assert.ok(pixels && measured);
    const problem = {
      kind: 'unreadable',
      words: asIs('“b.png” was not read: there is no such file.'),
    } as const;
    const images = [imageOf(1024, 1024), { ...unread, name: 'b.png', problem }];
    const quantity = imageInputQuantity(two, requestOf({ operation: 'edit', images }));
    assert.equal(quantity.kind, 'known');
    assert.deepEqual(quantity.tokens, { min: 1_024, max: 1_024 });
    assert.equal(quantity.basis, 'partial');
    assert.match(english(...quantity.reasons), /“b\.png” was not read/u);
  });

  it('is an estimate by pixels that only the header states', () => {
    const problem = { kind: 'remote', words: asIs('“b.png” is not opened.') } as const;
    const images = [{ ...imageOf(512, 1024), measured: 'stated', problem } as const];
    const quantity = imageInputQuantity(two, requestOf({ operation: 'edit', images }));
    assert.equal(quantity.kind, 'known');
    assert.deepEqual(quantity.tokens, { min: 512, max: 512 });
    assert.equal(quantity.basis, 'estimate');
    assert.match(english(...quantity.reasons), /by the pixels that the header states/u);
  });

  it('asks older models for the fidelity', () => {
    const model = listedModel('gpt-image-1');
    const edit = { operation: 'edit', images: [imageOf(1024, 1024)] } as const;
    const tokensAt = (inputFidelity: string): unknown => {
      const quantity = imageInputQuantity(model, requestOf({ ...edit, inputFidelity }));
      return quantity.kind === 'known' && quantity.tokens.min;
    };
    assert.equal(tokensAt('low'), 194);
    assert.equal(tokensAt('high'), 194 + 4_160);
  });

  it('refuses reference images in a generation', () => {
    const quantity = imageInputQuantity(two, requestOf({ images: [imageOf(512, 512)] }));
    assert.equal(quantity.kind, 'unknown');
  });
});
