import * as vscode from 'vscode';

/** The template that a command is for: what its argument names, else the one in the active editor. */
export function templateOf(argument: unknown): vscode.Uri | undefined {
  return namedTemplate(argument) ?? vscode.window.activeTextEditor?.document.uri;
}

/** The template that an argument names: by its address, or as a node of the tree of costs; undefined for anything else. */
export function namedTemplate(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  const address = addressOf(argument);
  return address === undefined ? undefined : vscode.Uri.parse(address, true);
}

function addressOf(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  const entry = memberOf(argument, 'entry');
  const id = memberOf(entry, 'id');
  return typeof id === 'string' ? id : undefined;
}

/** The request that a node of the tree stands for, counted from 0; undefined for anything else. */
export function namedRequest(argument: unknown): number | undefined {
  const id = memberOf(memberOf(argument, 'request'), 'id');
  const number = typeof id === 'string' ? /#(\d+)$/u.exec(id)?.[1] : undefined;
  return number === undefined ? undefined : Number(number);
}

/**
 * Opens a file as a user does. A document that an extension opens by itself stays for minutes after its editor is
 * closed, and its problems with it.
 */
export async function openInEditor(
  uri: vscode.Uri,
  options: vscode.TextDocumentShowOptions = {},
): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', uri, options);
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
