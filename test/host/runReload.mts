import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { pricedLens, waitForSight, withEditorSession } from './editorSession.mts';
import { isMainScript, repositoryRoot } from './hostPaths.mts';
import { runCommand } from './scenes.mts';

/** How long a busy machine may take to start the editor, in milliseconds. */
const START_MS = 60_000;

/** How long the editor may take to keep what a page tells it to, in milliseconds. */
const KEPT_MS = 8_000;

/**
 * Turns knobs of the estimator in the packaged VS Code, loads the window anew, and checks that the page comes back
 * with what was entered and with the same price.
 */
export async function runReload(): Promise<{ readonly passed: number; readonly failed: number }> {
  const examples = join(repositoryRoot, 'examples');
  await withEditorSession(
    {
      extension: { kind: 'development', folder: repositoryRoot },
      workspace: examples,
      openFile: join(examples, 'batch-catalogue.prompt'),
    },
    async (page) => {
      await waitForSight(page, { ...pricedLens, timeoutMs: START_MS });
      await runCommand(page, 'Prompt Cost: Open Estimator');
      const before = await priceOf(page);
      await estimator(page).locator('#field-quality').selectOption('high');
      await estimator(page).locator('#field-attempts').fill('4');
      const turned = await priceOf(page, before);
      const source = await estimator(page).locator('#field-source').inputValue();
      await page.waitForTimeout(KEPT_MS);
      await page.goto(withoutFile(page.url()), { waitUntil: 'commit' });
      assert.equal(await priceOf(page, before), turned);
      const fields = estimator(page);
      assert.equal(await fields.locator('#field-quality').inputValue(), 'high');
      assert.equal(await fields.locator('#field-attempts').inputValue(), '4');
      assert.equal(await fields.locator('#field-source').inputValue(), source);
      assert.equal(await page.locator('.tab', { hasText: 'Cost Estimator' }).count(), 1);
    },
  );
  console.log('  ✓ the estimator comes back with what was entered when the window is loaded anew');
  return { passed: 1, failed: 0 };
}

/** The address of a window that restores what was open; one that names a file opens that alone. */
function withoutFile(address: string): string {
  const url = new URL(address);
  const payload = JSON.parse(url.searchParams.get('payload') ?? '[]') as [string, string][];
  const rest = payload.filter(([key]) => key !== 'openFile');
  url.searchParams.set('payload', JSON.stringify(rest));
  return url.href;
}

/** What is in the panel: a page within the frame that the editor puts around it. */
function estimator(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
}

/** The price that the page shows, once it is another than it was. */
async function priceOf(page: Page, before?: string): Promise<string> {
  const headline = estimator(page).locator('.headline strong');
  const other = before === undefined ? headline : headline.filter({ hasNotText: before });
  await other.waitFor({ timeout: START_MS });
  return (await other.textContent()) ?? '';
}

if (await isMainScript(import.meta.filename)) await runReload();
