import * as vscode from 'vscode';
import {
  assertEqual,
  closeAll,
  eventually,
  openFile,
  problems,
  replaceText,
} from '../support/editor.ts';

const codeOf = ({ code }: vscode.Diagnostic): unknown =>
  typeof code === 'object' ? code.value : code;
const shared = (uri: vscode.Uri): readonly vscode.Diagnostic[] =>
  problems(uri).filter((problem) => codeOf(problem) === 'cache/shared-block');

describe('findings about shared rules', () => {
  afterEach(closeAll);

  it('point at templates that are not open', async () => {
    const { document } = await openFile('shared', 'second.prompt');
    const [problem] = await eventually(
      () => shared(document.uri),
      (all) => all.length > 0 && (all[0]?.relatedInformation ?? []).length > 0,
    );
    const [other] = problem?.relatedInformation ?? [];
    assertEqual(other?.location.uri.path.endsWith('/shared/first.prompt'), true);
    assertEqual(other?.location.range.start.line, 5);
    assertEqual(problem?.range.start.line, 7);
  });

  it('go once the template begins with the rules, and come back', async () => {
    const editor = await openFile('shared', 'second.prompt');
    const { uri } = editor.document;
    const text = editor.document.getText();
    await eventually(
      () => shared(uri),
      (all) => all.length > 0,
    );
    const [, header = '', rules = ''] = /^(---[^]*?---\n)[^]*?\n\n([^]*)$/u.exec(text) ?? [];
    await replaceText(editor, `${header}${rules}\n\nDraw one {{article}} by hand.\n`);
    await eventually(
      () => shared(uri),
      (all) => all.length === 0,
    );
    await replaceText(editor, text);
    await eventually(
      () => shared(uri),
      (all) => all.length > 0,
    );
  });

  it('offer one partial for all of them, to be confirmed', async () => {
    const { document } = await openFile('shared', 'second.prompt');
    const [problem] = await eventually(
      () => shared(document.uri),
      (all) => all.length > 0,
    );
    const command = 'vscode.executeCodeActionProvider';
    const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      command,
      document.uri,
      problem?.range,
      vscode.CodeActionKind.QuickFix.value,
      20,
    );
    const action = actions.find(({ title }) => title.startsWith('Move the shared rules'));
    if (action?.edit === undefined) throw new Error('there is no such quick fix');
    const names = action.edit.entries().map(([uri]) => uri.path.split('/').slice(-2).join('/'));
    assertEqual(names.sort(), ['shared/first.prompt', 'shared/second.prompt']);
    assertEqual(action.title.endsWith('first in 2 templates'), true);
  });
});

describe('the mark of what stays the same', () => {
  afterEach(closeAll);

  it('is toggled by a command', async () => {
    const { document } = await openFile('shared', 'first.prompt');
    const isOn = (): unknown =>
      vscode.workspace.getConfiguration('promptCost', document.uri).get('staticPrefix.enabled');
    await vscode.commands.executeCommand('promptCost.toggleStaticPrefix');
    await eventually(isOn, (value) => value === false);
    await vscode.commands.executeCommand('promptCost.toggleStaticPrefix');
    await eventually(isOn, (value) => value === true);
  });
});
