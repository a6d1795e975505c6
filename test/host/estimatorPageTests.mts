import assert from 'node:assert/strict';
import type { PageFields } from '../../src/webview/protocol.ts';
import type { PageUnderTest } from './pageUnderTest.mts';

/** A test of the estimator's page in a real browser. */
interface EstimatorPageTest {
  readonly name: string;
  readonly run: (under: PageUnderTest) => Promise<void>;
  readonly width?: number;
  /** What the page kept when it was last open. */
  readonly state?: PageFields;
}

/** A sidebar's width: the narrowest that a page is read in. */
export const NARROW = 320;

/** What a user does with the estimator's page, beyond what every page is tested for. */
export const ESTIMATOR_TESTS: readonly EstimatorPageTest[] = [
  { name: 'sets every knob by keyboard alone', run: setsEveryKnob },
  { name: 'cuts no words off where it is narrow', run: cutsNoWords, width: NARROW },
  { name: 'keeps what a row is in sight while it scrolls', run: keepsHeads, width: 640 },
  { name: 'runs no script but its own, and reaches nothing outside', run: keepsThePolicy },
  {
    name: 'is as it was when it is opened again',
    run: isRestored,
    state: { source: 'text', prompt: 'A cat', quality: 'high', runs: '40', tier: '1' },
  },
  { name: 'keeps what was entered', run: keepsState },
  { name: 'plans a run by what is entered', run: plansRun },
];

/** Values that differ from the first ones, as a user types them; selects take the next option. */
const TYPED: Readonly<Record<string, string>> = {
  size: '1024x1024',
  references: '2 1024x1024',
  runs: '40',
  demand: '40',
  attempts: '3',
  acceptance: '',
  maxAttempts: '5',
  drafts: '2',
  turns: '4',
};

async function setsEveryKnob({ page }: PageUnderTest): Promise<void> {
  const names = await page.evaluate(() =>
    [...document.querySelectorAll('#form [name]')].map((one) => one.getAttribute('name') ?? ''),
  );
  assert.ok(names.length >= 20, names.join());
  for (const name of names) {
    await page.keyboard.press('Tab');
    const active = await page.evaluate(() => ({
      name: document.activeElement?.getAttribute('name'),
      tag: document.activeElement?.tagName,
    }));
    // In the order in which they are read, with none left out.
    assert.equal(active.name, name);
    if (active.tag === 'SELECT') await page.keyboard.press('ArrowDown');
    else if (active.tag === 'TEXTAREA') await page.keyboard.type('A cat');
    else {
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await page.keyboard.type(TYPED[name] ?? '');
    }
    await page.waitForTimeout(50);
  }
  const problems = await page.locator('[aria-invalid="true"]').count();
  assert.equal(problems, 0);
  const row = page.locator('tr', {
    has: page.getByRole('rowheader', { name: 'Per approved asset' }),
  });
  await row.getByText('3 attempts').waitFor({ timeout: 5_000 });
  // Beyond the controls the tables are reached, and scrolled, by keyboard too.
  await page.keyboard.press('Tab');
  const region = await page.evaluate(() => document.activeElement?.getAttribute('role'));
  assert.equal(region, 'region');
}

/** Nothing that is read reaches beyond the edge of the window. */
export async function cutsNoWords({ page }: PageUnderTest): Promise<void> {
  const cut = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const parts = [...document.querySelectorAll('h1, h2, p, label, li, input, select, textarea')];
    return parts
      .filter((part) => part.getBoundingClientRect().right > room)
      .map((part) => part.textContent);
  });
  assert.deepEqual(cut, []);
}

async function keepsHeads({ page }: PageUnderTest): Promise<void> {
  const moved = await page.evaluate(() => {
    const scroller = [...document.querySelectorAll('.scroller')].at(-1);
    const head = scroller?.querySelector('tbody th[scope="row"]');
    const before = head?.getBoundingClientRect().left;
    scroller?.scrollBy(200, 0);
    return [(scroller?.scrollLeft ?? 0) > 0, head?.getBoundingClientRect().left === before];
  });
  assert.deepEqual(moved, [true, true]);
}

async function keepsThePolicy(under: PageUnderTest): Promise<void> {
  const { page } = under;
  const seen = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      violations.push(event.effectiveDirective);
    });
    const script = document.createElement('script');
    script.textContent = 'globalThis.ran = true;';
    const image = document.createElement('img');
    image.src = 'http://elsewhere.test/a.png';
    const inline = document.createElement('div');
    inline.setAttribute('onclick', 'globalThis.ran = true;');
    document.body.append(script, image, inline);
    inline.click();
    await fetch('http://elsewhere.test/').catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { ran: 'ran' in globalThis, violations: [...new Set(violations)].sort() };
  });
  assert.equal(seen.ran, false);
  assert.deepEqual(seen.violations, [
    'connect-src',
    'img-src',
    'script-src-attr',
    'script-src-elem',
  ]);
  // They were asked for; any other complaint of the browser is a fault.
  assert.ok(under.complaints.every((one) => one.includes('Content Security Policy')));
  under.forgetComplaints();
}

async function isRestored({ page }: PageUnderTest): Promise<void> {
  // 20 tokens at $5 and 5,488 at $30 a million.
  await page.locator('.headline strong', { hasText: '$0.1647' }).waitFor({ timeout: 5_000 });
  const values = await page.evaluate(() =>
    ['prompt', 'quality', 'runs', 'tier'].map(
      (name) => document.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value,
    ),
  );
  assert.deepEqual(values, ['A cat', 'high', '40', '1']);
  await page.locator('td', { hasText: '8 minutes' }).waitFor();
}

async function keepsState({ page }: PageUnderTest): Promise<void> {
  await page.locator('#field-quality').selectOption('low');
  await page.locator('.headline strong', { hasText: '$0.00484' }).waitFor({ timeout: 5_000 });
  const kept = await page.evaluate(() => (globalThis as unknown as { kept: PageFields }).kept);
  assert.equal(kept['quality'], 'low');
}

async function plansRun({ page }: PageUnderTest): Promise<void> {
  await page.locator('#field-runs').fill('40');
  await page.locator('#field-tier').selectOption('1');
  await page.locator('#field-acceptance').fill('50%');
  await page.locator('#field-draftQuality').selectOption('low');
  await page.locator('#field-batch').selectOption('batch');
  await page.locator('#field-leastQuality').selectOption('high');
  // Half of 20 tokens at $5 and 1,372 at $30 a million.
  await page.locator('.headline strong', { hasText: '$0.0206' }).waitFor({ timeout: 5_000 });
  const cell = (head: string): ReturnType<typeof page.locator> =>
    page.locator('tr', { has: page.getByRole('rowheader', { name: head, exact: true }) });
  await cell('Time').getByText('8 minutes').waitFor();
  await cell('Per approved asset').getByText('2 attempts').waitFor();
  await cell('With drafts').getByText('3 drafts + 1 final').waitFor();
  const cheapest = page.locator('td', { hasText: 'cheapest that fits' }).first();
  await cheapest.waitFor();
}
