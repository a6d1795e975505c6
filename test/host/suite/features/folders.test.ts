import * as vscode from 'vscode';
import { assertEqual, closeAll, eventually, lensTitles } from '../support/editor.ts';

/** A template in each folder, and how it comes out by that folder's project file or settings. */
const EXPECTED = [
  { path: ['brand', 'teapot.prompt.md'], look: ' · low 1024×1024 · ' },
  { path: ['cup.prompt'], look: ' · high 1536×1024 · ' },
] as const;

describe('each folder of the window', () => {
  afterEach(closeAll);

  it('counts by its own project file and settings', async () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    // The web host opens a single folder.
    assertEqual(folders.length, vscode.workspace.workspaceFile === undefined ? 1 : 2);
    for (const [index, { uri: folder }] of folders.entries()) {
      const expected = EXPECTED[index];
      if (expected === undefined) throw new Error('there are more folders than expected');
      const uri = vscode.Uri.joinPath(folder, ...expected.path);
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
      await eventually(
        () => lensTitles(uri),
        (all) => all[0]?.includes(expected.look) === true,
      );
    }
  });
});
