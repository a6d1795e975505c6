import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SHIPPED_CATALOGUE, type RateName } from '../../../src/core/pricing/catalogue.ts';
import { toUsd } from '../../../src/core/pricing/money.ts';
import {
  priceUsage,
  type UsageCounts,
  type UsagePrice,
} from '../../../src/core/pricing/priceUsage.ts';
import { english, withEnglish } from '../../support/english.ts';

type Priced = Extract<UsagePrice, { kind: 'priced' }>;

function priced(model: string, counts: UsageCounts, batch = false): Priced {
  const price = priceUsage(SHIPPED_CATALOGUE, model, counts, batch);
  assert.equal(price.kind, 'priced');
  return price;
}

function usd(counts: UsageCounts, batch = false): number {
  return toUsd(priced('gpt-image-2', counts, batch).total);
}

describe('priceUsage', () => {
  // The guide's worked examples: text in, image in, image out, dollars.
  for (const [scenario, textInput, imageInput, imageOutput, cost] of [
    ['a small icon concept', 500, 0, 2_000, 0.0625],
    ['a product hero draft', 1_500, 0, 5_000, 0.1575],
    ['a high-detail editorial image', 3_000, 0, 10_000, 0.315],
    ['an edit with a minor background change', 700, 2_500, 3_000, 0.1135],
    ['an edit of a product colorway', 1_200, 5_000, 5_000, 0.196],
    ['an edit with a detailed brand layout', 2_000, 10_000, 9_000, 0.36],
  ] as const) {
    it(`prices ${scenario} at $${cost}`, () => {
      assert.equal(usd({ textInput, imageInput, imageOutput }), cost);
    });
  }

  it('takes 75 % off a brand system that comes from the cache', () => {
    assert.equal(usd({ textInput: 1_000_000 }), 5);
    assert.equal(usd({ cachedTextInput: 1_000_000 }), 1.25);
    assert.equal(usd({ imageInput: 1_000_000 }), 8);
    assert.equal(usd({ cachedImageInput: 1_000_000 }), 2);
    assert.equal(usd({ textInput: 10_000_000 }), 50);
    assert.equal(usd({ imageInput: 10_000_000 }), 80);
    assert.equal(usd({ cachedTextInput: 10_000_000 }), 12.5);
    assert.equal(usd({ cachedImageInput: 10_000_000 }), 20);
  });

  it('reproduces a published bill to the cent-fraction', () => {
    assert.equal(usd({ textInput: 2_376, imageInput: 7_463, imageOutput: 1_372 }), 0.112744);
  });

  it('halves every rate under Batch', () => {
    const counts = {
      textInput: 1_000_000,
      cachedTextInput: 1_000_000,
      imageInput: 1_000_000,
      cachedImageInput: 1_000_000,
      imageOutput: 1_000_000,
    };
    const { lineItems, total } = priced('gpt-image-2', counts, true);
    assert.deepEqual(
      lineItems.map(({ kind, usdPerMTok }) => [kind, usdPerMTok]),
      [
        ['textInput', 2.5],
        ['cachedTextInput', 0.625],
        ['imageInput', 4],
        ['cachedImageInput', 1],
        ['imageOutput', 15],
      ],
    );
    assert.equal(toUsd(total), 23.125);
  });

  it('states each line as quantity × unit price, with source and date', () => {
    const [line] = priced('gpt-image-2', { imageOutput: 1_372 }).lineItems;
    assert.deepEqual(withEnglish(line), {
      unit: 'tok',
      kind: 'imageOutput',
      quantity: { min: 1_372, max: 1_372 },
      usdPerMTok: 30,
      amount: { min: 41_160_000, max: 41_160_000 },
      source: {
        title:
          'OpenAI model page gpt-image-2 (developers.openai.com/api/docs/models/gpt-image-2.md)',
        date: '2026-11-23',
        confidence: 'official',
      },
    });
  });

  it('bills output text where the model has a price for it', () => {
    // 4,160 × $32 + 439 × $10 a million.
    const { total } = priced('gpt-image-1.5', { imageOutput: 4_160, textOutput: 439 });
    assert.equal(toUsd(total), 0.13751);
  });

  it('gives no price for tokens that the model has no price for', () => {
    const price = priceUsage(SHIPPED_CATALOGUE, 'gpt-image-2', { textOutput: 439 }, false);
    assert.equal(price.kind, 'unpriced');
    assert.match(english(price.reason), /gpt-image-2 has no price for/u);
  });

  it('gives no price for a model that is not listed, and names it', () => {
    const price = priceUsage(SHIPPED_CATALOGUE, 'gpt-image-9', { imageOutput: 1 }, false);
    assert.equal(price.kind, 'unpriced');
    assert.match(english(price.reason), /“gpt-image-9”/u);
  });

  it('finds a model by its snapshot name', () => {
    assert.equal(priced('openai/gpt-image-2-2026-04-21', {}).model.id, 'gpt-image-2');
  });

  it('totals exactly the sum of its items', () => {
    const count = fc.integer({ min: 0, max: 10_000_000 });
    const kinds: readonly RateName[] = [
      'textInput',
      'cachedTextInput',
      'imageInput',
      'cachedImageInput',
      'imageOutput',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom('gpt-image-2', 'gpt-image-2.5-flare', 'gpt-image-1', 'gpt-image-1-mini'),
        fc.array(count, { minLength: kinds.length, maxLength: kinds.length }),
        fc.boolean(),
        (model, counts, batch) => {
          const usage = Object.fromEntries(kinds.map((kind, index) => [kind, counts[index] ?? 0]));
          const { lineItems, total } = priced(model, usage, batch);
          const sum = lineItems.reduce((all, { amount }) => all + BigInt(amount.min), 0n);
          assert.equal(BigInt(total), sum);
          for (const { quantity, usdPerMTok, amount } of lineItems) {
            const tenths = BigInt(Math.round(usdPerMTok * 1_000_000));
            assert.equal(BigInt(amount.min) * 1_000n, BigInt(quantity.min) * tenths);
          }
        },
      ),
    );
  });
});
