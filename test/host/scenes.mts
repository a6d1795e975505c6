import type { Page } from 'playwright-core';
import type { WindowSize } from './editorPage.mts';
import type { Sight } from './editorSession.mts';

/** What of the editor is pictured, and how to get there. */
export interface Scene {
  readonly name: string;
  /** Relative to the examples. */
  readonly openFile: string;
  readonly size: Partial<WindowSize>;
  readonly waitFor?: Sight;
  readonly interact?: (page: Page) => Promise<void>;
}

const wide = { width: 1400, height: 760 };

/** Every surface that the documentation shows, each on a template of the examples. */
export const SCENES: readonly Scene[] = [
  { name: 'lens', openFile: 'editorial-cover.prompt', size: wide },
  {
    name: 'hover',
    openFile: 'editorial-cover.prompt',
    size: wide,
    interact: (page) => hoverOver(page, 'medium'),
  },
  {
    name: 'variable',
    openFile: 'editorial-cover.prompt',
    size: wide,
    interact: (page) => hoverOver(page, 'theme', 1),
  },
  {
    name: 'key',
    openFile: 'editorial-cover.prompt',
    size: wide,
    interact: (page) => hoverOver(page, 'quality'),
  },
  {
    name: 'completion',
    openFile: 'editorial-cover.prompt',
    size: wide,
    interact: async (page) => {
      await word(page, 'medium').dblclick();
      await page.keyboard.press('Delete');
      await page.keyboard.press('Control+Space');
      await page.locator('.suggest-widget.visible').waitFor();
    },
  },
  {
    name: 'pick',
    openFile: 'editorial-cover.prompt',
    size: wide,
    interact: (page) => runCommand(page, 'Prompt Cost: Change Quality or Size'),
  },
  {
    name: 'explain',
    openFile: 'batch-catalogue.prompt',
    size: wide,
    interact: async (page) => {
      await runCommand(page, 'Prompt Cost: Explain This Number');
      await chooseRow(page, 'image out');
      await chooseRow(page, 'tokens');
    },
  },
  {
    name: 'compare',
    openFile: 'batch-catalogue.prompt',
    size: wide,
    interact: (page) => runCommand(page, 'Prompt Cost: Compare Models'),
  },
  {
    name: 'tree',
    openFile: 'editorial-cover.prompt',
    size: wide,
    interact: async (page) => {
      await runCommand(page, 'Explorer: Focus on Prompt Costs View');
      await page.locator('.pane-body .monaco-list-row', { hasText: '$' }).first().waitFor();
      // The files make room, and the side bar is as wide as its words.
      await page.locator('.pane-header', { hasText: 'examples' }).first().click();
      await page.mouse.move(350, 400);
      await page.mouse.down();
      await page.mouse.move(620, 400, { steps: 5 });
      await page.mouse.up();
    },
  },
  {
    name: 'estimator',
    openFile: 'editorial-cover.prompt',
    size: { width: 1400, height: 900 },
    interact: async (page) => {
      await runCommand(page, 'Prompt Cost: Open Estimator');
      await page.locator('.tab', { hasText: 'Estimat' }).first().waitFor();
      await page.waitForTimeout(2_500);
    },
  },
  {
    name: 'spend',
    openFile: 'spend/hero.prompt',
    size: { width: 1400, height: 900 },
    interact: async (page) => {
      await runCommand(page, 'Prompt Cost: Show Spend');
      await page.locator('.tab', { hasText: 'Spend' }).first().waitFor();
      // The templates are compared with their calls a little later.
      await page.waitForTimeout(6_000);
    },
  },
  {
    name: 'walkthrough',
    openFile: 'editorial-cover.prompt',
    size: { width: 1400, height: 900 },
    interact: async (page) => {
      await runCommand(page, 'Welcome: Open Walkthrough...');
      await page.keyboard.type('Know what');
      await page.keyboard.press('Enter');
      await page.locator('.getting-started-step').first().waitFor();
      // The picture of the step stands in a frame of its own.
      await page.waitForTimeout(4_000);
    },
  },
];

/** Chooses a row of an open list. */
async function chooseRow(page: Page, label: string): Promise<void> {
  const row = page
    .locator('.quick-input-list .monaco-list-row', { hasText: new RegExp(`^${label}`) })
    .first();
  await row.waitFor();
  await row.click();
}

/** Runs a command by its title from the palette, with the keyboard alone. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const input = page.locator('.quick-input-widget input').first();
  // A page that has just come takes the first key for itself.
  for (let tries = 0; tries < 20 && !(await input.isVisible()); tries++) {
    await page.keyboard.press('F1');
    await page.waitForTimeout(1_000);
  }
  await input.waitFor();
  await page.keyboard.type(title);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
}

async function hoverOver(page: Page, text: string, index = 0): Promise<void> {
  await word(page, text, index).hover();
  await page.locator('.monaco-hover .hover-contents', { hasText: '$' }).first().waitFor();
}

function word(page: Page, text: string, index = 0): ReturnType<Page['locator']> {
  return page
    .locator('.view-line span span', { hasText: new RegExp(`^\\s*${text}\\s*$`) })
    .nth(index);
}
