import assert from 'node:assert/strict';
import type { LineItem } from '../../../src/core/pricing/lineItem.ts';
import { formatLinePrice, formatQuantity } from '../../../src/core/report/lineItem.ts';
import { asIs } from '../../../src/core/text/wording.ts';

const source = {
  title: asIs('a page'),
  date: asIs('2026-11-23'),
  confidence: 'official',
} as const;
const amount = { min: 0, max: 0 };

describe('formatQuantity', () => {
  for (const [unit, min, max, text] of [
    ['tok', 1_756, 1_756, '1,756 tok'],
    ['tok', 196, 7_024, '196–7,024 tok'],
    ['tok', 1, 1, '1 tok'],
    ['image', 1, 1, '1 image'],
    ['image', 4, 4, '4 images'],
    ['image', 1, 2, '1–2 images'],
    ['megapixel', 1, 1, '1 MP'],
    ['megapixel', 0.5734, 1, '0.573–1 MP'],
    ['megapixel', 1.0001, 1.0002, '1 MP'],
  ] as const) {
    it(`shows ${text}`, () => {
      assert.equal(formatQuantity({ unit, quantity: { min, max } }), text);
    });
  }
});

describe('formatLinePrice', () => {
  const rest = { kind: 'imageOutput', quantity: { min: 1, max: 1 }, amount, source } as const;
  const priceOf = (unit: 'image' | 'megapixel', min: number, max: number): string =>
    formatLinePrice({ ...rest, unit, usdPerUnit: { min, max } });

  it('shows the price per million tokens', () => {
    const line: LineItem = { ...rest, unit: 'tok', usdPerMTok: 0.625 };
    assert.equal(formatLinePrice(line), '$0.625 per 1M tok');
  });

  it('shows the price per image or megapixel, with both ends where it is a range', () => {
    assert.equal(priceOf('image', 0.014, 0.014), '$0.014 per image');
    assert.equal(priceOf('megapixel', 0.03, 0.04), '$0.03–$0.04 per MP');
  });
});
