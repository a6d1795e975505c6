import * as vscode from 'vscode';
import type { LogBytes } from './logBytes.ts';

/**
 * Appends a line to a log: in its editor where one is open, so that it can be undone, else on disk. Rejects when it
 * cannot be written.
 */
export async function appendToLog(uri: vscode.Uri, line: string, bytes: LogBytes): Promise<void> {
  const key = uri.toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
  if (open === undefined) {
    await bytes.append(uri, line);
    return;
  }
  const last = open.lineAt(open.lineCount - 1);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, last.range.end, `${last.isEmptyOrWhitespace ? '' : '\n'}${line}\n`);
  const wasDirty = open.isDirty;
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Error(vscode.l10n.t('it cannot be edited'));
  // What the user has not saved is theirs to save.
  if (!wasDirty && !(await open.save())) throw new Error(vscode.l10n.t('it could not be saved'));
}
