import * as vscode from 'vscode';
import {
  assertEqual,
  closeAll,
  eventually,
  lensTitles,
  openFile,
  problems,
  workspaceFile,
} from '../support/editor.ts';

describe('problems', () => {
  afterEach(closeAll);

  it('stand at their place, with a link to their page', async () => {
    const { document } = await openFile('mistakes.prompt');
    const found = await eventually(
      () => problems(document.uri),
      (all) => all.length > 1,
    );
    assertEqual(
      found.map(({ code, range, severity }) => [
        typeof code === 'object' ? code.value : code,
        document.getText(range),
        severity,
      ]),
      [
        ['header/unknown-key', 'qualitty', vscode.DiagnosticSeverity.Warning],
        ['request/illegal-size', '1000x1000', vscode.DiagnosticSeverity.Error],
      ],
    );
    for (const { code } of found) {
      if (typeof code !== 'object') throw new Error('the code has no link');
      const page = await vscode.workspace.fs.readFile(code.target);
      assertEqual(new TextDecoder().decode(page).startsWith('# '), true);
    }
  });

  it('stay away from what can only be looked at, such as an older version', async () => {
    const provider: vscode.TextDocumentContentProvider = {
      provideTextDocumentContent: () => '---\nsize: 1000x1000\n---\nA teapot.',
    };
    const registration = vscode.workspace.registerTextDocumentContentProvider('older', provider);
    try {
      const uri = vscode.Uri.parse('older:/teapot.prompt');
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
      await eventually(
        () => lensTitles(uri),
        (all) => all[0]?.startsWith('unpriced') === true,
      );
      assertEqual(problems(uri), []);
    } finally {
      registration.dispose();
    }
  });

  it('go when the document is closed', async () => {
    const uri = workspaceFile('kettle.prompt');
    // Opened as a user does: no other test holds the document, so closing its tab closes it.
    await vscode.commands.executeCommand('vscode.open', uri);
    await eventually(
      () => problems(uri),
      (all) => all.length > 0,
    );
    await closeAll();
    await eventually(
      () => problems(uri),
      (all) => all.length === 0,
    );
  });
});
