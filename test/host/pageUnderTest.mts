import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ENGLISH, type Language } from '../../src/core/index.ts';
import { pageResult } from '../../src/extension/estimator/pageBlocks.ts';
import { pageControls } from '../../src/extension/estimator/pageControls.ts';
import { readForm } from '../../src/extension/estimator/pageForm.ts';
import {
  toExtensionSchema,
  type PageContent,
  type PageFields,
} from '../../src/webview/protocol.ts';
import { pagePolicy, pageShell } from '../../src/webview/shell.ts';
import { repositoryRoot } from './hostPaths.mts';
import type { PageTheme } from './pageThemes.mts';
import { estimateSubject } from '../core/estimator/subject.ts';

/** The built page in a browser, answered by the engine as the extension would. */
export interface PageUnderTest {
  readonly page: Page;
  /** Sends an answer to an entry, whatever was entered since. */
  readonly answer: (entry: number, fields: PageFields) => Promise<void>;
  /** What the browser complained about, violations of the security policy included. */
  readonly complaints: readonly string[];
  /** Forgets complaints that a test brought about. */
  readonly forgetComplaints: () => void;
}

const ORIGIN = 'http://page.test';
const NONCE = 'test';
/** What VS Code puts into a page; a text, because it runs there and not here. The page keeps its state in `kept`. */
function editorApi(state: PageFields | undefined): string {
  return `globalThis.kept = ${JSON.stringify(state)}; globalThis.acquireVsCodeApi = () => ({ postMessage: (message) => globalThis.toExtension(message), getState: () => globalThis.kept, setState: (state) => { globalThis.kept = state; } });`;
}

/** What a page is answered with when fields were entered. */
export type PageAnswers = (entry: number, fields: PageFields) => PageContent;

/**
 * Opens the page as it is shipped, with its security policy, in a theme and a window of some width.
 *
 * @param state what the page kept when it was last open.
 */
export async function openPageUnderTest(
  browser: Browser,
  theme: PageTheme,
  width: number,
  contentOf: PageAnswers = estimatorContent,
  state?: PageFields,
  locale = 'en-US',
): Promise<PageUnderTest> {
  const page = await browser.newPage({
    viewport: { width, height: 800 },
    forcedColors: theme.forcedColors,
  });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => {
    complaints.push(error.message);
  });
  await page.route('**/*', async (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === '/') {
      const body = pageShell({
        locale,
        title: 'Cost Estimator',
        controls: 'What is estimated',
        script: '/page.js',
        style: '/page.css',
        nonce: NONCE,
        policy: pagePolicy(ORIGIN, NONCE),
      });
      await route.fulfill({ body, contentType: 'text/html' });
    } else if (path === '/page.js' || path === '/page.css') {
      const body = await readFile(join(repositoryRoot, 'dist', 'webview', path));
      const contentType = path.endsWith('.js') ? 'text/javascript' : 'text/css';
      await route.fulfill({ body, contentType });
    } else {
      await route.fulfill({ status: 204 });
    }
  });
  const answer = async (entry: number, fields: PageFields): Promise<void> => {
    await page.evaluate(
      (content) => {
        window.postMessage(content, '*');
      },
      contentOf(entry, fields),
    );
  };
  await page.exposeFunction('toExtension', async (data: unknown) => {
    const message = toExtensionSchema.parse(data);
    if (message.kind === 'ready') await answer(0, message.fields ?? { source: 'text' });
    else if (message.kind === 'entered') await answer(message.entry, message.fields);
  });
  await page.addInitScript({ content: editorApi(state) });
  await page.goto(`${ORIGIN}/`);
  await page.evaluate((variables) => {
    for (const [name, value] of Object.entries(variables)) {
      document.documentElement.style.setProperty(name, value);
    }
  }, theme.variables);
  await page
    .locator('.headline')
    .waitFor({ timeout: 5_000 })
    .catch((error: unknown) => {
      throw new Error(complaints.join('\n'), { cause: error });
    });
  const forgetComplaints = (): void => {
    complaints.length = 0;
  };
  return { page, answer, complaints, forgetComplaints };
}

/** The page of the estimator, answered in a language. */
export function estimatorContentIn(
  language: Language,
): (entry: number, fields: PageFields) => PageContent {
  return (entry, fields) => estimatorContent(entry, fields, language);
}

function estimatorContent(
  entry: number,
  fields: PageFields,
  language: Language = ENGLISH,
): PageContent {
  const form = readForm(estimateSubject, fields, language);
  const groups = pageControls(estimateSubject, form, fields, [], language);
  const result = pageResult(estimateSubject, form, language);
  return { kind: 'show', answers: entry, title: 'Cost Estimator', groups, ...result };
}
