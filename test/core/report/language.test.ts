import assert from 'node:assert/strict';
import {
  conversionNote,
  createLanguage,
  ENGLISH,
  inDollars,
  type Language,
} from '../../../src/core/report/language.ts';
import {
  formatTokens,
  formatUnitPrice,
  formatUsd,
  formatUsdRange,
} from '../../../src/core/report/money.ts';
import { spokenUsd } from '../../../src/core/report/status.ts';

// Expected values are those of the Common Locale Data Repository, written by hand.
const NBSP = '\u00a0';
const plain = (sentence: string): string => sentence;
const german = createLanguage('de', plain);
const japanese = createLanguage('ja', plain);
const chinese = createLanguage('zh-cn', plain);
const euros = createLanguage('de', plain, { code: 'EUR', perUsd: 0.5 });
const yen = createLanguage('ja', plain, { code: 'JPY', perUsd: 150 });

/** 4.23 cents. */
const CENTS = 42_300_000;
/** 1,234.5 dollars. */
const THOUSANDS = 1_234_500_000_000;

describe('formatUsd', () => {
  for (const [name, language, cents, thousands] of [
    ['American English', ENGLISH, '$0.0423', '$1,234.50'],
    ['German', german, `0,0423${NBSP}$`, `1.234,50${NBSP}$`],
    ['Japanese', japanese, '$0.0423', '$1,234.50'],
    ['Chinese', chinese, 'US$0.0423', 'US$1,234.50'],
  ] as const) {
    it(`writes dollars as ${name} does`, () => {
      assert.equal(formatUsd(CENTS, language), cents);
      assert.equal(formatUsd(THOUSANDS, language), thousands);
    });
  }

  it('keeps four significant digits below a cent in every language', () => {
    assert.equal(formatUsd(5_963_400, german), `0,005963${NBSP}$`);
    assert.equal(formatUsd(5_963_400, chinese), 'US$0.005963');
  });

  it('converts at the rate of the user, with four significant digits below one euro', () => {
    assert.equal(formatUsd(CENTS, euros), `0,02115${NBSP}€∗`);
    assert.equal(formatUsd(2_000_000_000, euros), `1,00${NBSP}€∗`);
    // 0.0423 × 150 = 6.345; the yen has no decimals, and one yen is too coarse here.
    assert.equal(formatUsd(CENTS, yen), '￥6.345∗');
  });
});

describe('formatUsdRange', () => {
  it('marks estimates and lower bounds in every language', () => {
    const range = { min: CENTS, max: 2 * CENTS };
    assert.equal(formatUsdRange(range, 'estimate', german), `≈ 0,0423${NBSP}$–0,0846${NBSP}$`);
    assert.equal(formatUsdRange(range, 'partial', german), `≥ 0,0423${NBSP}$`);
  });
});

describe('formatUnitPrice', () => {
  it('writes a price as exactly as it is listed, and converts it like the amount that it gives', () => {
    assert.equal(formatUnitPrice(1.25), '$1.25');
    assert.equal(formatUnitPrice(30, german), `30${NBSP}$`);
    assert.equal(formatUnitPrice(30, euros), `15${NBSP}€∗`);
  });
});

describe('formatTokens', () => {
  it('groups digits as the language does', () => {
    assert.equal(formatTokens({ min: 1756, max: 1756 }, german), '1.756');
    assert.equal(formatTokens({ min: 1756, max: 12_345 }, japanese), '1,756–12,345');
  });
});

describe('spokenUsd', () => {
  it('names the display currency in words', () => {
    assert.equal(spokenUsd({ min: CENTS, max: CENTS }, euros), '0,02115 Euro');
    assert.equal(spokenUsd({ min: CENTS, max: CENTS }, german), '4,23 cents');
  });
});

describe('createLanguage', () => {
  it('says the translation, with numbers as the language writes them', () => {
    const language = createLanguage('de', (sentence) =>
      sentence === '{0} of {1}' ? 'von {1} sind es {0}' : sentence,
    );
    assert.equal(language.say('{0} of {1}', 1_500, 'x {0}'), 'von x {0} sind es 1.500');
    assert.equal(language.say('{0} of {2}', 'a'), 'a of {2}');
  });

  it('takes American English for a language that does not exist', () => {
    for (const locale of ['en', 'no_such_language', 'qps-ploc', '']) {
      assert.equal(createLanguage(locale, plain).locale, 'en-US', locale);
    }
  });
});

describe('conversionNote', () => {
  it('says the rate, and that it is the user’s', () => {
    const note = 'converted at your rate of 0,5 EUR per US dollar';
    assert.equal(conversionNote(euros), note);
  });

  it('says nothing where amounts are in US dollars', () => {
    const inUsd: readonly Language[] = [ENGLISH, german, inDollars(euros)];
    for (const language of inUsd) assert.equal(conversionNote(language), undefined);
    assert.equal(formatUsd(CENTS, inDollars(euros)), `0,0423${NBSP}$`);
  });
});
