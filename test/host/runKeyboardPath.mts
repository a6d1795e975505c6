import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { pricedLens, waitForSight, withEditorSession } from './editorSession.mts';
import { describeError, isMainScript, repositoryRoot } from './hostPaths.mts';
import { runCommand } from './scenes.mts';

/** How many steps of the way were gone, and where it ended too early. */
export interface KeyboardPathResult {
  readonly passed: number;
  readonly failed: number;
}

interface Step {
  readonly name: string;
  readonly go: (page: Page) => Promise<void>;
}

/** How long a busy machine may take to start the editor, in milliseconds. */
const START_MS = 180_000;

/** Questions of an estimate between the prompt and what to do with it. */
const QUESTIONS = 6;

/** More rows than the tree of the examples has. */
const MOST_ROWS = 100;

/** From the palette through the estimate to its breakdown, and to the tree of all templates. */
const steps: readonly Step[] = [
  {
    name: 'the palette starts the estimate',
    go: async (page) => {
      await runCommand(page, 'Prompt Cost: Estimate…');
      await titleBecomes(page, '(1/8)');
    },
  },
  {
    name: 'Enter answers every question, and the price stands beside each choice',
    go: async (page) => {
      for (let step = 2; step < 2 + QUESTIONS; step++) {
        await page.keyboard.press('Enter');
        await titleBecomes(page, `(${step}/8)`);
        await waitForSight(page, { selector: '.quick-input-list .monaco-list-row', text: '$' });
      }
      await page.keyboard.press('Enter');
      await titleBecomes(page, '(8/8)');
    },
  },
  {
    name: 'Enter opens the breakdown',
    go: async (page) => {
      await page.keyboard.press('Enter');
      await waitForSight(page, { selector: '.tab', text: 'Estimate' });
    },
  },
  {
    name: 'the palette leads to the tree, whose rows tell their cost',
    go: async (page) => {
      await runCommand(page, 'Explorer: Focus on Prompt Costs View');
      await waitForSight(page, { selector: '.pane-body .monaco-list-row', text: '$' });
      await page.keyboard.press('Home');
      await waitForSight(page, { selector: '.pane-body .monaco-list-row.focused', text: '$' });
    },
  },
  {
    name: 'arrow keys open a folder and go to a template',
    go: async (page) => {
      await page.keyboard.press('ArrowRight');
      // What is in the folder may come late; then the way goes on to the next row.
      for (let row = 0; row < MOST_ROWS && (await focusedTemplate(page).count()) === 0; row++) {
        await page.keyboard.press('ArrowDown');
        await page.waitForTimeout(200);
      }
      await focusedTemplate(page).waitFor();
    },
  },
  {
    name: 'Enter opens the template',
    go: async (page) => {
      const focused = focusedTemplate(page).locator('.label-name');
      const name = (await focused.textContent()) ?? '';
      await page.keyboard.press('Enter');
      await waitForSight(page, { selector: '.tab.active', text: name });
    },
  },
];

/** Goes the whole way with the keyboard alone in the packaged VS Code, and prints each step. */
export async function runKeyboardPath(): Promise<KeyboardPathResult> {
  const examples = join(repositoryRoot, 'examples');
  const state = { passed: 0, failed: 0 };
  await withEditorSession(
    {
      extension: { kind: 'development', folder: repositoryRoot },
      workspace: examples,
      openFile: join(examples, 'batch-catalogue.prompt'),
    },
    async (page) => {
      await waitForSight(page, { ...pricedLens, timeoutMs: START_MS });
      for (const { name, go } of steps) {
        try {
          await go(page);
        } catch (error) {
          state.failed += 1;
          console.log(`  ✗ by keyboard alone, ${name}\n${describeError(error)}`);
          return;
        }
        state.passed += 1;
        console.log(`  ✓ by keyboard alone, ${name}`);
      }
    },
  );
  return state;
}

/** The row of a template that is focused in the tree; rows of the Explorer's files tell no cost. */
function focusedTemplate(page: Page): Locator {
  const rows = page.locator('.pane-body .monaco-list-row.focused');
  return rows.filter({ hasText: '$' }).filter({ hasText: '.prompt' });
}

function titleBecomes(page: Page, part: string): Promise<void> {
  return waitForSight(page, { selector: '.quick-input-title', text: part });
}

if (await isMainScript(import.meta.filename)) {
  const { failed } = await runKeyboardPath();
  process.exitCode = failed === 0 ? 0 : 1;
}
