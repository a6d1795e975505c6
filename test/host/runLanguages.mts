import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createLanguage, type Language } from '../../src/core/index.ts';
import { openEditorPage } from './editorPage.mts';
import { pricedLens, waitForSight } from './editorSession.mts';
import { describeError, isMainScript, repositoryRoot } from './hostPaths.mts';
import { ensureHosts } from './install.mts';
import { closeOnSignal } from './processGroup.mts';
import { runCommand } from './scenes.mts';
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
 * Opens the packaged VS Code in each language that is shipped, and looks at a text of every kind: lens, hover, finding
 * and explanation of the engine with the numbers of the language, one text of the manifest, one that the extension
 * says, and one of the files that the manifest names by language.
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
  const words = createLanguage(language, said);
  // 1,756 tokens at $15 a million, and the text.
  const price = words.say('{0}/image', words.formats.fourDecimalMoney.format(0.0266));
  await waitForSight(page, { ...pricedLens, text: price, timeoutMs: START_MS });
  await lookIntoHover(page, words);
  await lookIntoExplanation(page, words, manifest('command.explain'));
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
  await page.keyboard.press('Escape');
  await lookIntoProblems(page, words);
}

/** The finding about what was typed, which is no key. */
async function lookIntoProblems(page: Page, words: Language): Promise<void> {
  await page.keyboard.press('Control+Shift+M');
  const text = words.say(
    'Invalid YAML: {0}. What can be read of it still counts.',
    words.say('a key stands on one line, with a colon and a blank behind it'),
  );
  await waitForSight(page, { selector: '.panel .monaco-list-row', text });
}

/** What the hover has of the arithmetic. */
async function lookIntoHover(page: Page, words: Language): Promise<void> {
  const size = page.locator('.view-line span span', { hasText: /^\s*1024x1024\s*$/u }).first();
  await size.hover();
  const hover = page.locator('.monaco-hover:visible');
  const tokens = words.say('{0} tok', words.formats.plain.format(1_756));
  await hover.filter({ hasText: tokens }).first().waitFor();
  await page.keyboard.press('Escape');
}

/** From the price down to the formula of its tokens, and where that comes from. */
async function lookIntoExplanation(page: Page, words: Language, command: string): Promise<void> {
  await runCommand(page, `Prompt Cost: ${command}`);
  for (const part of ['image out', 'tokens']) {
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: words.say(part) });
    await row.last().click();
  }
  const { plain } = words.formats;
  const rows = [
    `(${plain.format(2_000_000)} + 1024 × 1024)`,
    words.say('{0}; {1} is the grid of the quality, {2}', '', 48, 's = round').slice(2),
    words
      .say('OpenAI documentation calculator; 109 of 112 checkable usage records agree to the token')
      .slice(0, 12),
  ];
  for (const text of rows) {
    await waitForSight(page, { selector: '.quick-input-list .monaco-list-row', text });
  }
  await page.keyboard.press('Escape');
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
