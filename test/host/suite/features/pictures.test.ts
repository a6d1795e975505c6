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

const photo = (): vscode.Uri => workspaceFile('refs', 'photo.png');

async function writePhoto(like: string): Promise<void> {
  const bytes = await vscode.workspace.fs.readFile(workspaceFile('refs', like));
  await vscode.workspace.fs.writeFile(photo(), bytes);
}

async function lensWith(uri: vscode.Uri, start: string, part: string): Promise<void> {
  await eventually(
    () => lensTitles(uri),
    ([title]) => title?.startsWith(start) === true && title.includes(part),
  );
}

describe('pictures', () => {
  afterEach(async () => {
    await closeAll();
    try {
      await vscode.workspace.fs.delete(photo());
    } catch {
      // The test itself deleted it.
    }
  });

  it('leave a lower bound while one is missing, and follow their files', async () => {
    const { document } = await openFile('recolour.prompt');
    const { uri } = document;
    await lensWith(uri, '≥ $', 'edit');
    const warnings = problems(uri).filter(
      ({ severity }) => severity === vscode.DiagnosticSeverity.Warning,
    );
    assertEqual(
      warnings.map(({ message, range }) => [message.slice(0, 53), range.start.line]),
      [['“refs/photo.png” was not read: there is no such file.', 2]],
    );
    await writePhoto('square.png');
    await lensWith(uri, '≈ $', 'image in 1,024 tok $0.008192');
    await writePhoto('wide.png');
    await lensWith(uri, '≈ $', 'image in 1,536 tok $0.0123');
    await vscode.workspace.fs.delete(photo());
    await lensWith(uri, '≥ $', 'edit');
  });

  it('of a glob count when they come and go', async () => {
    const { document } = await openFile('mosaic.prompt');
    const { uri } = document;
    await lensWith(uri, '≈ $', 'image in 2,560 tok $0.0205');
    await writePhoto('square.png');
    await lensWith(uri, '≈ $', 'image in 3,584 tok $0.0287');
    await vscode.workspace.fs.delete(photo());
    await lensWith(uri, '≈ $', 'image in 2,560 tok $0.0205');
  });

  it('are named in the breakdown with pixels, tokens and cost', async () => {
    const { document } = await openFile('mosaic.prompt');
    await lensWith(document.uri, '≈ $', 'image in 2,560 tok');
    const breakdown = vscode.Uri.from({
      scheme: 'prompt-cost',
      path: '/Cost of mosaic.prompt.md',
      query: document.uri.toString(),
    });
    const text = (await vscode.workspace.openTextDocument(breakdown)).getText();
    for (const row of [
      '| refs/square.png | 512×512 | 1,024 | $0.008192 |',
      '| refs/wide.png | 1536×1024 | 1,536 | $0.0123 |',
    ]) {
      if (!text.includes(row)) throw new Error(`${row} is not in ${text}`);
    }
  });

  it('are not looked for beside a template that is not saved', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'image-prompt',
      content: '---\nimages: refs/wide.png\nquality: low\nsize: 1024x1024\n---\nBlue.',
    });
    await vscode.window.showTextDocument(document);
    await lensWith(document.uri, '≥ $', 'edit');
  });
});
