import * as vscode from 'vscode';
import type { AnalysisStore } from '../analysisStore.ts';
import { TEMPLATE_CONTEXT_KEY } from '../ids.ts';

/** Keeps the context key true while the active editor shows a template, so that commands are offered only then. */
export function registerTemplateContext(store: AnalysisStore): vscode.Disposable {
  const update = async (): Promise<void> => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const active = uri !== undefined && store.get(uri) !== undefined;
    await vscode.commands.executeCommand('setContext', TEMPLATE_CONTEXT_KEY, active);
  };
  void update();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(() => void update()),
    store.onDidChange(() => void update()),
  );
}
