import type { Page } from 'playwright-core';

/** Themes whose name in the list is not their id. */
const LABELS: Readonly<Record<string, string>> = {
  'Default Dark Modern': 'Dark Modern',
  'Default Light Modern': 'Light Modern',
  'Default High Contrast': 'Dark High Contrast',
  'Default High Contrast Light': 'Light High Contrast',
};

/**
 * Chooses a colour theme by its id as a user does, from the list. In a browser this VS Code applies the theme of the
 * settings only where its id is an old one that it renames.
 */
export async function chooseTheme(page: Page, id: string): Promise<void> {
  const label = LABELS[id] ?? id;
  const row = page
    .locator('.quick-input-list .monaco-list-row')
    .filter({ has: page.locator('.label-name', { hasText: new RegExp(`^${label}$`, 'u') }) })
    .first();
  for (let tries = 0; tries < 10 && !(await row.isVisible()); tries++) {
    await page.keyboard.press('Escape');
    await page.locator('.monaco-editor .view-line').first().click();
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+T');
    await page.waitForTimeout(1_000);
    await page.keyboard.type(label);
    await page.waitForTimeout(500);
  }
  await row.click();
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}
