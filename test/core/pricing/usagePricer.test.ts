import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SHIPPED_CATALOGUE } from '../../../src/core/pricing/catalogue.ts';
import { priceUsage } from '../../../src/core/pricing/priceUsage.ts';
import { createUsagePricer } from '../../../src/core/pricing/usagePricer.ts';

const tokens = fc.nat(100_000);

describe('createUsagePricer', () => {
  it('prices as a bill does, line by line', () => {
    const price = createUsagePricer(SHIPPED_CATALOGUE);
    const models = [
      ...SHIPPED_CATALOGUE.models.map(({ id }) => id),
      'openai/gpt-image-2',
      'nobody',
    ];
    const counts = fc.record(
      {
        textInput: tokens,
        cachedTextInput: tokens,
        imageInput: tokens,
        cachedImageInput: tokens,
        imageOutput: tokens,
        textOutput: fc.nat(1),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.constantFrom(...models), counts, fc.boolean(), (model, used, batch) => {
        const bill = priceUsage(SHIPPED_CATALOGUE, model, used, batch);
        const total = price(model, used, batch);
        assert.deepEqual(
          total,
          bill.kind === 'priced' ? { kind: bill.kind, total: bill.total } : bill,
        );
      }),
    );
  });

  it('prices a published bill: 228·5 + 1,450·8 + 13,342·30 dollars a million', () => {
    const price = createUsagePricer(SHIPPED_CATALOGUE);
    const counts = { textInput: 228, imageInput: 1_450, imageOutput: 13_342 };
    assert.deepEqual(price('gpt-image-2', counts, false), { kind: 'priced', total: 413_000_000 });
  });
});
