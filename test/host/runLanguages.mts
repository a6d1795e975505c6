import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openEditorPage } from './editorPage.mts';
import { pricedLens, waitForSight } from './editorSession.mts';
import { describeError, isMainScript, repositoryRoot } from './hostPaths.mts';
import { ensureHosts } from './install.mts';
import { closeOnSignal } from './processGroup.mts';
import { startVscodeServer } from './vscodeServer.mts';

/** How many languages were spoken everywhere that was looked at. */
export interface LanguagesResult {
  readonly passed: number;
  readonly failed: number;
}

/** How long a busy machine may take to start the editor, in milliseconds. */
const START_MS = 180_000;

const examples = join(repositoryRoot, 'examples');

/**
 * Opens the packaged VS Code in each language that is shipped, and looks at a text of every kind: one that the engine
 * says, one of the manifest, one that the extension says, and one of the files that the manifest names by language.
 */
export async function runLanguages(): Promise<LanguagesResult> {
  await ensureHosts();
  const server = await startVscodeServer({ settings: {} });
  const forgetSignals = closeOnSignal(() => server.close());
  const state = { passed: 0, failed: 0 };
  try {
    for (const language of await shippedLanguages()) {
      const editor = await openEditorPage(undefined, language);
      try {
        const url = server.urlOf({
          workspace: examples,
          extensionFolder: repositoryRoot,
          openFile: join(examples, 'batch-catalogue.prompt'),
        });
        await editor.page.goto(url, { waitUntil: 'commit' });
        await lookAround(editor.page, language);
        state.passed += 1;
        console.log(`  ✓ the editor speaks ${language}`);
      } catch (error) {
        state.failed += 1;
        const picture = await editor.saveFailurePicture(`language-${language}`);
        console.log(`  ✗ the editor speaks ${language}\n${describeError(error)}\n${picture}`);
      } finally {
        await editor.close();
      }
    }
  } finally {
    forgetSignals();
    await server.close();
  }
  return state;
}

async function lookAround(page: Page, language: string): Promise<void> {
  const said = await readTexts(`l10n/bundle.l10n.${language}.json`);
  const manifest = await readTexts(`package.nls.${language}.json`);
  const perImage = said('{0}/image').replace('{0}', '');
  await waitForSight(page, { ...pricedLens, text: perImage, timeoutMs: START_MS });
  const command = `Prompt Cost: ${manifest('command.migrateTemplates')}`;
  await page.keyboard.press('F1');
  await page.keyboard.type(command);
  await waitForSight(page, { selector: '.quick-input-list .monaco-list-row', text: command });
  await page.keyboard.press('Enter');
  const title = said('Move Templates to Another Model (1/2)');
  await waitForSight(page, { selector: '.quick-input-title', text: title });
  await page.keyboard.press('Escape');
  await page.locator('.monaco-editor .view-line').nth(1).click();
  await page.keyboard.press('Home');
  await page.keyboard.type('in');
  await page.keyboard.press('Control+Space');
  const snippet = said('Variable with examples');
  await waitForSight(page, { selector: '.suggest-widget .monaco-list-row', text: snippet });
}

/** Those that the extension has translations for. */
async function shippedLanguages(): Promise<readonly string[]> {
  const names = await readdir(join(repositoryRoot, 'l10n'));
  return names.map((name) => name.slice('bundle.l10n.'.length, -'.json'.length));
}

async function readTexts(file: string): Promise<(key: string) => string> {
  const texts = JSON.parse(await readFile(join(repositoryRoot, file), 'utf8')) as Readonly<
    Record<string, string>
  >;
  return (key) => {
    const text = texts[key];
    if (text === undefined) throw new Error(`${file} does not have “${key}”`);
    return text;
  };
}

if (await isMainScript(import.meta.filename)) {
  const { failed } = await runLanguages();
  process.exitCode = failed === 0 ? 0 : 1;
}
