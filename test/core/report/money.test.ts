import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  formatSize,
  formatTokens,
  formatUnitPrice,
  formatUsd,
  formatUsdChange,
  formatUsdRange,
} from '../../../src/core/report/money.ts';

const nano = (usd: number): number => Math.round(usd * 1e9);

describe('formatUsd', () => {
  for (const [usd, text] of [
    [0, '$0.00'],
    [0.000000001, '$0.000000001'],
    [0.0000123456, '$0.00001235'],
    [0.0011, '$0.0011'],
    [0.0059, '$0.0059'],
    [0.00593, '$0.00593'],
    [0.0099999, '$0.01'],
    [0.01, '$0.0100'],
    [0.04116, '$0.0412'],
    [0.04226, '$0.0423'],
    [0.0625, '$0.0625'],
    [0.112744, '$0.1127'],
    [0.2107, '$0.2107'],
    [0.99994, '$0.9999'],
    [0.99996, '$1.00'],
    [1, '$1.00'],
    [1.6, '$1.60'],
    [12.345, '$12.35'],
    [1_600, '$1,600.00'],
    [9_007_199.25, '$9,007,199.25'],
  ] as const) {
    it(`shows ${usd} as ${text}`, () => {
      assert.equal(formatUsd(nano(usd)), text);
    });
  }

  const shownAsUsd = (amount: number): number => Number(formatUsd(amount).replaceAll(/[$,]/gu, ''));

  it('never shows something as nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e15 }), (amount) => {
        assert.ok(shownAsUsd(amount) > 0);
      }),
    );
  });

  it('stays within half a unit of the last digit shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (amount) => {
        const usd = amount / 1e9;
        const off = Math.abs(shownAsUsd(amount) - usd);
        // Cents from a dollar up, a hundredth of a cent down to a cent, four digits below.
        const unit = usd >= 0.99995 ? 0.01 : usd >= 0.01 ? 0.0001 : usd / 1_000;
        assert.ok(off <= unit / 2 + 1e-12, `${usd} is shown ${off} off`);
      }),
    );
  });

  it('never shows more as less', () => {
    const amounts = fc.integer({ min: 0, max: 3e9 });
    fc.assert(
      fc.property(amounts, amounts, (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        assert.ok(shownAsUsd(less) <= shownAsUsd(more));
      }),
    );
  });
});

describe('formatUsdRange', () => {
  const range = { min: nano(0.0059), max: nano(0.2107) };

  it('shows both ends, and one where they read the same', () => {
    assert.equal(formatUsdRange(range, 'exact'), '$0.0059–$0.2107');
    assert.equal(formatUsdRange({ min: nano(0.04226), max: nano(0.04226) }, 'exact'), '$0.0423');
    assert.equal(formatUsdRange({ min: nano(0.04226), max: nano(0.04227) }, 'exact'), '$0.0423');
  });

  it('marks an estimate and a lower bound', () => {
    assert.equal(formatUsdRange(range, 'estimate'), '≈ $0.0059–$0.2107');
    assert.equal(formatUsdRange(range, 'partial'), '≥ $0.0059');
  });
});

describe('formatUsdChange', () => {
  const range = (min: number, max: number): { min: number; max: number } => ({
    min: nano(min),
    max: nano(max),
  });

  it('compares low end with low end and high end with high end', () => {
    assert.equal(
      formatUsdChange(range(0.01, 0.02), range(0.03, 0.05), true),
      '+$0.0200 to +$0.0300',
    );
    assert.equal(
      formatUsdChange(range(0.03, 0.05), range(0.01, 0.04), true),
      '−$0.0200 to −$0.0100',
    );
    assert.equal(formatUsdChange(range(0.01, 0.02), range(0.02, 0.03), false), '≈ +$0.0100');
  });

  it('says that nothing changes', () => {
    assert.equal(formatUsdChange(range(0.01, 0.02), range(0.01, 0.02), true), '±$0.00');
  });
});

describe('formatTokens', () => {
  it('groups thousands, and shows both ends of a range', () => {
    assert.equal(formatTokens({ min: 1_372, max: 1_372 }), '1,372');
    assert.equal(formatTokens({ min: 20, max: 1_000_000 }), '20–1,000,000');
    assert.equal(formatTokens({ min: 0, max: 0 }), '0');
  });

  it('shows a dash for what is not known, never a zero', () => {
    assert.equal(formatTokens(undefined), '–');
  });
});

describe('formatUnitPrice', () => {
  it('shows every digit of a price', () => {
    assert.equal(formatUnitPrice(30), '$30');
    assert.equal(formatUnitPrice(0.625), '$0.625');
    assert.equal(formatUnitPrice(0.0005), '$0.0005');
  });
});

describe('formatSize', () => {
  it('shows a size with a real multiplication sign', () => {
    assert.equal(formatSize('1536x1024'), '1536×1024');
    assert.equal(formatSize('auto'), 'auto');
  });
});
