import { readableLine } from './chatter.mts';
import type { EditorPage } from './editorPage.mts';

/** What a test run in a page needs. */
export interface TestPageOptions {
  readonly url: string;
  /** `node` or `web`; names the picture of a failed run. */
  readonly host: string;
  readonly timeoutMs: number;
  /** Called with each line that the tests and the extension print. */
  readonly onLine: (line: string) => void;
}

/**
 * Opens an editor that was told to run tests and waits for their exit code. A run that takes longer
 * than `timeoutMs` ends with code 1, a picture and the last messages of the page.
 */
export async function runTestsInPage(
  editor: EditorPage,
  options: TestPageOptions,
): Promise<number> {
  const { page } = editor;
  let finish: (code: number) => void = () => undefined;
  const finished = new Promise<number>((resolve) => {
    finish = resolve;
  });
  // The two functions that VS Code calls when it runs extension tests in a browser.
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown) => {
    const line = readableLine(Array.isArray(args) ? args : [args]);
    if (line !== undefined) {
      options.onLine(line);
    }
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => {
    finish(code);
  });
  page.once('crash', () => {
    options.onLine('The browser page crashed.');
    finish(1);
  });
  page.once('close', () => {
    finish(1);
  });
  const timer = setTimeout(() => {
    void giveUp(editor, options).finally(() => {
      finish(1);
    });
  }, options.timeoutMs);
  try {
    await page.goto(options.url, { timeout: options.timeoutMs, waitUntil: 'commit' });
    return await finished;
  } finally {
    clearTimeout(timer);
  }
}

async function giveUp(editor: EditorPage, options: TestPageOptions): Promise<void> {
  const picture = await editor.saveFailurePicture(`${options.host}-timeout`);
  options.onLine(
    `The tests did not finish in ${String(options.timeoutMs / 1000)} s.\n` +
      `Picture of the editor: ${picture}\n` +
      `Last messages of the page:\n${editor.consoleTail()}`,
  );
}
