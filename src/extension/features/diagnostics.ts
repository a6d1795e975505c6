import * as vscode from 'vscode';
import {
  createLineIndex,
  parseProjectFile,
  type Finding,
  type LineIndex,
  type Severity,
} from '../../core/index.ts';
import type { AnalysedDocument, AnalysisStore } from '../analysisStore.ts';
import { DIAGNOSTIC_SOURCE } from '../ids.ts';
import { isProjectFile } from '../projects.ts';
import { onDidChangeSettings, readSettings } from '../settings.ts';

/** Shows the findings of open templates, and of the project files they use, in the Problems view. */
export function registerDiagnostics(
  store: AnalysisStore,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection(DIAGNOSTIC_SOURCE);
  const pageOf = (ruleId: string): vscode.Uri =>
    vscode.Uri.joinPath(extensionUri, 'docs', 'rules', `${ruleId}.md`);
  const convert = (findings: readonly Finding[], lines: LineIndex): vscode.Diagnostic[] =>
    findings.map((finding) => toDiagnostic(finding, lines, pageOf));
  let shownProjects: readonly vscode.Uri[] = [];

  const showTemplate = (uri: vscode.Uri): void => {
    const known = store.get(uri);
    if (known === undefined) {
      if (!isProjectFile(uri)) collection.delete(uri);
      return;
    }
    collection.set(uri, convert(findingsOf(known), createLineIndex(known.text)));
  };
  const showProjects = (): void => {
    const files = projectTexts(store);
    for (const uri of shownProjects) {
      if (!files.has(uri.toString())) collection.delete(uri);
    }
    shownProjects = [...files.values()].map(({ uri, text }) => {
      collection.set(uri, convert(parseProjectFile(text).findings, createLineIndex(text)));
      return uri;
    });
  };
  showProjects();
  return vscode.Disposable.from(
    collection,
    store.onDidChange((uri) => {
      showTemplate(uri);
      showProjects();
    }),
    onDidChangeSettings(showProjects),
    vscode.workspace.onDidOpenTextDocument(({ uri }) => {
      if (isProjectFile(uri)) showProjects();
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (isProjectFile(uri)) showProjects();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (isProjectFile(document.uri)) showProjects();
    }),
  );
}

function findingsOf({ analysis }: AnalysedDocument): readonly Finding[] {
  return [...analysis.findings, ...analysis.requests.flatMap(({ findings }) => findings)];
}

interface ProjectText {
  readonly uri: vscode.Uri;
  readonly text: string;
}

function projectTexts(store: AnalysisStore): ReadonlyMap<string, ProjectText> {
  const files = new Map<string, ProjectText>();
  for (const { project } of store.all()) {
    if (project) files.set(project.uri.toString(), project);
  }
  for (const document of vscode.workspace.textDocuments) {
    if (isProjectFile(document.uri) && readSettings(document.uri).enabled) {
      files.set(document.uri.toString(), { uri: document.uri, text: document.getText() });
    }
  }
  return files;
}

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

function toDiagnostic(
  { ruleId, severity, message, span }: Finding,
  lines: LineIndex,
  pageOf: (ruleId: string) => vscode.Uri,
): vscode.Diagnostic {
  const { start, end } = lines.rangeOf(span);
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  const diagnostic = new vscode.Diagnostic(range, message, SEVERITIES[severity]);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = { value: ruleId, target: pageOf(ruleId) };
  return diagnostic;
}
