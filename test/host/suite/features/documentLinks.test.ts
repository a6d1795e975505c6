import * as vscode from 'vscode';
import {
  assertEqual,
  closeAll,
  eventually,
  openFile,
  replaceText,
  workspaceFile,
} from '../support/editor.ts';

const partial = (): vscode.Uri => workspaceFile('partials', 'light.md');

const TEXT = `---
images: [refs/square.png, refs/missing.png]
mask: { path: refs/wide.png, pixels: 10x10 }
---
{{> light}} {{> missing}} A wall.`;

/** The links within a document to files of the workspace: the text that each covers, and its file. */
async function linksIn(document: vscode.TextDocument): Promise<readonly string[]> {
  const command = 'vscode.executeLinkProvider';
  const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(command, document.uri);
  return links.map(({ range, target }) => {
    const file = target === undefined ? '' : vscode.workspace.asRelativePath(target, false);
    return `${document.getText(range)} > ${file}`;
  });
}

describe('document links', () => {
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(workspaceFile('partials'), { recursive: true });
  });

  it('open the images, the mask and the partials that are there', async () => {
    await vscode.workspace.fs.writeFile(partial(), new TextEncoder().encode('Soft light.'));
    const editor = await openFile('recolour.prompt');
    await replaceText(editor, TEXT);
    const links = await eventually(
      () => linksIn(editor.document),
      (all) => all.length === 3,
    );
    assertEqual(links, [
      'refs/square.png > refs/square.png',
      'refs/wide.png > refs/wide.png',
      'light > partials/light.md',
    ]);
  });
});
