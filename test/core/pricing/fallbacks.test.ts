import assert from 'node:assert/strict';
import { SHIPPED_CATALOGUE } from '../../../src/core/pricing/catalogue.ts';
import { estimateRequest, type RequestEstimate } from '../../../src/core/pricing/estimate.ts';
import { firstChoiceOf, withFallbacks } from '../../../src/core/pricing/fallbacks.ts';
import type { ResolvedRequest } from '../../../src/core/pricing/request.ts';
import { promptOf, requestOf } from './samples.ts';
import { english } from '../../support/english.ts';

function estimate(changes: Partial<ResolvedRequest>): RequestEstimate {
  const prompt = promptOf(14);
  const request = requestOf({ quality: 'low', size: '1024x1024', ...changes });
  return withFallbacks(
    SHIPPED_CATALOGUE,
    estimateRequest(SHIPPED_CATALOGUE, request, prompt),
    prompt,
  );
}

function total({ cost, basis }: RequestEstimate): unknown {
  return cost.kind === 'priced' ? [cost.total.min, cost.total.max, basis] : english(cost.reason);
}

describe('withFallbacks', () => {
  // 20 text tokens at $5 and 196 output tokens at $30 a million.
  const own = 100_000 + 5_880_000;

  it('prices the first choice, up to the dearest of the chain', () => {
    // gpt-image-1 bills 272 output tokens at $40, mini the same at $8 and text at $2.
    const chain = estimate({ fallbacks: ['gpt-image-1-mini', 'gpt-image-1'] });
    assert.deepEqual(total(chain), [own, 100_000 + 10_880_000, 'estimate']);
    assert.match(english(...chain.reasons), /may fall back to gpt-image-1-mini, gpt-image-1/u);
  });

  it('keeps the price of the first choice where every fallback is cheaper', () => {
    assert.deepEqual(total(estimate({ fallbacks: ['gpt-image-1-mini'] })), [own, own, 'estimate']);
  });

  it('keeps the line items of the first choice, and tells what each fallback costs', () => {
    const { cost, chain } = estimate({ fallbacks: ['gpt-image-1'] });
    assert.ok(cost.kind === 'priced' && chain);
    assert.equal(
      cost.lineItems.reduce((sum, { amount }) => sum + amount.max, 0),
      own,
    );
    assert.deepEqual(
      chain.fallbacks.map((one) => [one.model, one.cost.kind === 'priced' && one.cost.total.max]),
      [['gpt-image-1', 10_980_000]],
    );
  });

  it('has no upper bound where a fallback has no price, and says why', () => {
    const unknown = estimate({ fallbacks: ['gpt-image-99', 'gpt-image-1'] });
    assert.deepEqual(total(unknown), [own, 10_980_000, 'partial']);
    assert.match(
      english(...unknown.reasons),
      /fallback has no price\. No price is known for the model “gpt-image-99”/u,
    );
    // 2.5 knows max, which gpt-image-1 does not.
    const word = estimate({
      model: 'gpt-image-2.5-flare',
      quality: 'max',
      fallbacks: ['gpt-image-1'],
    });
    assert.equal(word.basis, 'partial');
    assert.match(english(...word.reasons), /gpt-image-1 has no quality “max”/u);
  });

  it('changes nothing without fallbacks, or where they are the model itself', () => {
    for (const fallbacks of [[], ['gpt-image-2-2026-04-21']]) {
      const alone = estimate({ fallbacks });
      assert.deepEqual(total(alone), [own, own, 'exact']);
      assert.equal(alone.chain, undefined);
    }
  });

  it('leaves a first choice without a price unpriced', () => {
    const chain = estimate({ model: 'gpt-image-99', fallbacks: ['gpt-image-2'] });
    assert.equal(chain.basis, 'unpriced');
    assert.match(String(total(chain)), /gpt-image-99/u);
  });

  it('gives a lower bound where the fallbacks cannot be read', () => {
    assert.deepEqual(total(estimate({ invalid: new Set(['fallbacks']) })), [own, own, 'partial']);
  });
});

describe('firstChoiceOf', () => {
  it('takes the fallbacks out again', () => {
    const chain = estimate({ fallbacks: ['gpt-image-1'] });
    assert.deepEqual(total(firstChoiceOf(chain)), [5_980_000, 5_980_000, 'exact']);
    const alone = estimate({});
    assert.equal(firstChoiceOf(alone), alone);
  });
});
