import * as vscode from 'vscode';
import {
  assertEqual,
  closeAll,
  eventually,
  lensTitles,
  openFile,
  replaceText,
} from '../support/editor.ts';

const LOW = '---\nmodel: gpt-image-2\nquality: low # draft\nsize: 1024x1024\n---\nA red apple.';

async function openPriced(text: string): Promise<vscode.TextEditor> {
  const editor = await openFile('apple.prompt');
  await replaceText(editor, text);
  await eventually(
    () => lensTitles(editor.document.uri),
    (all) => all[0]?.includes('low 1024×1024') === true,
  );
  return editor;
}

async function hoverAt(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const command = 'vscode.executeHoverProvider';
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(command, uri, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}

describe('hover', () => {
  afterEach(closeAll);

  it('shows arithmetic and other prices on the prompt and on header values', async () => {
    const { document } = await openPriced(LOW);
    for (const position of [new vscode.Position(5, 3), new vscode.Position(2, 10)]) {
      const text = await hoverAt(document.uri, position);
      assertEqual(text.includes('| image out | 196 tok | $30 per 1M tok | $0.00588 |'), true);
      assertEqual(text.includes('| high |'), true);
    }
    assertEqual((await hoverAt(document.uri, new vscode.Position(0, 1))).includes('tok'), false);
  });

  it('is silent when its setting is off', async () => {
    const { document } = await openPriced(LOW);
    const configuration = vscode.workspace.getConfiguration('promptCost');
    await configuration.update('hover.enabled', false, vscode.ConfigurationTarget.Workspace);
    try {
      await eventually(
        () => hoverAt(document.uri, new vscode.Position(5, 3)),
        (text) => text === '',
      );
    } finally {
      await configuration.update('hover.enabled', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});

describe('read cost', () => {
  afterEach(closeAll);

  it('says the cost in words', async () => {
    await openPriced(LOW);
    const words = await vscode.commands.executeCommand('promptCost.readCost');
    assertEqual(words, 'gpt-image-2 low 1024×1024: 0.593 cents an image, exact');
  });
});

describe('completion', () => {
  afterEach(closeAll);

  it('offers qualities with their prices', async () => {
    const { document } = await openPriced(LOW);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(2, 9),
    );
    const labels = list.items.flatMap(({ label }) =>
      typeof label === 'object' && label.description?.includes('/image') === true ? [label] : [],
    );
    assertEqual(labels, [
      { label: 'low', description: '$0.00593/image' },
      { label: 'medium', description: '$0.0527/image' },
      { label: 'high', description: '$0.2108/image' },
    ]);
  });

  it('offers header keys with their meaning', async () => {
    const { document } = await openPriced(LOW);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(1, 0),
    );
    assertEqual(
      list.items.some(({ label }) => label === 'partial_images'),
      true,
    );
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
