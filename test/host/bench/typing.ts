import * as vscode from 'vscode';
import { lensTitles, replaceText } from '../suite/support/editor.ts';
import { blocksDuring, type Blocks } from '../suite/support/blocks.ts';
import { idle, pause, until } from './until.ts';

/** Key presses in a template of 100 kB. */
export interface TypingResult {
  readonly bytes: number;
  readonly keyPresses: number;
  readonly pressed: Blocks;
  /** As long a time in which nothing is done. */
  readonly rest: Blocks;
  /** Work of the host for each, that at rest left out, in milliseconds of processor time. */
  readonly workMs: number;
  /** Median of the times from a key press until the lens has changed; 120 of them are waited on purpose. */
  readonly lensMs: number;
}

const KEY_PRESSES = 40;
const LINE = 'A porcelain {{object}} on linen, studio light from the left, no shadow.\n';

/** A template of about so many bytes. */
export function templateOf(bytes: number): string {
  const header =
    '---\nmodel: gpt-image-2\nquality: low\nsize: 1024x1024\ninputs: { object: teapot }\n---\n\n';
  return header + LINE.repeat(Math.round(bytes / LINE.length));
}

/** Opens a new template of about so many bytes, and waits for its lens. */
export async function openTemplate(bytes: number): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({
    language: 'image-prompt',
    content: 'A kettle.',
  });
  const editor = await vscode.window.showTextDocument(document);
  await replaceText(editor, templateOf(bytes));
  await until(async () => (await lensTitles(document.uri))[0]?.includes('low 1024×1024') === true);
  return editor;
}

/** Presses keys in the middle of a template of 100 kB, waiting for the lens after each. */
export async function measureTyping(): Promise<TypingResult> {
  const editor = await openTemplate(100_000);
  const { document } = editor;
  const bytes = document.getText().length;
  const middle = new vscode.Position(Math.round(document.lineCount / 2), 0);
  editor.selection = new vscode.Selection(middle, middle);
  await idle();
  const title = async (): Promise<string | undefined> => (await lensTitles(document.uri))[0];
  const press = (): Thenable<unknown> =>
    // A blank and a letter, so that the count and with it the lens change.
    vscode.commands.executeCommand('type', { text: ' a' });
  const times: number[] = [];
  for (let number = 0; number < KEY_PRESSES; number++) {
    const before = await title();
    const start = performance.now();
    await press();
    await until(async () => (await title()) !== before);
    times.push(performance.now() - start);
  }
  const pressed = await blocksDuring(() =>
    often(async () => {
      await press();
      await pause(SETTLED_MS);
    }),
  );
  const rest = await blocksDuring(() => often(() => pause(SETTLED_MS)));
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  const workMs = (pressed.workMs - rest.workMs) / KEY_PRESSES;
  return { bytes, keyPresses: KEY_PRESSES, pressed, rest, workMs, lensMs: median(times) };
}

/** How long a key press is given until its lens is there, in milliseconds. */
const SETTLED_MS = 300;

async function often(one: () => Promise<void>): Promise<void> {
  for (let number = 0; number < KEY_PRESSES; number++) await one();
}

/** The middle one of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
