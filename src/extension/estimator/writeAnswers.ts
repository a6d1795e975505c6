import * as vscode from 'vscode';
import {
  editHeader,
  editProjectDefaults,
  PROJECT_FILE_NAME,
  type EstimateAnswers,
  type TextEdit,
} from '../../core/index.ts';
import { askAfterRefusal, showProblems } from '../askAfterRefusal.ts';
import { LANGUAGE_ID } from '../ids.ts';
import type { Projects } from '../projects.ts';
import { linesOf, toRange } from '../ranges.ts';
import { readAnalysisSettings } from '../settings.ts';
import { headerChanges } from './headerChanges.ts';
import type { EstimatedPrompt } from './promptText.ts';

/** Writes the answers into the template's header in one step to undo; text from elsewhere becomes a new template. */
export async function insertHeader(
  prompt: EstimatedPrompt,
  answers: EstimateAnswers,
): Promise<void> {
  const { uri, text } = prompt;
  const document = uri && (await vscode.workspace.openTextDocument(uri));
  const current = document?.getText() ?? text;
  // An entry of outputs is known by where it stood when it was read.
  const isMoved = prompt.analysis.template.header.outputs !== undefined && current !== text;
  const edits = isMoved ? undefined : editHeader(current, headerChanges(prompt, answers));
  if (edits === undefined) {
    await askAfterRefusal(
      vscode.l10n.t(
        'The header cannot be changed safely, so nothing was changed. Mend its findings, or write the settings into it by hand.',
      ),
      showProblems(),
    );
    return;
  }
  if (document === undefined) {
    const empty = await vscode.workspace.openTextDocument({ language: LANGUAGE_ID, content: text });
    await vscode.window.showTextDocument(empty);
    await apply(empty, edits);
    return;
  }
  await vscode.window.showTextDocument(document);
  await apply(document, edits);
}

/** Writes the answers into the nearest project file, or a new one; nothing else in it changes. */
export async function saveDefaults(
  projects: Projects,
  { uri }: EstimatedPrompt,
  answers: EstimateAnswers,
): Promise<void> {
  const near = uri ?? vscode.window.activeTextEditor?.document.uri;
  const folder =
    (near && vscode.workspace.getWorkspaceFolder(near)) ?? vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    await askAfterRefusal(
      vscode.l10n.t('Open a folder first: defaults are kept in its {0}.', PROJECT_FILE_NAME),
      {
        title: vscode.l10n.t('Open Folder…'),
        run: () => vscode.commands.executeCommand('vscode.openFolder'),
      },
    );
    return;
  }
  const start = near ?? vscode.Uri.joinPath(folder.uri, 'estimate.prompt');
  const { found } = await projects.of(start, readAnalysisSettings(start).user);
  const target = found?.uri ?? vscode.Uri.joinPath(folder.uri, PROJECT_FILE_NAME);
  if (found === undefined) {
    const create = new vscode.WorkspaceEdit();
    create.createFile(target, { ignoreIfExists: true });
    await vscode.workspace.applyEdit(create);
  }
  const document = await vscode.workspace.openTextDocument(target);
  const edits = editProjectDefaults(document.getText(), answers);
  if (edits === undefined) {
    await askAfterRefusal(
      vscode.l10n.t(
        '{0} has mistakes, so nothing was changed. Correct them, then save the defaults again.',
        PROJECT_FILE_NAME,
      ),
      { title: vscode.l10n.t('Open File'), run: () => vscode.window.showTextDocument(document) },
    );
    return;
  }
  await vscode.window.showTextDocument(document);
  await apply(document, edits);
  await document.save();
}

async function apply(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<void> {
  const lines = linesOf(document.getText());
  const edit = new vscode.WorkspaceEdit();
  for (const { span, newText } of edits) edit.replace(document.uri, toRange(lines, span), newText);
  await vscode.workspace.applyEdit(edit);
}
