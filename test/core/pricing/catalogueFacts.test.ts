import assert from 'node:assert/strict';
import {
  isShutDown,
  rateLimitsOf,
  SHIPPED_CATALOGUE,
  type ModelPricing,
} from '../../../src/core/pricing/catalogue.ts';
import { listedModel } from './samples.ts';

describe('the facts of the shipped price list', () => {
  it('names every source it lists at least once', () => {
    const text = JSON.stringify([SHIPPED_CATALOGUE.models, SHIPPED_CATALOGUE.rateLimits]);
    for (const name of Object.keys(SHIPPED_CATALOGUE.sources)) {
      assert.ok(text.includes(JSON.stringify(name)), name);
    }
  });

  it('replaces models by listed ones that stay', () => {
    for (const { lifecycle } of SHIPPED_CATALOGUE.models) {
      for (const id of lifecycle.replacements) {
        assert.equal(listedModel(id).lifecycle.shutdown, undefined, id);
      }
    }
  });

  // Shutdown dates of OpenAI's deprecations page, and of Google's image models.
  for (const [id, shutdown] of [
    ['dall-e-2', '2026-05-12'],
    ['dall-e-3', '2026-05-12'],
    ['gpt-image-1', '2026-10-23'],
    ['gpt-image-1-mini', '2026-12-01'],
    ['gpt-image-1.5', '2026-12-01'],
    ['gpt-image-1.5-2025-12-16', '2026-12-01'],
    ['chatgpt-image-latest', '2026-12-01'],
    ['gemini-2.5-flash-image', '2026-10-02'],
    ['gemini-3.1-flash-image', '2026-10-29'],
    ['imagen-4-fast', '2026-08-17'],
    ['gpt-image-2', undefined],
    ['gpt-image-2.5-flare', undefined],
    ['gpt-image-2.6-sunburst', undefined],
  ] as const) {
    it(`says when ${id} shuts down`, () => {
      assert.equal(listedModel(id).lifecycle.shutdown, shutdown);
    });
  }

  it('has the stated replacements', () => {
    const of = (id: string): readonly string[] => listedModel(id).lifecycle.replacements;
    const family26 = ['gpt-image-2.6-sunburst', 'gpt-image-2.6-flare'];
    assert.deepEqual(of('gpt-image-1'), [...family26, 'gpt-image-2.5-sunburst']);
    for (const id of ['gpt-image-1.5', 'gpt-image-1-mini', 'chatgpt-image-latest', 'dall-e-3']) {
      assert.deepEqual(of(id), family26);
    }
  });

  it('has the release dates that are known', () => {
    const of = (id: string): string | undefined => listedModel(id).lifecycle.released?.date;
    assert.equal(of('gpt-image-2'), '2026-04-21');
    assert.equal(of('gpt-image-2.5-flare'), '2026-09-08');
    assert.equal(of('gpt-image-2.6-sunburst'), '2026-11-04');
  });

  it('has the rate limits of gpt-image-2 and 2.5, and none for 2.6', () => {
    for (const id of ['gpt-image-2', 'gpt-image-2.5-flare', 'gpt-image-2.5-sunburst']) {
      const limits = rateLimitsOf(SHIPPED_CATALOGUE, listedModel(id));
      assert.deepEqual(
        limits?.tiers.map(({ tier, tokensPerMinute, imagesPerMinute }) => [
          tier,
          tokensPerMinute,
          imagesPerMinute,
        ]),
        [
          [1, 100_000, 5],
          [2, 250_000, 20],
          [3, 800_000, 50],
          [4, 3_000_000, 150],
          [5, 8_000_000, 250],
        ],
      );
      assert.equal(limits.confidence, 'secondary');
    }
    assert.equal(rateLimitsOf(SHIPPED_CATALOGUE, listedModel('gpt-image-2.6-flare')), undefined);
  });

  it('knows what requests may ask', () => {
    const of = (id: string): NonNullable<ModelPricing['capabilities']> => {
      const { capabilities } = listedModel(id);
      assert.ok(capabilities);
      return capabilities;
    };
    assert.equal(of('gpt-image-2').transparency, 'preview');
    assert.equal(of('gpt-image-2.5-flare').transparency, 'supported');
    for (const id of ['gpt-image-1', 'gpt-image-1.5']) assert.ok(of(id).inputFidelity, id);
    for (const id of ['gpt-image-2', 'gpt-image-2.5-flare', 'gpt-image-2.6-flare']) {
      assert.ok(!of(id).inputFidelity, id);
    }
    assert.deepEqual(of('gpt-image-2.5-flare').outputFormats, ['png', 'jpeg', 'webp']);
    assert.deepEqual(of('gpt-image-2.6-flare').outputFormats, [
      'png',
      'jpeg',
      'webp',
      'gif',
      'svg',
    ]);
    assert.deepEqual(of('gpt-image-2.6-flare').complexity, ['low', 'medium', 'high']);
  });

  it('bills text output on no model but 1.5 and chatgpt-image-latest among those of OpenAI', () => {
    const billing = SHIPPED_CATALOGUE.models.filter(
      ({ vendor, usdPerMTok }) => vendor === 'OpenAI' && usdPerMTok.textOutput !== undefined,
    );
    assert.deepEqual(
      billing.map(({ id }) => id),
      ['gpt-image-1.5', 'chatgpt-image-latest'],
    );
  });
});

describe('isShutDown', () => {
  it('is true from the day itself', () => {
    const model = listedModel('gpt-image-1.5');
    assert.equal(isShutDown(model, '2026-11-30'), false);
    assert.equal(isShutDown(model, '2026-12-01'), true);
    assert.equal(isShutDown(listedModel('gpt-image-2'), '2099-01-01'), false);
  });
});
