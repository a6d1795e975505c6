import * as vscode from 'vscode';
import {
  assertEqual,
  closeAll,
  eventually,
  lenses,
  lensTitles,
  LOW,
  openPriced,
} from '../support/editor.ts';

describe('read cost', () => {
  afterEach(closeAll);

  it('says the cost in words', async () => {
    await openPriced(LOW);
    const words = await vscode.commands.executeCommand('promptCost.readCost');
    assertEqual(words, 'gpt-image-2 low 1024×1024: 0.593 cents an image, exact');
  });

  it('says what the variable at the cursor adds', async () => {
    const editor = await openPriced(LOW.replace('apple', '{{fruit}}'), '1024×1024');
    editor.selection = new vscode.Selection(5, 9, 5, 9);
    const words = await vscode.commands.executeCommand('promptCost.readCost');
    // 20 tokens assumed, at $5 a million.
    assertEqual(words, 'fruit adds 20 tokens, 0.01 cents a run, estimate');
  });
});

describe('change quality or size', () => {
  afterEach(closeAll);

  it('writes the choice into the header, in one step to undo', async () => {
    const { document } = await openPriced(LOW);
    const choice = { quality: 'high', size: '1536x1024' };
    await vscode.commands.executeCommand('promptCost.pickOutput', document.uri.toString(), choice);
    assertEqual(document.getText(), LOW.replace('low', 'high').replace('1024x1024', '1536x1024'));
    await vscode.commands.executeCommand('undo');
    await eventually(
      () => document.getText(),
      (text) => text === LOW,
    );
  });

  it('adds a header where there is none, in one step to undo', async () => {
    const { document } = await openPriced('A red apple.', 'auto');
    const choice = { quality: 'low', size: '1024x1024' };
    await vscode.commands.executeCommand('promptCost.pickOutput', document.uri.toString(), choice);
    assertEqual(document.getText().startsWith('---\nquality: low\nsize: 1024x1024\n---\n'), true);
    await vscode.commands.executeCommand('undo');
    await eventually(
      () => document.getText(),
      (text) => text === 'A red apple.',
    );
  });

  it('is offered beside the cost', async () => {
    const { document } = await openPriced(LOW);
    assertEqual(
      (await lenses(document.uri)).map(({ command }) => command?.command),
      ['promptCost.showBreakdown', 'promptCost.pickOutput'],
    );
  });
});

describe('new template', () => {
  afterEach(closeAll);

  it('opens a template that has a price', async () => {
    await vscode.commands.executeCommand('promptCost.newTemplate');
    const uri = vscode.window.activeTextEditor?.document.uri;
    if (uri === undefined) throw new Error('no editor is open');
    await eventually(
      () => lensTitles(uri),
      (all) => all[0]?.includes('medium 1536×1024') === true,
    );
  });
});
