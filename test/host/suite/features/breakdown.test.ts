import * as vscode from 'vscode';
import {
  assertEqual,
  closeAll,
  eventually,
  lenses,
  lensTitles,
  openFile,
  replaceText,
} from '../support/editor.ts';

/** Clicks the first lens of a document. */
async function clickLens(uri: vscode.Uri): Promise<void> {
  const [lens] = await eventually(
    () => lenses(uri),
    (all) => all.length > 0,
  );
  if (lens?.command === undefined) throw new Error('the lens has no command');
  const args = (lens.command.arguments ?? []) as unknown[];
  await vscode.commands.executeCommand(lens.command.command, ...args);
}

/** The lines of the breakdown that is open. */
function breakdownLines(): readonly string[] {
  const opened = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'prompt-cost');
  return opened?.getText().split('\n') ?? [];
}

describe('breakdown', () => {
  afterEach(closeAll);

  it('opens from the lens as a page, beside the template', async () => {
    const { document } = await openFile('apple.prompt');
    await clickLens(document.uri);
    const previews = await eventually(
      () =>
        vscode.window.tabGroups.all.flatMap(({ tabs }) =>
          tabs.filter(
            ({ input }) =>
              input instanceof vscode.TabInputWebview &&
              input.viewType.includes('markdown.preview'),
          ),
        ),
      (tabs) => tabs.length > 0,
    );
    assertEqual(
      previews.map(({ group }) => group.viewColumn),
      [vscode.ViewColumn.Two],
    );
  });

  it('shows quantity × unit price = amount, and source and date of each', async () => {
    const { document } = await openFile('apple.prompt');
    await clickLens(document.uri);
    const lines = await eventually(breakdownLines, (all) => all.length > 1);
    assertEqual(
      lines.filter((line) => line.startsWith('| ')),
      [
        '| per request | quantity | × unit price | = amount |',
        '| --- | ---: | ---: | ---: |',
        '| text in | 14 tok | $5 per 1M tok | $0.00007 |',
        '| image out | 1,372 tok | $30 per 1M tok | $0.0412 |',
        '| **total** | | | **$0.0412** |',
      ],
    );
    assertEqual(lines.includes('# Cost of apple.prompt'), true);
    for (const start of [
      '- Price of text in, price of image out: OpenAI model page gpt-image-2',
      '- Tokens of text in: ',
      '- Tokens of image out: ',
    ]) {
      const line = lines.find((one) => one.startsWith(start)) ?? `no ${start}`;
      assertEqual(/, \d{4}-\d{2}-\d{2}, /u.test(line), true);
    }
  });

  it('follows the template', async () => {
    const editor = await openFile('apple.prompt');
    const { uri } = editor.document;
    await clickLens(uri);
    await eventually(breakdownLines, (all) => all.length > 1);
    await replaceText(editor, '---\nquality: low\nsize: 1024x1024\nn: 2\n---\nA teapot.');
    await eventually(
      () => lensTitles(uri),
      (all) => all.length === 2,
    );
    await eventually(breakdownLines, (all) =>
      all.includes('**$0.00593 per image, $0.0119 per request of 2 images** · exact'),
    );
  });
});
