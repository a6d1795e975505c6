import * as vscode from 'vscode';

/** The text as an editor would show it, without a byte order mark; undefined when it cannot be read. */
export async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const key = uri.toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    // Gone since it was found, or one of many places where a file may lie: whoever asked goes on without it.
    return undefined;
  }
}
