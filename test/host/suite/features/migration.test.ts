import * as vscode from 'vscode';
import { assertEqual, closeAll, eventually, openFile, problems } from '../support/editor.ts';

/** The problem of a template whose model is gone. */
async function retiring({ uri }: vscode.TextDocument): Promise<vscode.Diagnostic> {
  const isIt = ({ code }: vscode.Diagnostic): boolean =>
    typeof code === 'object' && code.value === 'request/retiring-model';
  const found = await eventually(
    () => problems(uri).filter(isIt),
    (all) => all.length > 0,
  );
  const [first] = found;
  if (first === undefined) throw new Error('there is no problem');
  return first;
}

describe('a retiring model', () => {
  afterEach(closeAll);

  it('is told, and left by a quick fix that keeps the rest of the header', async () => {
    const { document } = await openFile('retiring', 'teapot.prompt');
    const { range, severity } = await retiring(document);
    assertEqual(severity, vscode.DiagnosticSeverity.Error);
    const actions = await eventually(
      async () =>
        await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          range,
          vscode.CodeActionKind.QuickFix.value,
          10,
        ),
      (all) => all.length > 0,
    );
    const action = actions.find(({ title }) => title.startsWith('Move to gpt-image-2.5-sunburst'));
    // 10 tokens of text at $5, 7,024 tokens at $30, 4,160 at $40, and 1,756 at $30 a million.
    assertEqual(
      action?.title,
      'Move to gpt-image-2.5-sunburst at max: $0.2108/image, now $0.1665/image (high: $0.0527/image)',
    );
    if (action?.edit === undefined) throw new Error('the fix has no edit');
    await vscode.workspace.applyEdit(action.edit);
    assertEqual(document.getText().split(/\r?\n/u).slice(0, 5), [
      '---',
      'model: gpt-image-2.5-sunburst # until October',
      'quality: max',
      'size: 1024x1024',
      '---',
    ]);
  });

  it('is left by all templates at once only when the preview is confirmed', async () => {
    const { document } = await openFile('retiring', 'teapot.prompt');
    const before = document.getText();
    await retiring(document);
    let isDone = false;
    const move = vscode.commands
      .executeCommand('promptCost.migrateTemplates', { to: 'gpt-image-2.5-sunburst' })
      .then(() => {
        isDone = true;
      });
    await eventually(
      async () => {
        await vscode.commands.executeCommand('refactorPreview.discard');
        return isDone;
      },
      (done) => done,
    );
    await move;
    assertEqual(document.getText(), before);
  });
});
