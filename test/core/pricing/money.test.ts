import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addMoney,
  HIGHEST_USD_PER_MTOK,
  MOST_TOKENS,
  priceOf,
  toUsd,
} from '../../../src/core/pricing/money.ts';

const tokens = fc.integer({ min: 0, max: MOST_TOKENS });
/** Unit prices as people state them: up to three decimals. */
const milliUsd = fc.integer({ min: 0, max: HIGHEST_USD_PER_MTOK * 1_000 });

describe('priceOf', () => {
  // Tokens × dollars per million × 1,000 is billionths of a dollar.
  for (const [count, usdPerMTok, nanoUsd] of [
    [0, 30, 0],
    [1, 5, 5_000],
    [1, 1.25, 1_250],
    [3, 0.2, 600],
    [7, 0.1, 700],
    [1, 0.001, 1],
    [1_372, 30, 41_160_000],
    [13_342, 30, 400_260_000],
    [1_000_000, 5, 5_000_000_000],
    [MOST_TOKENS, HIGHEST_USD_PER_MTOK, 1e15],
  ] as const) {
    it(`takes ${nanoUsd} nano-dollars for ${count} tokens at $${usdPerMTok} a million`, () => {
      assert.equal(priceOf(count, usdPerMTok), nanoUsd);
    });
  }

  it('is exact to the nano-dollar for prices of up to three decimals', () => {
    fc.assert(
      fc.property(tokens, milliUsd, (count, milli) => {
        assert.equal(BigInt(priceOf(count, milli / 1_000)), BigInt(count) * BigInt(milli));
      }),
    );
  });

  it('rounds finer prices to the nearest nano-dollar', () => {
    fc.assert(
      fc.property(tokens, fc.integer({ min: 0, max: 1_000_000 }), (count, micro) => {
        const exactMilliNanos = BigInt(count) * BigInt(micro);
        const off = BigInt(priceOf(count, micro / 1e6)) * 1_000n - exactMilliNanos;
        assert.ok(off >= -500n && off <= 500n, `${off} thousandths of a nano-dollar off`);
      }),
    );
  });

  it('never gets cheaper with more tokens', () => {
    fc.assert(
      fc.property(tokens, tokens, milliUsd, (one, other, milli) => {
        const [few, many] = [Math.min(one, other), Math.max(one, other)];
        assert.ok(priceOf(few, milli / 1_000) <= priceOf(many, milli / 1_000));
      }),
    );
  });

  it('refuses what it could not price exactly', () => {
    for (const count of [-1, 0.5, NaN, Infinity, MOST_TOKENS + 1]) {
      assert.throws(() => priceOf(count, 5), RangeError);
    }
    for (const price of [-0.01, NaN, Infinity, HIGHEST_USD_PER_MTOK + 1]) {
      assert.throws(() => priceOf(1, price), RangeError);
    }
  });
});

describe('addMoney', () => {
  it('is nothing for no amounts', () => {
    assert.deepEqual(addMoney([]), { min: 0, max: 0 });
  });

  it('adds both bounds exactly, in any order', () => {
    const amount = fc
      .tuple(tokens, tokens)
      .map(([one, other]) => ({ min: Math.min(one, other), max: Math.max(one, other) }));
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 20 }), (amounts) => {
        const sum = addMoney(amounts);
        const exact = (of: 'min' | 'max'): bigint =>
          amounts.reduce((total, one) => total + BigInt(one[of]), 0n);
        assert.equal(BigInt(sum.min), exact('min'));
        assert.equal(BigInt(sum.max), exact('max'));
        assert.deepEqual(addMoney([...amounts].reverse()), sum);
      }),
    );
  });
});

describe('toUsd', () => {
  it('gives the decimal number of dollars', () => {
    assert.equal(toUsd(42_260_000), 0.04226);
    assert.equal(toUsd(1), 0.000000001);
  });
});
