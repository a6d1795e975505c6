import * as vscode from 'vscode';
import {
  assertEqual,
  closeAll,
  eventually,
  LOW,
  openPriced,
  pressEnterUntil,
} from '../support/editor.ts';

/** Opens the number at a position with Enter alone, down to the breakdown; gives the labels on the way. */
async function explainAt(
  editor: vscode.TextEditor,
  line: number,
  character: number,
): Promise<unknown> {
  editor.selection = new vscode.Selection(line, character, line, character);
  return pressEnterUntil(vscode.commands.executeCommand('promptCost.explain'));
}

describe('explain this number', () => {
  afterEach(closeAll);

  it('goes from the price of the template down to the breakdown', async () => {
    const editor = await openPriced(LOW);
    assertEqual(await explainAt(editor, 5, 0), [
      'gpt-image-2 low 1024×1024',
      'text in',
      'tokens',
      'prompt',
    ]);
    await eventually(
      () => vscode.workspace.textDocuments.some(({ uri }) => uri.scheme === 'prompt-cost'),
      (isOpen) => isOpen,
    );
  });

  it('starts at what stands under the cursor', async () => {
    const editor = await openPriced(LOW);
    const labels = await explainAt(editor, 2, 10);
    assertEqual(labels, ['gpt-image-2 low 1024×1024', 'image out', 'tokens']);
  });
});

describe('compare models', () => {
  afterEach(closeAll);

  it('writes the chosen model and its nearest quality into the header, in one step to undo', async () => {
    const { document } = await openPriced(LOW.replace('low', 'high'), 'high 1024×1024');
    const uri = document.uri.toString();
    await vscode.commands.executeCommand('promptCost.compareModels', uri, 'gpt-image-2.5-flare');
    // high of gpt-image-2 is max of 2.5.
    const expected = LOW.replace('gpt-image-2', 'gpt-image-2.5-flare').replace('low #', 'max #');
    assertEqual(document.getText(), expected);
    await vscode.commands.executeCommand('undo');
    await eventually(
      () => document.getText(),
      (text) => text === LOW.replace('low', 'high'),
    );
  });
});

describe('estimate selection', () => {
  afterEach(closeAll);

  it('estimates what is selected', async () => {
    const editor = await openPriced(LOW);
    editor.selection = new vscode.Selection(5, 2, 5, 12);
    await pressEnterUntil(vscode.commands.executeCommand('promptCost.estimateSelection'));
    const shown = await vscode.workspace.openTextDocument(
      vscode.Uri.parse('prompt-cost-estimate:/Estimate.md'),
    );
    await eventually(
      () => shown.getText().split('\n')[0],
      (title) => title === '# Cost of the selection',
    );
  });
});
