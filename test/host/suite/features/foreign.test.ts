import * as vscode from 'vscode';
import { assertEqual, closeAll, eventually, lensTitles, openFile } from '../support/editor.ts';

/** Long enough for many rounds of whatever would run on and on. */
const A_WHILE_MS = 300;

describe('documents that are no templates', () => {
  afterEach(closeAll);

  it('are left alone, also where they lie in no folder', async () => {
    // A path without a leading slash, as that of the commit message box.
    const uri = vscode.Uri.parse('notes:plain/0/input');
    const provider: vscode.TextDocumentContentProvider = {
      provideTextDocumentContent: () => 'A note.',
    };
    const registration = vscode.workspace.registerTextDocumentContentProvider('notes', provider);
    try {
      await vscode.workspace.openTextDocument(uri);
      // Once a template that was opened later has its lens, the note has had its turn too.
      const { document } = await openFile('apple.prompt');
      await eventually(
        () => lensTitles(document.uri),
        (all) => all.length > 0,
      );
      await new Promise((resolve) => setTimeout(resolve, A_WHILE_MS));
      assertEqual(await lensTitles(uri), []);
    } finally {
      registration.dispose();
    }
  });
});
