import * as vscode from 'vscode';
import { askAfterRefusal } from '../../askAfterRefusal.ts';
import { displayLanguage } from '../../language.ts';
import type { SpendExport } from './spendControls.ts';
import { spendCsv, spendJson, spendMarkdown, type ExportedSpend } from './spendExport.ts';

/** Saves a table where the user says, or opens it as Markdown in an editor. Nothing happens when it is not said. */
export async function saveExport(kind: SpendExport, spend: ExportedSpend): Promise<void> {
  switch (kind) {
    case 'markdown':
      await vscode.window.showTextDocument(
        await vscode.workspace.openTextDocument({
          language: 'markdown',
          content: spendMarkdown(spend, displayLanguage()),
        }),
      );
      return;
    case 'csv':
      await save('csv', 'CSV', spendCsv(spend, displayLanguage()));
      return;
    case 'json':
      await save('json', 'JSON', spendJson(spend));
  }
}

async function save(extension: string, name: string, text: string): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save Spend'),
    filters: { [name]: [extension] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, `spend.${extension}`) }),
  });
  if (file === undefined) return;
  try {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await askAfterRefusal(vscode.l10n.t('{0} could not be written: {1}', file.fsPath, reason), {
      title: vscode.l10n.t('Choose Another File'),
      run: () => save(extension, name, text),
    });
  }
}
