import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planDrafts, LANE_APIS, type DraftPlan } from '../../../src/core/plan/workflow.ts';
import { SHIPPED_CATALOGUE } from '../../../src/core/pricing/catalogue.ts';
import { addMoney } from '../../../src/core/pricing/money.ts';
import type { ResolvedRequest } from '../../../src/core/pricing/request.ts';
import { imageOf, promptOf, requestOf } from '../pricing/samples.ts';
import { english } from '../../support/english.ts';

/** High at 1024×1024: 7,024 output tokens at $30 a million, and 20 tokens of text at $5. */
const HIGH = requestOf({ quality: 'high', size: '1024x1024' });
const LOW = { quality: 'low' };

function plan(
  api: DraftPlan['api'],
  drafts: number,
  final: ResolvedRequest = HIGH,
  settings: { quality?: string; size?: string; model?: string } = LOW,
): DraftPlan {
  const planned = planDrafts(SHIPPED_CATALOGUE, final, promptOf(14), { settings, drafts, api });
  assert.equal(planned.kind, 'priced');
  return planned.plan;
}

describe('planDrafts', () => {
  // Draft: 20 × 5 + 196 × 30 = 5,980 millionths of a dollar. Final: 20 × 5 + 7,024 × 30 = 210,820.
  it('makes each picture on its own', () => {
    const { perApprovedAsset, allFinal, basis } = plan('generate', 3);
    assert.deepEqual(perApprovedAsset, { min: 228_760_000, max: 228_760_000 });
    assert.deepEqual(allFinal, { min: 843_280_000, max: 843_280_000 });
    assert.equal(basis, 'exact');
  });

  // The final as an edit: 21 text tokens, 1,024 of the draft at $8: 21 × 5 + 1,024 × 8 + 7,024 × 30 = 219,017.
  it('sends the chosen draft to the final as image input', () => {
    const { perApprovedAsset, allFinal } = plan('edit', 3);
    assert.deepEqual(perApprovedAsset, { min: 236_957_000, max: 236_957_000 });
    // Without a draft lane nothing is edited.
    assert.deepEqual(allFinal, { min: 843_280_000, max: 843_280_000 });
  });

  // A later draft: 21 × 5 + 1,024 × 8 + 196 × 30 = 14,177.
  it('sends the picture before with every turn', () => {
    const { perApprovedAsset, allFinal, lanes } = plan('responses', 3);
    assert.deepEqual(
      lanes.map(({ name, calls, amount }) => [name, calls, amount.max]),
      [
        ['first draft', 1, 5_980_000],
        ['later draft', 2, 28_354_000],
        ['final', 1, 219_017_000],
      ],
    );
    assert.equal(perApprovedAsset.max, 253_351_000);
    assert.equal(allFinal.max, 210_820_000 + 3 * 219_017_000);
  });

  it('bills the picture before by the pixels of its own lane, beside the references of the request', () => {
    // 2048×2048 counts 1,521 tokens, the reference 1,024.
    const final = { ...HIGH, operation: 'edit', images: [imageOf(1_024, 1_024)] } as const;
    const { lanes } = plan('edit', 1, final, { quality: 'low', size: '2048x2048' });
    assert.equal(lanes[1]?.callCost.max, 21 * 5_000 + (1_024 + 1_521) * 8_000 + 7_024 * 30_000);
  });

  it('has no price when the size of a picture that is sent on is open', () => {
    const lane = { settings: { ...LOW, size: 'auto' }, drafts: 1, api: 'edit' } as const;
    const planned = planDrafts(SHIPPED_CATALOGUE, HIGH, promptOf(14), lane);
    assert.match(planned.kind === 'unpriced' ? english(planned.reason) : '', /set a size/u);
  });

  it('is as sure as its least sure lane', () => {
    assert.equal(
      plan('generate', 1, HIGH, { model: 'gpt-image-2.6-flare', quality: 'high' }).basis,
      'estimate',
    );
  });

  it('costs the sum of its lanes, and never less with more drafts', () => {
    const api = fc.constantFrom(...LANE_APIS);
    fc.assert(
      fc.property(api, fc.nat(20), fc.nat(20), (one, few, more) => {
        const less = plan(one, few);
        assert.deepEqual(less.perApprovedAsset, addMoney(less.lanes.map(({ amount }) => amount)));
        assert.ok(less.perApprovedAsset.max <= plan(one, few + more).perApprovedAsset.max);
      }),
    );
  });
});
