import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findModel, SHIPPED_CATALOGUE } from '../../../src/core/pricing/catalogue.ts';
import { estimateRequest, type RequestEstimate } from '../../../src/core/pricing/estimate.ts';
import type { TokenLine } from '../../../src/core/pricing/lineItem.ts';
import type { ResolvedRequest } from '../../../src/core/pricing/request.ts';
import type { PromptTokens } from '../../../src/core/tokens/promptTokens.ts';
import { imageOf, promptOf, requestOf } from './samples.ts';
import { english } from '../../support/english.ts';

function estimate(
  changes: Partial<ResolvedRequest> = {},
  prompt: PromptTokens = promptOf(214),
): RequestEstimate {
  return estimateRequest(SHIPPED_CATALOGUE, requestOf(changes), prompt);
}

/** The lines that are billed by tokens; fails when there is no price. */
function tokenLines(cost: RequestEstimate['cost']): readonly TokenLine[] {
  assert.ok(cost.kind === 'priced');
  return cost.lineItems.filter((item) => item.unit === 'tok');
}

/** Kind, tokens, dollars per million and nano-dollars of each line, and the total. */
function bill({ cost }: RequestEstimate): unknown {
  if (cost.kind === 'unpriced') return english(cost.reason);
  const items = tokenLines(cost).map(({ kind, quantity, usdPerMTok, amount }) => [
    kind,
    quantity.min,
    usdPerMTok,
    amount.min,
  ]);
  return [...items, cost.total.min];
}

