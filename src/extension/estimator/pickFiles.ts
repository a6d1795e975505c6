import * as vscode from 'vscode';
import {
  LARGEST_IMAGE_BYTES,
  readBytes,
  readImageHeader,
  type ChosenFile,
  type ImageHeader,
} from '../../core/index.ts';

/** Picture files that were chosen, and why others of them cannot be used. */
export interface ChosenFiles {
  readonly files: readonly ChosenFile[];
  readonly problems: readonly { readonly name: string; readonly reason: string }[];
}

/** Asks for picture files; undefined when the user turns away. */
export async function chooseFiles(near: vscode.Uri | undefined): Promise<ChosenFiles | undefined> {
  const folder = near ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  const uris = await vscode.window.showOpenDialog({
    canSelectMany: true,
    openLabel: vscode.l10n.t('Use as Reference Images'),
    title: vscode.l10n.t('Reference images'),
    filters: { [vscode.l10n.t('Pictures')]: ['png', 'jpg', 'jpeg', 'webp', 'gif'] },
    ...(folder && { defaultUri: near ? vscode.Uri.joinPath(folder, '..') : folder }),
  });
  return uris === undefined ? undefined : readFiles(uris);
}

/** Reads the size of picture files from their headers. */
export async function readFiles(uris: readonly vscode.Uri[]): Promise<ChosenFiles> {
  const files: ChosenFile[] = [];
  const problems: { name: string; reason: string }[] = [];
  for (const uri of uris) {
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const header = await headerOf(uri);
    if (typeof header !== 'string' && header.kind === 'picture') {
      files.push({ source: uri.toString(), name, ...header.size });
    } else {
      problems.push({ name, reason: typeof header === 'string' ? header : problemOf(header) });
    }
  }
  return { files, problems };
}

async function headerOf(uri: vscode.Uri): Promise<ImageHeader | string> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size >= LARGEST_IMAGE_BYTES) {
      return vscode.l10n.t('It is larger than the API takes: 50 MB.');
    }
    return readBytes(readImageHeader(), await vscode.workspace.fs.readFile(uri));
  } catch {
    return vscode.l10n.t('It cannot be read.');
  }
}

function problemOf(header: Exclude<ImageHeader, { kind: 'picture' }>): string {
  return header.kind === 'other'
    ? vscode.l10n.t('The API does not take a {0}.', vscode.l10n.t(header.format))
    : vscode.l10n.t('It cannot be read as a picture.');
}
