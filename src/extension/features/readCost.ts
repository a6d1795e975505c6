import * as vscode from 'vscode';
import { costStatus, spokenRequest, spokenVariable } from '../../core/index.ts';
import type { AnalysedDocument, AnalysisStore } from '../analysisStore.ts';
import { placeAt } from '../cursor.ts';
import { COMMANDS } from '../ids.ts';
import { displayLanguage } from '../language.ts';

/**
 * Says in words that a screen reader reads out what stands at the cursor: what a variable adds, the requests that
 * a value of the header belongs to, and anywhere else the whole template.
 */
export function registerReadCost(store: AnalysisStore): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.readCost, async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return undefined;
    const known = await store.settled(editor.document.uri);
    if (known === undefined) return undefined;
    const words = wordsAt(known, editor.selection.active).join('. ');
    // Asked for by the user: the one place where a message is the answer itself.
    void vscode.window.showInformationMessage(words);
    return words;
  });
}

function wordsAt(known: AnalysedDocument, position: vscode.Position): readonly string[] {
  const { requests } = known.analysis;
  const language = displayLanguage();
  const place = placeAt(known, position);
  if (place?.kind === 'variable') {
    return [spokenVariable(place.variable, requests, language)];
  }
  if (place?.kind === 'value') {
    return place.requests.map((request) => spokenRequest(request, language));
  }
  return [
    ...requests.map((request) => spokenRequest(request, language)),
    ...(requests.length > 1 ? [costStatus(requests, language).spoken] : []),
  ];
}
