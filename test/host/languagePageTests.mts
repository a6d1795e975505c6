import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLanguage, type Language } from '../../src/core/index.ts';
import { repositoryRoot } from './hostPaths.mts';
import { estimatorContentIn, type PageAnswers, type PageUnderTest } from './pageUnderTest.mts';
import { spendContentIn } from './spendUnderTest.mts';

/** A test of a page in a language, with a currency of the user's. */
interface LanguagePageTest {
  readonly name: string;
  readonly content: PageAnswers;
  readonly locale: string;
  readonly run: (under: PageUnderTest) => Promise<void>;
}

function speaking(locale: string, code: string, perUsd: number): Language {
  const file = join(repositoryRoot, 'l10n', `bundle.l10n.${locale}.json`);
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  return createLanguage(locale, (sentence) => texts[sentence] ?? sentence, { code, perUsd });
}

/** Languages, each with the words that its pages have to have; amounts are by hand, as the locale data writes them. */
const CASES = [
  {
    locale: 'de',
    language: speaking('de', 'EUR', 0.5),
    // Half of 20 tokens at $5 and 1,372 at $30 a million.
    estimate: '0,02063\u00a0€∗',
    // Half of the $30 that a million tokens cost.
    price: '15\u00a0€∗',
    rate: '0,5 EUR',
    money: /^≥ \d{1,3}(?:\.\d{3})*,\d{2}\u00a0€∗$/u,
  },
  {
    locale: 'ja',
    language: speaking('ja', 'JPY', 150),
    estimate: '￥6.189∗',
    price: '￥4,500∗',
    rate: '150 JPY',
    money: /^≥ ￥[\d,]+∗$/u,
  },
] as const;

/** Both pages in other languages and currencies. */
export const LANGUAGE_TESTS: readonly LanguagePageTest[] = CASES.flatMap(
  ({ locale, language, estimate, price, rate, money }) => [
    {
      name: `estimates in the language and currency of ${locale}`,
      content: estimatorContentIn(language),
      locale,
      run: async ({ page }: PageUnderTest): Promise<void> => {
        assert.equal(await page.locator('html').getAttribute('lang'), locale);
        assert.equal(await page.locator('.headline strong').textContent(), estimate);
        const note = (await page.locator('.headline .note').textContent()) ?? '';
        for (const part of [rate, '∗ ', '0.0413'.replace('.', locale === 'de' ? ',' : '.')]) {
          assert.ok(note.includes(part), `${note} lacks ${part}`);
        }
        await page.locator('td', { hasText: price }).first().waitFor();
      },
    },
    {
      name: `shows spend in the language and currency of ${locale}`,
      content: spendContentIn(language),
      locale,
      run: async ({ page }: PageUnderTest): Promise<void> => {
        assert.equal(await page.locator('html').getAttribute('lang'), locale);
        assert.match((await page.locator('.headline strong').textContent()) ?? '', money);
        const note = (await page.locator('.headline .note').textContent()) ?? '';
        assert.ok(note.includes(rate), note);
        // No amount is left in the currency that it was billed in, but for the one of the note.
        const others = await page.locator('td, .legend li').allTextContents();
        assert.deepEqual(
          others.filter((text) => text.includes('$')),
          [],
        );
      },
    },
  ],
);
