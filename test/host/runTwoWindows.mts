import assert from 'node:assert/strict';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { openEditorPage } from './editorPage.mts';
import { waitForSight } from './editorSession.mts';
import {
  commandLineValue,
  isMainScript,
  repositoryRoot,
  withTemporaryFolder,
} from './hostPaths.mts';
import { ensureHosts } from './install.mts';
import { startVscodeServer } from './vscodeServer.mts';

/** How the test of two windows is run. */
export interface TwoWindowsOptions {
  readonly theme?: string | undefined;
  /** Called with both windows once they agree, for pictures. */
  readonly look?: ((windows: readonly [Page, Page]) => Promise<void>) | undefined;
}

/** 100 text tokens in and 1,000 image tokens out of gpt-image-2: $0.0305. */
function line(id: string): string {
  const usage = { input_tokens: 100, output_tokens: 1_000 };
  const time = new Date().toISOString();
  return `${JSON.stringify({ id, time, model: 'gpt-image-2', template: 'hero.prompt', usage })}\n`;
}

/**
 * Opens one folder in two windows of the packaged VS Code, lets its usage log grow, and checks that both count
 * every call once: what was there, what came while both looked on, and a call that is logged twice.
 */
export async function runTwoWindows({ theme, look }: TwoWindowsOptions = {}): Promise<void> {
  await ensureHosts();
  await withTemporaryFolder(async (folder) => {
    const workspace = join(folder, 'shop');
    const log = join(workspace, 'usage.jsonl');
    await mkdir(workspace);
    await writeFile(join(workspace, 'prompt-cost.yaml'), 'usage: usage.jsonl\n');
    await writeFile(join(workspace, 'hero.prompt'), 'A teapot on a slate slab.\n');
    await writeFile(log, line('a'));
    const settings = { 'workbench.colorTheme': theme ?? 'Default Dark Modern' };
    const server = await startVscodeServer({ settings });
    const editors = await Promise.all([openEditorPage(), openEditorPage()]);
    const pages = [editors[0].page, editors[1].page] as const;
    const both = (text: string): Promise<unknown> =>
      Promise.all(
        pages.map((page) =>
          waitForSight(page, { selector: '.statusbar-item', text, timeoutMs: 60_000 }),
        ),
      );
    try {
      const url = server.urlOf({
        workspace,
        extensionFolder: repositoryRoot,
        openFile: join(workspace, 'hero.prompt'),
      });
      await Promise.all(pages.map((page) => page.goto(url, { waitUntil: 'commit' })));
      await both('$0.0305 today');
      await appendFile(log, line('b'));
      await both('$0.0610 today');
      await appendFile(log, line('b') + line('c'));
      await both('$0.0915 today');
      for (const page of pages) {
        assert.equal(await page.locator('.statusbar-item', { hasText: 'today' }).count(), 1);
      }
      await look?.(pages);
    } finally {
      await Promise.allSettled([...editors.map((editor) => editor.close()), server.close()]);
    }
  });
}

if (await isMainScript(import.meta.filename)) {
  const args = process.argv.slice(2);
  const png = commandLineValue('png', args);
  await runTwoWindows({
    theme: commandLineValue('theme', args),
    look:
      png === undefined
        ? undefined
        : async ([page]) => {
            await page.screenshot({ path: resolve(png) });
          },
  });
  console.log('✓ two windows on one log count every call once');
}
