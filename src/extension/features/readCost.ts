import * as vscode from 'vscode';
import { costStatus, spokenRequest } from '../../core/index.ts';
import type { AnalysisStore } from '../analysisStore.ts';
import { COMMANDS } from '../ids.ts';

/** Says what the active template costs, in words that a screen reader reads out. */
export function registerReadCost(store: AnalysisStore): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.readCost, async () => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const known = uri && (await store.settled(uri));
    if (known === undefined) return undefined;
    const { requests } = known.analysis;
    const words = [
      ...requests.map(spokenRequest),
      ...(requests.length > 1 ? [costStatus(requests).spoken] : []),
    ].join('. ');
    // Asked for by the user: the one place where a message is the answer itself.
    void vscode.window.showInformationMessage(words);
    return words;
  });
}
