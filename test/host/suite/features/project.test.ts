import * as vscode from 'vscode';
import {
  assertEqual,
  closeAll,
  eventually,
  lensTitles,
  openFile,
  problems,
  replaceText,
  workspaceFile,
} from '../support/editor.ts';

describe('project file', () => {
  afterEach(closeAll);

  it('sets what the header leaves open, and follows its own edits', async () => {
    const teapot = (await openFile('brand', 'teapot.prompt.md')).document.uri;
    // 4 tokens of text and 6 that the API adds.
    await eventually(
      () => lensTitles(teapot),
      (all) =>
        all[0] ===
        '$0.00593/image · low 1024×1024 · text in 10 tok $0.00005 · image out 196 tok $0.00588',
    );
    const editor = await openFile('brand', 'prompt-cost.yaml');
    await replaceText(editor, 'quality: medium\nsize: 1024x1024\n');
    await eventually(
      () => lensTitles(teapot),
      (all) =>
        all[0]?.includes('medium 1024×1024 · text in 10 tok $0.00005 · image out 1,756 tok') ===
        true,
    );
  });

  it('counts as soon as it is there, and no longer when it is gone', async () => {
    const file = workspaceFile('refs', 'prompt-cost.yaml');
    const template = workspaceFile('refs', 'cup.prompt');
    const write = (uri: vscode.Uri, text: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const titleHas = (part: string): Promise<unknown> =>
      eventually(
        () => lensTitles(template),
        (all) => all[0]?.includes(part) === true,
      );
    await write(template, 'A cup.');
    await openFile('refs', 'cup.prompt');
    await titleHas(' · auto · ');
    await write(file, 'quality: high\nsize: 1024x1024\n');
    await titleHas(' · high 1024×1024 · ');
    await write(file, 'exclude: cup.prompt\n');
    await eventually(
      () => lensTitles(template),
      (all) => all.length === 0,
    );
    await vscode.workspace.fs.delete(file);
    await titleHas(' · auto · ');
    await closeAll();
    await vscode.workspace.fs.delete(template);
  });

  it('shows its own findings at their place', async () => {
    const uri = workspaceFile('brand', 'prompt-cost.yaml');
    await openFile('brand', 'prompt-cost.yaml');
    const found = await eventually(
      () => problems(uri),
      (all) => all.length > 0,
    );
    assertEqual(
      found.map(({ message, range }) => [message, range]),
      [
        [
          '“overides” is not a known key. Did you mean “overrides”? It has no effect.',
          new vscode.Range(4, 0, 4, 8),
        ],
      ],
    );
  });
});
