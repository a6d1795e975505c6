import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inEnglish, words } from '../../../src/core/text/wording.ts';
import { conversionLine, readCurrency } from '../../../src/core/report/currency.ts';
import { createLanguage, ENGLISH, type Language } from '../../../src/core/report/language.ts';
import {
  centWords,
  formatUsd,
  formatUsdChange,
  formatUsdRange,
  usdWords,
} from '../../../src/core/report/money.ts';
import { sayFinding } from '../../../src/core/report/wording.ts';

function speaking(code: string, perUsd: number, locale = 'en-US'): Language {
  return createLanguage(locale, (sentence) => sentence, { code, perUsd });
}

const EUROS = speaking('EUR', 0.5);
const LINE = '∗ converted at your rate of 0.5 EUR per US dollar';
/** 4.23 cents. */
const CENTS = 42_300_000;

describe('converted amounts', () => {
  it('are marked, once for a range', () => {
    const range = { min: CENTS, max: 2 * CENTS };
    assert.equal(formatUsd(CENTS, EUROS), '€0.02115∗');
    assert.equal(formatUsdRange(range, 'estimate', EUROS), '≈ €0.02115–€0.0423∗');
    assert.equal(formatUsdRange(range, 'partial', EUROS), '≥ €0.02115∗');
    assert.equal(formatUsdChange(range, range, true, EUROS), '±€0.00∗');
  });

  it('keep the coins of the currency only where these are fine enough', () => {
    const yen = speaking('JPY', 150);
    // 0.0423 × 150 = 6.345; 150 yen have no decimals.
    assert.equal(formatUsd(CENTS, yen), '¥6.345∗');
    assert.equal(formatUsd(1_000_000_000, yen), '¥150∗');
    // 2 × 0.31 = 0.62; a dinar has a thousand fils.
    assert.equal(
      formatUsd(2_000_000_000, speaking('KWD', 0.31)).replace('\u00a0', ' '),
      'KWD 0.620∗',
    );
    // An ounce of gold: a cent of it would be too much for any picture.
    assert.equal(
      formatUsd(2_000_000_000, speaking('XAU', 0.000_25)).replace('\u00a0', ' '),
      'XAU 0.0005∗',
    );
  });

  it('never show something as nothing, whatever the rate is', () => {
    const rates = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e15 }), rates, (amount, perUsd) => {
        const shown = formatUsd(amount, speaking('EUR', perUsd));
        assert.match(shown, /[1-9]/u);
        assert.ok(shown.endsWith('∗'));
      }),
      { numRuns: 50 },
    );
  });
});

describe('conversionLine', () => {
  it('says the rate, whose it is, and the amount in US dollars', () => {
    const line = conversionLine(EUROS, (inUsd) => `${formatUsd(CENTS, inUsd)}/image`);
    assert.equal(line, `${LINE}; in US dollars $0.0423/image`);
    assert.equal(conversionLine(EUROS), LINE);
  });

  it('says nothing where nothing is converted', () => {
    assert.equal(
      conversionLine(ENGLISH, () => 'never asked'),
      undefined,
    );
  });
});

describe('sayFinding', () => {
  const wording = words('{0} is above {1}.', usdWords(CENTS), words('the {0}', centWords(2e9)));
  const finding = { wording };

  it('says behind converted amounts what they are in US dollars', () => {
    assert.equal(
      sayFinding(finding, EUROS),
      `€0.02115∗ is above the €1.00∗. (${LINE}; in US dollars $0.0423, $2.00)`,
    );
  });

  it('says the message alone in US dollars, and without amounts', () => {
    assert.equal(sayFinding(finding, ENGLISH), '$0.0423 is above the $2.00.');
    const plain = words('There is no prompt.');
    assert.equal(sayFinding({ wording: plain }, EUROS), 'There is no prompt.');
  });
});

describe('readCurrency', () => {
  it('takes a currency with a rate', () => {
    for (const [code, perUsd] of [
      ['EUR', 0.92],
      ['JPY', 150],
    ] as const) {
      assert.deepEqual(readCurrency(code, perUsd), {
        kind: 'converted',
        currency: { code, perUsd },
      });
    }
  });

  it('takes neither as US dollars', () => {
    assert.deepEqual(readCurrency('', null), { kind: 'usd' });
    assert.deepEqual(readCurrency(undefined, undefined), { kind: 'usd' });
    assert.deepEqual(readCurrency('USD', null), { kind: 'usd' });
  });

  const problemOf = (code: unknown, perUsd: unknown): string => {
    const read = readCurrency(code, perUsd);
    return read.kind === 'problem' ? inEnglish(read.problem) : '';
  };

  it('tells what is wrong with a rate', () => {
    for (const rate of [0, -1, NaN, Infinity, 1e10, '0.92', null, undefined]) {
      assert.equal(
        problemOf('EUR', rate),
        'promptCost.currency.perUsd has to be what one US dollar costs in EUR: a number above 0. Amounts are in US dollars.',
      );
    }
  });

  it('tells what is wrong with a code', () => {
    for (const [code, shown] of [
      ['eur', 'eur'],
      ['XYZ', 'XYZ'],
      ['EURO', 'EURO'],
      [7, 'number'],
    ] as const) {
      assert.equal(
        problemOf(code, 1),
        `promptCost.currency.code is “${shown}”, which is no currency code such as EUR. Amounts are in US dollars.`,
      );
    }
    assert.match(problemOf('', 0.92), /perUsd is set, but promptCost.currency.code is not/u);
    assert.match(problemOf('USD', 2), /A rate for US dollars changes nothing/u);
  });
});
