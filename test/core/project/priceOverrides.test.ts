import assert from 'node:assert/strict';
import {
  findModel,
  SHIPPED_CATALOGUE,
  type Catalogue,
} from '../../../src/core/pricing/catalogue.ts';
import { withPriceOverrides } from '../../../src/core/project/priceOverrides.ts';
import { PROJECT_FILE_NAME, parseProjectFile } from '../../../src/core/project/projectFile.ts';
import { analysed } from '../../support/analysed.ts';

function priced(yaml: string): Catalogue {
  return withPriceOverrides(SHIPPED_CATALOGUE, parseProjectFile(yaml).prices, PROJECT_FILE_NAME);
}

function ratesOf(yaml: string, model: string): unknown {
  return findModel(priced(yaml), model)?.usdPerMTok;
}

describe('withPriceOverrides', () => {
  it('replaces the stated prices of a listed model and keeps the others', () => {
    const expected = {
      textInput: 5,
      cachedTextInput: 1.25,
      imageInput: 8,
      cachedImageInput: 2,
      imageOutput: 25,
    };
    const yaml = 'prices: {gpt-image-2: {image_output: 25}}';
    assert.deepEqual(ratesOf(yaml, 'gpt-image-2'), expected);
    assert.deepEqual(ratesOf(yaml, 'gpt-image-2-2026-04-21'), expected);
    assert.deepEqual(
      ratesOf('prices: {" GPT-Image-2 ": {image_output: 25}}', 'gpt-image-2'),
      expected,
    );
    assert.equal(priced(yaml).models.length, SHIPPED_CATALOGUE.models.length);
  });

  it('leaves the shipped catalogue as it is', () => {
    priced('prices: {gpt-image-2: {image_output: 25}}');
    assert.equal(findModel(SHIPPED_CATALOGUE, 'gpt-image-2')?.usdPerMTok.imageOutput, 30);
  });

  it('gives a model that is not listed the token rules of the one it extends', () => {
    const project = 'prices: {my-image: {extends: gpt-image-2, image_output: 10}}';
    const text = '---\nmodel: my-image\nquality: medium\nsize: 1536x1024\n---\nA cat';
    const { cost, basis } = analysed(text, { project }).requests[0] ?? {};
    assert.ok(cost?.kind === 'priced');
    const output = cost.lineItems.find(({ kind }) => kind === 'imageOutput');
    assert.deepEqual(output?.quantity, { min: 1372, max: 1372 });
    // 1,372 tokens at $10 a million.
    assert.deepEqual(output.amount, { min: 13_720_000, max: 13_720_000 });
    assert.equal(basis, 'exact');
  });

  it('lets one override build on another above it', () => {
    const yaml =
      'prices: {a: {extends: gpt-image-2, text_input: 1}, b: {extends: a, image_output: 2}}';
    const rates = ratesOf(yaml, 'b') as Readonly<Record<string, number>>;
    assert.deepEqual([rates['textInput'], rates['imageInput'], rates['imageOutput']], [1, 8, 2]);
  });

  it('knows a model by its rates alone when it extends none', () => {
    const yaml = 'prices: {own: {text_input: 1, image_input: 2, image_output: 3}}';
    assert.deepEqual(ratesOf(yaml, 'own'), {
      textInput: 1,
      cachedTextInput: 1,
      imageInput: 2,
      cachedImageInput: 2,
      imageOutput: 3,
    });
    const { cost } = analysed('---\nmodel: own\n---\nA cat', { project: yaml }).requests[0] ?? {};
    assert.equal(cost?.kind, 'unpriced');
  });

  it('does not list a model of which a needed rate is missing', () => {
    assert.equal(ratesOf('prices: {own: {text_input: 1, image_output: 3}}', 'own'), undefined);
  });

  it('names the source and the date that the user gives', () => {
    const { sources } = priced(
      'prices: {gpt-image-2: {image_output: 25, source: contract 7, date: 2026-10-01}}',
    );
    const { title, date } = sources['override gpt-image-2'] ?? {};
    assert.equal(title, 'contract 7 (override in prompt-cost.yaml)');
    assert.equal(date, '2026-10-01');
  });
});
