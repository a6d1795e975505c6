import * as vscode from 'vscode';
import { blocksDuring } from '../support/blocks.ts';
import { closeAll, eventually, lensTitles, openFile, replaceText } from '../support/editor.ts';

/** What no thread that is held up for a second could show; the real times are printed, as machines differ. */
const CLEARLY_BLOCKED_MS = 1_000;
const KEY_PRESSES = 60;

/** A template of 1 MB, as long as nobody writes one: 25,000 lines of a prompt with a variable in each. */
const LARGE = `---
model: gpt-image-2
inputs:
  object:
    default: teapot
---

${'A porcelain {{object}}, studio light.\n'.repeat(27_000)}`;

/** Eight tokens a line with “teapot” filled in, and the six that the API adds. */
const LARGE_TOKENS = 27_000 * 8 + 6;
const MORE = 'a tall brass lamp, ';
const MORE_TIMES = 2_000;
/** One for each of its words; there is a comma too. */
const LEAST_TOKENS_OF_MORE = 4;

describe('typing in a template of 1 MB', () => {
  afterEach(closeAll);

  it('holds up the extension host no longer than the editor itself does', async () => {
    const editor = await openFile('apple.prompt');
    const { uri } = editor.document;
    const tokens = async (): Promise<number> => tokensOf(await lensTitles(uri));
    await eventually(
      () => lensTitles(uri),
      (all) => all.length > 0,
    );
    await replaceText(editor, LARGE);
    await eventually(tokens, (count) => count === LARGE_TOKENS);

    const middle = new vscode.Position(13_000, 0);
    editor.selection = new vscode.Selection(middle, middle);
    const { longestMs: rest } = await blocksDuring(() => pause(1_000));
    const { longestMs: block } = await blocksDuring(async () => {
      for (let press = 0; press < KEY_PRESSES; press++) {
        await vscode.commands.executeCommand('type', { text: 'brass lamp '.charAt(press % 11) });
        await pause(20);
      }
      // Many more words at once, so that the cost shown changes.
      await editor.edit((edit) => {
        edit.insert(middle, MORE.repeat(MORE_TIMES));
      });
      const least = LARGE_TOKENS + MORE_TIMES * LEAST_TOKENS_OF_MORE;
      await eventually(tokens, (count) => count >= least);
    });
    console.log(
      `    longest block of the extension host: ${block.toFixed(1)} ms while ${KEY_PRESSES} keys are pressed and counted, ${rest.toFixed(1)} ms at rest`,
    );
    if (block > CLEARLY_BLOCKED_MS) throw new Error(`held up for ${block.toFixed(0)} ms`);

    // Back at the text before, the cost is what it was.
    await replaceText(editor, LARGE);
    await eventually(tokens, (count) => count === LARGE_TOKENS);
  });
});

/** The text tokens that a template's first lens tells. */
function tokensOf([title = '']: readonly string[]): number {
  return Number(/text in ([\d,]+) tok/u.exec(title)?.[1]?.replaceAll(',', ''));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
