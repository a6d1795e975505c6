import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.mts';
import { isMainScript } from './hostPaths.mts';
import { ensureHosts } from './install.mts';
import { LANGUAGE_TESTS } from './languagePageTests.mts';
import { cutsNoWords, ESTIMATOR_TESTS, NARROW } from './estimatorPageTests.mts';
import { PAGE_THEMES, type PageTheme } from './pageThemes.mts';
import { spendContent } from './spendUnderTest.mts';
import { openPageUnderTest, type PageAnswers, type PageUnderTest } from './pageUnderTest.mts';
import type { PageFields } from '../../src/webview/protocol.ts';

/** How the tests of the page in a real browser ended. */
export interface PageTestResult {
  readonly passed: number;
  readonly failed: number;
}

interface PageTest {
  readonly name: string;
  readonly theme: PageTheme;
  readonly width: number;
  readonly run: (under: PageUnderTest) => Promise<void>;
  /** The page that is opened; the estimator unless told otherwise. */
  readonly content?: PageAnswers;
  /** What the page kept when it was last open. */
  readonly state?: PageFields;
  /** BCP 47; American English unless told otherwise. */
  readonly locale?: string;
}

const WIDE = 1_280;
/** A window of 1,280 pixels at 200 % has room for half as many. */
const ZOOMED = 640;
const [LIGHT] = PAGE_THEMES;

const spendTests: readonly PageTest[] = [
  ...PAGE_THEMES.flatMap((theme) =>
    [WIDE, ZOOMED].map((width) => ({
      name: `about spend has no findings of axe in ${theme.name}${width === WIDE ? '' : ' at 200 %'}`,
      theme,
      width,
      run: checkAxe,
    })),
  ),
  ...PAGE_THEMES.slice(0, 1).flatMap((theme) => [
    {
      name: 'about spend needs no scrolling sideways at 200 %',
      theme,
      width: ZOOMED,
      run: reflows,
    },
    {
      name: 'about spend cuts no words off where it is narrow',
      theme,
      width: NARROW,
      run: cutsNoWords,
    },
    {
      name: 'about spend is used by keyboard alone',
      theme,
      width: WIDE,
      run: spendByKeyboard,
    },
  ]),
].map((test) => ({ ...test, content: spendContent }));

const tests: readonly PageTest[] = [
  ...spendTests,
  ...PAGE_THEMES.flatMap((theme) => [
    { name: `has no findings of axe in ${theme.name}`, theme, width: WIDE, run: checkAxe },
    {
      name: `has no findings of axe in ${theme.name} at 200 %`,
      theme,
      width: ZOOMED,
      run: checkAxe,
    },
  ]),
  ...(LIGHT === undefined
    ? []
    : [
        { name: 'needs no scrolling sideways at 200 %', theme: LIGHT, width: ZOOMED, run: reflows },
        { name: 'is used by keyboard alone', theme: LIGHT, width: WIDE, run: byKeyboard },
        { name: 'tells what is wrong with a value', theme: LIGHT, width: WIDE, run: tellsProblem },
        { name: 'drops an answer to an older entry', theme: LIGHT, width: WIDE, run: dropsStale },
        ...ESTIMATOR_TESTS.map((test) => ({ width: WIDE, ...test, theme: LIGHT })),
        ...LANGUAGE_TESTS.map(({ run, ...test }) => ({
          ...test,
          width: WIDE,
          theme: LIGHT,
          run: async (under: PageUnderTest): Promise<void> => {
            await run(under);
            await checkAxe(under);
          },
        })),
      ]),
];

/** Runs all tests of the page, also after a failed one, and prints each. */
export async function runPageTests(): Promise<PageTestResult> {
  await ensureHosts();
  const browser = await launchChromium();
  let passed = 0;
  let failed = 0;
  try {
    for (const test of tests) {
      const failure = await failureOf(browser, test);
      if (failure === undefined) passed += 1;
      else failed += 1;
      console.log(`  ${failure === undefined ? '✓' : '✗'} the page ${test.name}`);
      if (failure !== undefined) console.log(failure);
    }
  } finally {
    await browser.close();
  }
  console.log(`${passed} passed, ${failed} failed`);
  return { passed, failed };
}

async function failureOf(browser: Browser, test: PageTest): Promise<string | undefined> {
  try {
    const { theme, width, content, state, locale } = test;
    const under = await openPageUnderTest(browser, theme, width, content, state, locale);
    try {
      await test.run(under);
      assert.deepEqual(under.complaints, []);
    } finally {
      await under.page.close();
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

async function checkAxe({ page }: PageUnderTest): Promise<void> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe: engine } = globalThis as unknown as { axe: typeof axe };
    const result = await engine.run();
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
  assert.deepEqual(violations, []);
}

async function reflows({ page }: PageUnderTest): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(overflow, 0);
}

async function byKeyboard({ page }: PageUnderTest): Promise<void> {
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => document.activeElement?.getAttribute('name'));
    if (name === 'quality') break;
  }
  await page.keyboard.press('ArrowUp');
  // 20 tokens at $5 and 158 at $30 a million.
  await page.locator('.headline strong', { hasText: '$0.00484' }).waitFor({ timeout: 5_000 });
  const active = await page.evaluate(() => document.activeElement?.getAttribute('name'));
  assert.equal(active, 'quality');
  await page
    .locator('#summary', { hasText: '$0.00484 per image' })
    .waitFor({ state: 'attached', timeout: 5_000 });
}

async function spendByKeyboard({ page }: PageUnderTest): Promise<void> {
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'period');
  await page.keyboard.press('ArrowDown');
  await page.locator('h2', { hasText: 'Spend by week, stacked by model' }).waitFor();
  // The month touches five weeks.
  const rows = page.locator('table').first().locator('tbody tr');
  assert.equal(await rows.count(), 5);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const active = await page.evaluate(() => document.activeElement?.getAttribute('name'));
  assert.equal(active, 'csv');
}

async function tellsProblem({ page }: PageUnderTest): Promise<void> {
  await page.locator('#field-size').fill('1000x1000');
  await page.locator('#field-size-problem', { hasText: 'multiples of 16' }).waitFor();
  assert.equal(await page.locator('#field-size').getAttribute('aria-invalid'), 'true');
  assert.equal(await page.locator('#field-size').inputValue(), '1000x1000');
}

async function dropsStale({ page, answer }: PageUnderTest): Promise<void> {
  await page.locator('#field-quality').selectOption('high');
  // 20 tokens at $5 and 5,488 at $30 a million.
  const newest = page.locator('.headline strong', { hasText: '$0.1647' });
  await newest.waitFor();
  await answer(0, { source: 'text', quality: 'low' });
  await page.waitForTimeout(100);
  assert.equal(await newest.count(), 1);
}

if (await isMainScript(import.meta.filename)) {
  const { failed } = await runPageTests();
  process.exitCode = failed === 0 ? 0 : 1;
}
