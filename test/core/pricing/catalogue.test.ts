import assert from 'node:assert/strict';
import {
  findModel,
  modelNames,
  parseCatalogue,
  qualitiesOf,
  SHIPPED_CATALOGUE,
} from '../../../src/core/pricing/catalogue.ts';
import { listedModel } from './samples.ts';

describe('the shipped price list', () => {
  // US dollars per million tokens: text in, cached, image in, cached, image out, text out.
  for (const [id, ...rates] of [
    ['gpt-image-2', 5, 1.25, 8, 2, 30, undefined],
    ['gpt-image-2-2026-04-21', 5, 1.25, 8, 2, 30, undefined],
    ['gpt-image-2.5-flare', 5, 1.25, 8, 2, 30, undefined],
    ['gpt-image-2.5-flare-2026-09-08', 5, 1.25, 8, 2, 30, undefined],
    ['gpt-image-2.5-sunburst', 5, 1.25, 8, 2, 30, undefined],
    ['gpt-image-2.5-sunburst-2026-09-08', 5, 1.25, 8, 2, 30, undefined],
    ['gpt-image-1.5', 5, 1.25, 8, 2, 32, 10],
    ['gpt-image-1.5-2025-12-16', 5, 1.25, 8, 2, 32, 10],
    ['chatgpt-image-latest', 5, 1.25, 8, 2, 32, 10],
    ['gpt-image-1', 5, 1.25, 10, 2.5, 40, undefined],
    ['gpt-image-1-mini', 2, 0.2, 2.5, 0.25, 8, undefined],
  ] as const) {
    it(`has the rates of ${id}`, () => {
      const { usdPerMTok: listed } = listedModel(id);
      assert.deepEqual(
        [
          listed.textInput,
          listed.cachedTextInput,
          listed.imageInput,
          listed.cachedImageInput,
          listed.imageOutput,
          listed.textOutput,
        ],
        rates,
      );
    });

    it(`halves the rates of ${id} under Batch`, () => {
      assert.equal(listedModel(id).batch?.factor, 0.5);
    });
  }

  it('has the text tokens that the API adds', () => {
    const overheads = (id: string): unknown => {
      const { generate, edit } = listedModel(id).textOverhead ?? {};
      return [generate?.min, generate?.max, edit?.min, edit?.max];
    };
    assert.deepEqual(overheads('gpt-image-2'), [6, 6, 7, 7]);
    assert.deepEqual(overheads('gpt-image-2.5-flare'), [6, 6, 7, 7]);
    assert.deepEqual(overheads('gpt-image-2.5-sunburst'), [6, 6, 7, 7]);
    assert.deepEqual(overheads('gpt-image-1.5'), [6, 6, 15, 81]);
  });

  it('has a source with a date for everything it says', () => {
    const named = new Set<string>();
    JSON.stringify(SHIPPED_CATALOGUE.models, (key: string, value: unknown) => {
      if (/source$/iu.test(key) && typeof value === 'string') named.add(value);
      return value;
    });
    assert.ok(named.size > 5);
    for (const name of named) {
      const source = SHIPPED_CATALOGUE.sources[name];
      assert.ok(source, name);
      assert.ok(source.title.length > 10, name);
      assert.match(source.date, /^2026-\d{2}-\d{2}$/u);
      assert.ok(source.date <= SHIPPED_CATALOGUE.version, `${name} is newer than the price list`);
    }
  });

  it('names every model once', () => {
    const names = modelNames(SHIPPED_CATALOGUE);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
    for (const name of names) assert.equal(name, name.trim().toLowerCase());
  });
});

describe('findModel', () => {
  it('knows a model in any letter case, with or without its vendor', () => {
    for (const id of ['gpt-image-2', 'GPT-Image-2', ' openai/gpt-image-2 ', 'openai:gpt-image-2']) {
      assert.equal(findModel(SHIPPED_CATALOGUE, id)?.id, 'gpt-image-2', id);
    }
  });

  it('never takes one model for another', () => {
    for (const id of ['', 'gpt-image', 'gpt-image-22', 'gpt-image-2-2026', 'openai/', 'toString']) {
      assert.equal(findModel(SHIPPED_CATALOGUE, id), undefined, id);
    }
  });
});

describe('qualitiesOf', () => {
  it('lists a model’s qualities, cheapest first', () => {
    assert.deepEqual(qualitiesOf(listedModel('gpt-image-2')), ['low', 'medium', 'high']);
    assert.deepEqual(qualitiesOf(listedModel('gpt-image-2.5-flare')), [
      'low',
      'medium',
      'high',
      'xhigh',
      'max',
    ]);
    assert.deepEqual(qualitiesOf(listedModel('gpt-image-1-mini')), ['low', 'medium', 'high']);
  });
});

describe('parseCatalogue', () => {
  it('refuses a price without a number, and keys it does not know', () => {
    const [first] = SHIPPED_CATALOGUE.models;
    assert.ok(first);
    const withModel = (model: unknown): unknown => ({ ...SHIPPED_CATALOGUE, models: [model] });
    assert.doesNotThrow(() => parseCatalogue(withModel(first)));
    const rates = { ...first.usdPerMTok, imageOutput: '30' };
    assert.throws(() => parseCatalogue(withModel({ ...first, usdPerMTok: rates })));
    assert.throws(() => parseCatalogue(withModel({ ...first, discount: 1 })));
    assert.throws(() => parseCatalogue({ ...SHIPPED_CATALOGUE, version: 'today' }));
  });
});
