import * as vscode from 'vscode';
import { firstLine, lintTemplateSpend, PROJECT_FILE_NAME } from '../../core/index.ts';
import type { AnalysedDocument, AnalysisStore } from '../analysisStore.ts';
import { foundInTemplate, type LinesByPath } from '../foundText.ts';
import { DIAGNOSTIC_SOURCE } from '../ids.ts';
import type { LearnedUsage } from '../learned/learnedUsage.ts';
import { linesOf } from '../ranges.ts';
import { onDidChangeSettings, readSettings } from '../settings.ts';
import { toDiagnostic } from '../toDiagnostic.ts';
import { utcToday } from '../today.ts';
import { isWorkedOn } from './diagnostics.ts';

/** Shows in the Problems view which open templates break a budget by their logged calls. */
export function registerBudgetFindings(
  store: AnalysisStore,
  learned: LearnedUsage,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection(DIAGNOSTIC_SOURCE);
  const show = (uri: vscode.Uri): void => {
    const known = store.get(uri);
    const cells = learned.cells();
    const isShown = isWorkedOn(uri) && readSettings(uri).diagnostics;
    if (known?.project === undefined || cells === undefined || !isShown) {
      collection.delete(uri);
      return;
    }
    collection.set(uri, diagnosticsOf(known, known.project, cells, extensionUri));
  };
  const showAll = (): void => {
    for (const { document } of store.all()) show(document.uri);
  };
  return vscode.Disposable.from(
    collection,
    store.onDidChange(show),
    learned.onDidChange(showAll),
    onDidChangeSettings(showAll),
  );
}

function diagnosticsOf(
  known: AnalysedDocument,
  { project, text }: NonNullable<AnalysedDocument['project']>,
  cells: NonNullable<ReturnType<LearnedUsage['cells']>>,
  extensionUri: vscode.Uri,
): vscode.Diagnostic[] {
  if (project.budgets.length === 0) return [];
  const { analysis, document, lines, path } = known;
  const span = firstLine(document.getText(), analysis.template.promptSpan);
  const findings = lintTemplateSpend(project, cells, utcToday(), path, span);
  const byPath: LinesByPath = new Map([
    [undefined, lines],
    [PROJECT_FILE_NAME, linesOf(text)],
  ]);
  const found = { ...foundInTemplate(known), findings };
  return findings.map((finding) => toDiagnostic(finding, found, byPath, extensionUri));
}
