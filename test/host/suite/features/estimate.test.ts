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
async function estimate(ending: string): Promise<void> {
  await pressEnterUntil(vscode.commands.executeCommand('promptCost.estimate', { ending }));
}

async function openApple(): Promise<vscode.TextEditor> {
  const editor = await openFile('apple.prompt');
  await eventually(
    () => lensTitles(editor.document.uri),
    (titles) => titles.length > 0,
  );
  return editor;
}

describe('the estimate command', () => {
  afterEach(closeAll);

  it('goes through all steps by keyboard and ends in the breakdown', async () => {
    await openApple();
    await estimate('show');
    const shown = await vscode.workspace.openTextDocument(
      vscode.Uri.parse('prompt-cost-estimate:/Estimate.md'),
    );
    const text = shown.getText();
    // 14 tokens of text at $5 and 1,372 of the image at $30 a million.
    for (const part of ['# Cost of apple.prompt', '$0.0412 per image', '1,372 tok']) {
      assertEqual([part, text.includes(part)], [part, true]);
    }
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