describe('estimateRequest', () => {
  it('prices text and image as quantity × unit price', () => {
    const priced = estimate();
    assert.deepEqual(bill(priced), [
      ['textInput', 220, 5, 1_100_000],
      ['imageOutput', 1_372, 30, 41_160_000],
      42_260_000,
    ]);
    assert.equal(priced.basis, 'exact');
    assert.deepEqual(priced.reasons, []);
  });

  it('prices reference images of an edit', () => {
    const edit = { operation: 'edit', images: [imageOf(2048, 2048)] } as const;
    assert.deepEqual(bill(estimate(edit)), [
      ['textInput', 221, 5, 1_105_000],
      ['imageInput', 1_521, 8, 12_168_000],
      ['imageOutput', 1_372, 30, 41_160_000],
      54_433_000,
    ]);
  });

  it('bills inputs and outputs again for each of n images', () => {
    const edit = { operation: 'edit', images: [imageOf(1024, 1024)], n: 2 } as const;
    assert.deepEqual(bill(estimate(edit, promptOf(7))), [
      ['textInput', 28, 5, 140_000],
      ['imageInput', 2_048, 8, 16_384_000],
      ['imageOutput', 2_744, 30, 82_320_000],
      98_844_000,
    ]);
  });

  it('halves every line under Batch', () => {
    assert.deepEqual(bill(estimate({ batch: true })), [
      ['textInput', 220, 2.5, 550_000],
      ['imageOutput', 1_372, 15, 20_580_000],
      21_130_000,
    ]);
  });

  it('carries the cached price without assuming it', () => {
    const { cost } = estimate({ operation: 'edit', images: [imageOf(512, 512)], batch: true });
    assert.deepEqual(
      tokenLines(cost).map((item) => item.cachedUsdPerMTok),
      [0.625, 1, undefined],
    );
  });

  it('says of every line where price, Batch reduction and tokens come from', () => {
    const { cost } = estimate({ batch: true });
    assert.equal(tokenLines(cost).length, 2);
    for (const { source, batchSource, tokenSource } of tokenLines(cost)) {
      for (const one of [source, batchSource, tokenSource]) {
        assert.match(english(one?.date), /^\d{4}-\d{2}-\d{2}$/u);
        assert.ok(english(one?.title).length > 10);
      }
    }
  });

  it('shows the tokens of an unknown model’s text, for all its images', () => {
    const { cost, tokens, basis } = estimate({ model: 'gpt-image-9', n: 3 }, promptOf(10, 20));
    assert.equal(basis, 'unpriced');
    assert.match(cost.kind === 'unpriced' ? english(cost.reason) : '', /“gpt-image-9”/u);
    assert.deepEqual(tokens, {
      textInput: { min: 30, max: 60 },
      imageInput: undefined,
      imageOutput: undefined,
    });
  });

  it('shows the tokens that are known of an illegal size', () => {
    const { cost, tokens, basis, reasons } = estimate({ size: '1000x1000', n: 2 });
    assert.equal(basis, 'unpriced');
    assert.equal(cost.kind, 'unpriced');
    assert.deepEqual(tokens.textInput, { min: 440, max: 440 });
    assert.equal(tokens.imageOutput, undefined);
    assert.match(english(reasons[0]), /multiples of 16/u);
  });

  it('names the keys whose values cannot be used', () => {
    for (const [keys, words] of [
      [['size'], 'The value of size is not valid'],
      [['batch', 'quality'], 'The values of quality, batch are not valid'],
      [['model'], 'The value of model is not valid'],
      [['n'], 'The value of n is not valid'],
      [['images'], 'The value of images is not valid'],
      [['partialImages'], 'The value of partial_images is not valid'],
      [['outputs'], 'The value of outputs is not valid'],
    ] as const) {
      const { cost } = estimate({ invalid: new Set(keys) });
      assert.ok(cost.kind === 'unpriced' && english(cost.reason).startsWith(words), words);
    }
  });

  it('ignores keys that do not change the price', () => {
    assert.equal(
      estimate({ invalid: new Set(['background', 'moderation'] as const) }).basis,
      'exact',
    );
  });

  it('gives no price for Batch where it is not known whether there is one', () => {
    const model = findModel(SHIPPED_CATALOGUE, 'gpt-image-2');
    assert.ok(model);
    const { batch, ...withoutBatch } = model;
    assert.ok(batch);
    const catalogue = { ...SHIPPED_CATALOGUE, models: [withoutBatch] };
    const request = requestOf({ batch: true });
    const { cost } = estimateRequest(catalogue, request, promptOf(1));
    assert.match(cost.kind === 'unpriced' ? english(cost.reason) : '', /Batch/u);
  });

  it('gives no price, and does not fail, where a header asks for absurd amounts', () => {
    const absurd = Array.from({ length: 1_000 }, () => imageOf(999_999, 1));
    const edit = { model: 'gpt-image-1', operation: 'edit', images: absurd, n: 10 } as const;
    const { cost, basis } = estimate({ ...edit, size: '1024x1024' }, promptOf(2_000_000_000));
    assert.equal(basis, 'unpriced');
    assert.match(
      cost.kind === 'unpriced' ? english(cost.reason) : '',
      /more than 1,000,000,000 tokens/u,
    );
  });

  describe('for any request', () => {
    const requests = fc.record({
      model: fc.constantFrom('gpt-image-2', 'gpt-image-2.5-flare', 'gpt-image-1', 'gpt-image-1.5'),
      quality: fc.constantFrom('auto', 'low', 'medium', 'high'),
      size: fc.constantFrom('auto', '1024x1024', '1024x1536', '1536x1024'),
      n: fc.integer({ min: 1, max: 10 }),
      batch: fc.boolean(),
      partialImages: fc.integer({ min: 0, max: 3 }),
    });
    const prompts = fc.integer({ min: 0, max: 40_000 });
    const totalOf = ({ cost }: RequestEstimate): { min: number; max: number } => {
      assert.equal(cost.kind, 'priced');
      return cost.total;
    };

    it('the total is exactly the sum of its items, bound by bound', () => {
      fc.assert(
        fc.property(requests, prompts, (request, tokens) => {
          const { cost } = estimate(request, promptOf(tokens));
          assert.equal(cost.kind, 'priced');
          for (const bound of ['min', 'max'] as const) {
            const sum: number = cost.lineItems.reduce((all, item) => all + item.amount[bound], 0);
            assert.equal(cost.total[bound], sum);
            assert.ok(Number.isSafeInteger(sum));
          }
          assert.ok(cost.total.min <= cost.total.max);
        }),
      );
    });

    it('more text never costs less', () => {
      fc.assert(
        fc.property(requests, prompts, prompts, (request, one, other) => {
          const few = totalOf(estimate(request, promptOf(Math.min(one, other))));
          const many = totalOf(estimate(request, promptOf(Math.max(one, other))));
          assert.ok(few.min <= many.min && few.max <= many.max);
        }),
      );
    });

    it('n images cost n times one image', () => {
      fc.assert(
        fc.property(requests, prompts, (request, tokens) => {
          const one = totalOf(estimate({ ...request, n: 1 }, promptOf(tokens)));
          const all = totalOf(estimate(request, promptOf(tokens)));
          assert.deepEqual(all, { min: request.n * one.min, max: request.n * one.max });
        }),
      );
    });

    it('higher quality never costs less', () => {
      fc.assert(
        fc.property(requests, prompts, (request, tokens) => {
          const [low, medium, high, auto] = ['low', 'medium', 'high', 'auto'].map((quality) =>
            totalOf(estimate({ ...request, quality }, promptOf(tokens))),
          );
          assert.ok(low && medium && high && auto);
          assert.ok(low.min <= medium.min && medium.min <= high.min);
          assert.ok(low.max <= medium.max && medium.max <= high.max);
          assert.ok(auto.min <= low.min && auto.max >= high.max);
        }),
      );
    });
  });
});
