import * as vscode from 'vscode';
import { lensTitles } from '../../core/index.ts';
import type { AnalysisStore } from '../analysisStore.ts';
import { COMMANDS } from '../ids.ts';
import { onDidChangeSettings, readSettings } from '../settings.ts';

/** Shows the cost of each output above the prompt; answers at once from what is already known. */
export function registerCodeLens(store: AnalysisStore): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: ({ uri }) => (readSettings(uri).codeLens ? lensesOf(store, uri) : []),
  };
  const fire = (): void => {
    changed.fire();
  };
  return vscode.Disposable.from(
    changed,
    store.onDidChange(fire),
    onDidChangeSettings(fire),
    vscode.languages.registerCodeLensProvider('*', provider),
  );
}

function lensesOf(store: AnalysisStore, uri: vscode.Uri): vscode.CodeLens[] {
  const known = store.get(uri);
  if (known === undefined) return [];
  const { analysis, promptLine } = known;
  const range = new vscode.Range(promptLine, 0, promptLine, 0);
  return lensTitles(analysis.requests).map(
    (title) =>
      new vscode.CodeLens(range, {
        title,
        tooltip: 'Show how this cost is made up',
        command: COMMANDS.showBreakdown,
        arguments: [uri.toString()],
      }),
  );
}
