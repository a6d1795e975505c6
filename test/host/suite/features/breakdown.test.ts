import * as vscode from 'vscode';
import { assertEqual, closeAll, eventually, lenses, openFile } from '../support/editor.ts';

describe('breakdown', () => {
  afterEach(closeAll);

  it('opens from the lens and shows quantity × unit price with source and date', async () => {
    const { document } = await openFile('apple.prompt');
    const [lens] = await eventually(
      () => lenses(document.uri),
      (all) => all.length > 0,
    );
    if (lens?.command === undefined) throw new Error('the lens has no command');
    const args = (lens.command.arguments ?? []) as unknown[];
    await vscode.commands.executeCommand(lens.command.command, ...args);
    const opened = await eventually(
      () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'prompt-cost'),
      (found) => found !== undefined,
    );
    const lines = (opened?.getText() ?? '').split('\n');
    const row = lines.find((line) => line.startsWith('| image out'));
    assertEqual(row?.startsWith('| image out | 1,372 tok | $30 per 1M tok | $0.0412 | '), true);
    assertEqual(row?.includes('2026-11-23'), true);
    assertEqual(lines.includes('# Cost of apple.prompt'), true);
  });
});
