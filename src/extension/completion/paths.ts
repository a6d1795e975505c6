import * as vscode from 'vscode';
import { isPictureName } from '../../core/index.ts';
import { resolvePath } from '../pictures/pictureFiles.ts';

/** Entries of a folder that are offered; whoever has more of them types on. */
const MOST_ENTRIES = 500;

/**
 * The folders and pictures that a path may go on with, relative to the template's folder; none outside of the
 * workspace, nor of a template that is not saved.
 *
 * @param typed the path so far.
 */
export async function pathItems(
  template: vscode.Uri,
  typed: string,
  position: vscode.Position,
): Promise<vscode.CompletionItem[]> {
  if (template.scheme === 'untitled' || /[*?]|^[a-z][a-z0-9+.-]+:/iu.test(typed)) return [];
  const slash = typed.lastIndexOf('/') + 1;
  const folder = resolvePath(vscode.Uri.joinPath(template, '..'), typed.slice(0, slash));
  if (vscode.workspace.getWorkspaceFolder(folder) === undefined) return [];
  const range = new vscode.Range(position.translate(0, slash - typed.length), position);
  const entries = await entriesOf(folder);
  return entries
    .filter(([name, type]) => !name.startsWith('.') && (isFolder(type) || isPictureName(name)))
    .slice(0, MOST_ENTRIES)
    .map(([name, type]) => {
      const kind = isFolder(type)
        ? vscode.CompletionItemKind.Folder
        : vscode.CompletionItemKind.File;
      const item = new vscode.CompletionItem(isFolder(type) ? `${name}/` : name, kind);
      item.range = range;
      item.filterText = name;
      if (isFolder(type)) {
        // What lies in it is asked for next.
        item.command = { title: '', command: 'editor.action.triggerSuggest' };
      }
      return item;
    });
}

async function entriesOf(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // The path so far leads nowhere.
    return [];
  }
}

function isFolder(type: vscode.FileType): boolean {
  return (type & vscode.FileType.Directory) !== 0;
}
