import * as vscode from 'vscode';
import { closeAll, eventually, lensTitles, openFile, replaceText } from '../support/editor.ts';

/** What no thread that is held up for a second could show; the real pauses are printed, as machines differ. */
const CLEARLY_BLOCKED_MS = 1_000;
const KEYS = 12;
/** Long enough that each key is counted by itself. */
const BETWEEN_KEYS_MS = 300;

const LINE = 'A glass lamp on a linen cloth, soft window light from the left; 85 mm, f/2.8.\n';
const LONG_TEXT = LINE.repeat(Math.ceil(1_000_000 / LINE.length));

/** Does something, and tells how long the extension host was held up at most meanwhile. */
async function longestBlock(during: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  let isDone = false;
  const tick = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isDone) setTimeout(tick, 0);
  };
  tick();
  await during();
  isDone = true;
  tick();
  return longest;
}

function report(what: string, longest: number): void {
  console.log(`    ${what}: ${longest.toFixed(0)} ms`);
  if (longest > CLEARLY_BLOCKED_MS) throw new Error(`held up for ${longest.toFixed(0)} ms`);
}

async function typeInto(editor: vscode.TextEditor): Promise<void> {
  const { lineCount } = editor.document;
  for (let key = 0; key < KEYS; key++) {
    const at = new vscode.Position(Math.floor((lineCount * (key + 0.5)) / KEYS), 5);
    await editor.edit((edit) => {
      edit.insert(at, 'e');
    });
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_KEYS_MS));
  }
}

describe('the extension host', () => {
  afterEach(closeAll);

  it('stays free while a hostile template is counted', async () => {
    const editor = await openFile('apple.prompt');
    const { uri } = editor.document;
    await eventually(
      () => lensTitles(uri),
      (all) => all.length > 0,
    );
    const hostile = 'x'.repeat(300_000) + '{{'.repeat(20_000) + '\u200b'.repeat(50_000);
    await replaceText(editor, hostile);
    const longest = await longestBlock(() =>
      eventually(
        () => lensTitles(uri),
        (all) => all[0]?.includes('1536') === false,
      ),
    );
    report('longest pause of the extension host, hostile template', longest);
  });

  it('stays free while someone types in a template of 1 MB', async () => {
    const plain = await vscode.workspace.openTextDocument({ content: LONG_TEXT });
    const plainEditor = await vscode.window.showTextDocument(plain);
    const withoutUs = await longestBlock(() => typeInto(plainEditor));

    const editor = await openFile('apple.prompt');
    const { uri } = editor.document;
    await replaceText(editor, LONG_TEXT);
    await eventually(
      () => lensTitles(uri),
      (all) => all.some((title) => /\d{3},\d{3}/u.test(title)),
    );
    const longest = await longestBlock(() => typeInto(editor));
    report('longest pause of the extension host, typing in 1 MB of plain text', withoutUs);
    report('longest pause of the extension host, typing in a template of 1 MB', longest);
  });
});
