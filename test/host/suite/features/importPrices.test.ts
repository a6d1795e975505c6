import * as vscode from 'vscode';
import { assertEqual, closeAll, eventually, openFile, workspaceFile } from '../support/editor.ts';

const COMMAND = 'promptCost.importPrices';

function write(uri: vscode.Uri, text: string): Thenable<void> {
  return vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

async function read(uri: vscode.Uri): Promise<string> {
  const document = await vscode.workspace.openTextDocument(uri);
  return document.getText();
}

/** How long the preview gets to be drawn, in milliseconds. */
const PREVIEW_MS = 500;

/** Edits of the preview have to be ticked before they are applied. */
const CONFIRM = [
  'refactorPreview.focus',
  'list.focusFirst',
  'refactorPreview.toggleCheckedState',
  'refactorPreview.apply',
];
const REFUSE = ['refactorPreview.discard'];

/** Imports, and answers the preview of the edits. */
async function importPrices(
  file: vscode.Uri,
  accept: readonly string[],
  answers: readonly string[],
): Promise<void> {
  let isDone = false;
  const done = vscode.commands
    .executeCommand(COMMAND, { file: file.toString(), accept })
    .then(() => {
      isDone = true;
    });
  // The preview has nothing to tick until it is drawn, which nothing here can see.
  await new Promise((resolve) => setTimeout(resolve, PREVIEW_MS));
  await eventually(
    async () => {
      for (const answer of answers) await vscode.commands.executeCommand(answer);
      return isDone;
    },
    (isOver) => isOver,
  );
  await done;
}

describe('importing prices', () => {
  const folder = (name: string): vscode.Uri => workspaceFile('imported', name);
  const project = folder('prompt-cost.yaml');
  const prices = folder('prices.json');

  beforeEach(async () => {
    await write(folder('cup.prompt'), 'A cup.');
    await write(project, 'quality: low # ours\nsize: 1024x1024\n');
    await write(
      prices,
      JSON.stringify({
        'gpt-image-2': {
          mode: 'image_generation',
          output_cost_per_image_token: 0.000033,
          output_cost_per_token: 0.00001,
        },
      }),
    );
    await openFile('imported', 'cup.prompt');
  });

  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(workspaceFile('imported'), { recursive: true });
  });

  it('writes what was accepted and confirmed, and keeps the rest of the file', async () => {
    const text = await eventually(
      async () => {
        await importPrices(prices, ['gpt-image-2.image_output'], CONFIRM);
        return read(project);
      },
      (after) => after.includes('prices:'),
    );
    assertEqual(text.split('\n').slice(0, 6), [
      'quality: low # ours',
      'size: 1024x1024',
      'prices:',
      '  gpt-image-2:',
      '    image_output: 33',
      '    source: "imported from prices.json"',
    ]);
  });

  it('changes nothing when the preview is not confirmed', async () => {
    const before = await read(project);
    await importPrices(prices, ['gpt-image-2.text_output'], REFUSE);
    assertEqual(await read(project), before);
  });
});
