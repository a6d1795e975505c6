import assert from 'node:assert/strict';
import { SHIPPED_CATALOGUE, type Catalogue } from '../../../src/core/pricing/catalogue.ts';
import { priceUsage } from '../../../src/core/pricing/priceUsage.ts';
import { createUsagePricer } from '../../../src/core/pricing/usagePricer.ts';
import { withPriceOverrides } from '../../../src/core/project/priceOverrides.ts';

/** A contract at $24 a million output tokens from 1 October, and at $20 from 1 November; $30 in the list. */
const CONTRACT: Catalogue = withPriceOverrides(
  withPriceOverrides(
    SHIPPED_CATALOGUE,
    [{ model: 'gpt-image-2', rates: { imageOutput: 24 }, from: '2026-10-01' }],
    'prompt-cost.yaml',
  ),
  [{ model: 'gpt-image-2', rates: { imageOutput: 20 }, from: '2026-11-01' }],
  'prompt-cost.yaml',
);
const COUNTS = { imageOutput: 1_000 };

describe('ratesAt', () => {
  for (const [day, total] of [
    ['2026-09-30', 30_000_000],
    ['2026-10-01', 24_000_000],
    ['2026-10-31', 24_000_000],
    ['2026-11-01', 20_000_000],
    [undefined, 20_000_000],
  ] as const) {
    it(`prices a call of ${day ?? 'now'} by the rate that held`, () => {
      const bill = priceUsage(CONTRACT, 'gpt-image-2', COUNTS, false, day);
      assert.equal(bill.kind === 'priced' && bill.total, total);
      const price = createUsagePricer(CONTRACT);
      assert.deepEqual(price('gpt-image-2', COUNTS, false, day), { kind: 'priced', total });
    });
  }

  it('names the source of the rate that held', () => {
    const bill = priceUsage(CONTRACT, 'gpt-image-2', COUNTS, false, '2026-09-30');
    assert.ok(bill.kind === 'priced');
    assert.equal(bill.lineItems[0]?.source.confidence, 'official');
  });

  it('holds no change of a rate in the list as it ships, as none is known', () => {
    assert.ok(SHIPPED_CATALOGUE.models.every(({ earlierRates }) => earlierRates === undefined));
  });
});
