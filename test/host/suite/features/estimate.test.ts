import * as vscode from 'vscode';
import {
  assertEqual,
  closeAll,
  eventually,
  lensTitles,
  openFile,
  pressEnterUntil,
  workspaceFile,
} from '../support/editor.ts';

/** Runs the estimate with the keyboard alone. */
async function estimate(
  ending: string,
  asked: { readonly output?: number | 'all'; readonly references?: readonly string[] } = {},
): Promise<void> {
  await pressEnterUntil(
    vscode.commands.executeCommand('promptCost.estimate', { ...asked, ending }),
  );
}

async function openApple(): Promise<vscode.TextEditor> {
  return openPriced('apple.prompt');
}

async function openPriced(name: string): Promise<vscode.TextEditor> {
  const editor = await openFile(name);
  await eventually(
    () => lensTitles(editor.document.uri),
    (titles) => titles.length > 0,
  );
  return editor;
}

async function shownEstimate(): Promise<string> {
  const uri = vscode.Uri.parse('prompt-cost-estimate:/Estimate.md');
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

async function shownHeads(): Promise<string> {
  return ((await shownEstimate()).match(/^## .*$/gmu) ?? []).join(', ');
}

describe('the estimate command', () => {
  afterEach(closeAll);

  it('asks which output of a template is meant, or adds all of them up', async () => {
    await openPriced('hero.prompt.txt');
    await estimate('show', { output: 2 });
    await eventually(shownHeads, (heads) => heads === '## gpt-image-2 high 1024×1024, ## The run');
    await openPriced('hero.prompt.txt');
    await estimate('show', { output: 'all' });
    await eventually(
      shownHeads,
      (heads) =>
        heads === '## gpt-image-2 medium 1536×1024, ## gpt-image-2 high 1024×1024, ## The run',
    );
    // Two images of 1,372 and two of 7,024 output tokens at $30 a million are $0.50376, before text.
    await eventually(shownEstimate, (text) =>
      /^\| All outputs \| .*\$0\.504\d.* \| 1 run, 4 images \|$/mu.test(text),
    );
  });

  it('prices picture files that are chosen, and writes them into the header', async () => {
    const { document } = await openApple();
    const references = [workspaceFile('refs', 'square.png').toString()];
    await estimate('insert', { references });
    assertEqual(document.getText().includes('images: ["refs/square.png"]'), true);
    await vscode.commands.executeCommand('undo');
    await estimate('show', { references });
    // 512×512 is magnified to 1,024 pixels: 32 × 32 tokens at $8 a million.
    await eventually(shownEstimate, (text) => text.includes('1,024 tok'));
  });

  it('leaves an output as it is that was only looked at', async () => {
    const { document } = await openPriced('hero.prompt.txt');
    const before = document.getText();
    await estimate('insert', { output: 2 });
    assertEqual(document.getText(), before);
  });

  it('goes through all steps by keyboard and ends in the breakdown', async () => {
    await openApple();
    await estimate('show');
    // 14 tokens of text at $5 and 1,372 of the image at $30 a million.
    const parts = ['# Cost of apple.prompt', '$0.0412 per image', '1,372 tok'];
    await eventually(shownEstimate, (text) => parts.every((part) => text.includes(part)));
  });

  it('inserts the answers as a header in one step to undo', async () => {
    const { document } = await openApple();
    const before = document.getText();
    await estimate('insert');
    assertEqual(document.getText().includes('n: 1'), true);
    assertEqual(document.getText().includes('model: gpt-image-2'), true);
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), before);
  });

  it('saves the answers as defaults of the project', async () => {
    await openApple();
    const file = workspaceFile('prompt-cost.yaml');
    try {
      await estimate('save');
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      assertEqual(text.split('\n').filter(Boolean).sort(), [
        'model: gpt-image-2',
        'n: 1',
        'quality: medium',
        'size: 1536x1024',
      ]);
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(file);
    }
  });
});
