import * as vscode from 'vscode';
import {
  assertEqual,
  closeAll,
  eventually,
  openFile,
  problems,
  replaceText,
} from '../support/editor.ts';

/** Our quick fixes at a place, as they are offered now. */
async function fixesAt(
  { uri }: vscode.TextDocument,
  range: vscode.Range,
): Promise<readonly vscode.CodeAction[]> {
  const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    10,
  );
  // What others offer, if anything, is a command.
  return all.filter(({ edit }) => edit !== undefined);
}

describe('quick fixes', () => {
  afterEach(closeAll);

  it('offer the nearest legal sizes, best first, each with its cost', async () => {
    const { document } = await openFile('mistakes.prompt');
    const [, size] = await eventually(
      () => problems(document.uri),
      (all) => all.length > 1,
    );
    if (size === undefined) throw new Error('there is no second problem');
    const fixes = await eventually(
      () => fixesAt(document, size.range),
      (all) => all.length > 0,
    );
    assertEqual(
      fixes.map(({ title, isPreferred }) => [title.replace(/ \(.*/u, ''), isPreferred]),
      [
        ['Use 1008x1008', true],
        ['Use 992x992', false],
        ['Use 992x1008', false],
      ],
    );
    const [first] = fixes;
    if (first?.edit === undefined) throw new Error('the fix has no edit');
    await vscode.workspace.applyEdit(first.edit);
    assertEqual(document.lineAt(3).text, 'size: 1008x1008');
    await eventually(
      () => problems(document.uri),
      (all) => all.every(({ message }) => !message.includes('not a legal size')),
    );
  });

  it('follow the text: an outdated one is never offered', async () => {
    const editor = await openFile('mistakes.prompt');
    const { document } = editor;
    await eventually(
      () => problems(document.uri),
      (all) => all.length > 1,
    );
    await replaceText(editor, '---\n# one line more\nsize: 1000x1000\n---\nA teapot.');
    const line = new vscode.Range(2, 6, 2, 15);
    const fixes = await eventually(
      () => fixesAt(document, line),
      (all) => all.length > 0,
    );
    const [first] = fixes;
    if (first?.edit === undefined) throw new Error('the fix has no edit');
    await vscode.workspace.applyEdit(first.edit);
    assertEqual(document.getText(), '---\n# one line more\nsize: 1008x1008\n---\nA teapot.');
  });

  it('mend a project file too', async () => {
    const { document } = await openFile('brand', 'prompt-cost.yaml');
    const [key] = await eventually(
      () => problems(document.uri),
      (all) => all.length > 0,
    );
    if (key === undefined) throw new Error('there is no problem');
    const fixes = await eventually(
      () => fixesAt(document, key.range),
      (all) => all.length > 0,
    );
    assertEqual(
      fixes.map(({ title }) => title),
      ['Rename to overrides'],
    );
  });
});
