import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { readableLine } from './chatter.mts';
import { launchChromium } from './chromium.mts';
import { describeError, failureFolder } from './hostPaths.mts';

/** How large the window is, in CSS pixels, and how many picture pixels each of them has. */
export interface WindowSize {
  readonly width: number;
  readonly height: number;
  readonly deviceScaleFactor: number;
}

/** A browser page for an editor, with the last messages of its console for bug hunting. */
export interface EditorPage {
  readonly page: Page;
  /** The last console messages and errors of the page, oldest first. */
  readonly consoleTail: () => string;
  /** Saves a picture into the folder of failed runs and returns its path, or the reason why not. */
  readonly saveFailurePicture: (name: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

const keptMessages = 40;
const longestMessage = 600;

/**
 * Starts a Chromium with one empty page; the caller navigates and closes it.
 *
 * @param language what VS Code is shown in, such as `de`; its own texts stay English without a language pack.
 */
export async function openEditorPage(
  size?: Partial<WindowSize>,
  language?: string,
): Promise<EditorPage> {
  const browser = await launchChromium();
  const page = await browser.newPage({
    viewport: { width: size?.width ?? 1280, height: size?.height ?? 800 },
    deviceScaleFactor: size?.deviceScaleFactor ?? 1,
    locale: 'en-US',
  });
  if (language !== undefined) {
    // Where a server with language packs would put it.
    const content = `globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)};`;
    await page.addInitScript({ content });
  }
  const messages: string[] = [];
  const remember = (message: string): void => {
    messages.push(message);
    messages.splice(0, Math.max(0, messages.length - keptMessages));
  };
  page.on('console', (message) => {
    const line = readableLine([message.text()]);
    if (line !== undefined) {
      remember(`${message.type()}: ${line.slice(0, longestMessage)}`);
    }
  });
  page.on('pageerror', (error) => {
    remember(`page error: ${describeError(error)}`);
  });
  return {
    page,
    consoleTail: () => messages.join('\n'),
    saveFailurePicture: async (name) => {
      const file = join(failureFolder, `${name}.png`);
      try {
        await mkdir(dirname(file), { recursive: true });
        await page.screenshot({ path: file, timeout: 10_000 });
        return file;
      } catch (error) {
        return `no picture (${describeError(error)})`;
      }
    },
    close: () => browser.close(),
  };
}
