import * as vscode from 'vscode';
import type { AnalysisStore } from '../analysisStore.ts';
import { foreignPaths, readLines } from '../foundText.ts';
import { DIAGNOSTIC_SOURCE } from '../ids.ts';
import { onDidChangeSettings, readSettings } from '../settings.ts';
import { toDiagnostic } from '../toDiagnostic.ts';
import type { WorkspaceIndex } from '../workspaceIndex.ts';
import { isWorkedOn } from './diagnostics.ts';

/** Shows in the Problems view what comparing open templates with all others found. */
export function registerSharedFindings(
  store: AnalysisStore,
  index: WorkspaceIndex,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection(DIAGNOSTIC_SOURCE);
  const show = async (uri: vscode.Uri): Promise<void> => {
    const found = store.get(uri) === undefined ? undefined : index.get(uri);
    if (found === undefined || !isWorkedOn(uri) || !readSettings(uri).diagnostics) {
      collection.delete(uri);
      return;
    }
    const places = found.findings.flatMap(({ related }) => related ?? []);
    const lines = await readLines(found, foreignPaths(places));
    if (store.get(uri) === undefined || index.get(uri)?.findings !== found.findings) return;
    collection.set(
      uri,
      found.findings.map((finding) => toDiagnostic(finding, found, lines, extensionUri)),
    );
  };
  const showAll = (): void => {
    for (const { document } of store.all()) void show(document.uri);
  };
  return vscode.Disposable.from(
    collection,
    index.onDidChange(showAll),
    onDidChangeSettings(showAll),
    store.onDidChange((uri) => {
      // While it is open the findings change with the comparison, not with every letter.
      if (store.get(uri) === undefined || !collection.has(uri)) void show(uri);
    }),
  );
}
