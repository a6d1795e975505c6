import * as vscode from 'vscode';
import type { AnalysisStore } from '../analysisStore.ts';
import {
  foreignPaths,
  foundInProjectFile,
  foundInTemplate,
  readLines,
  type FoundText,
  type LinesByPath,
} from '../foundText.ts';
import { DIAGNOSTIC_SOURCE } from '../ids.ts';
import { isProjectFile } from '../projects.ts';
import { onDidChangeSettings, readSettings } from '../settings.ts';
import { toDiagnostic } from '../toDiagnostic.ts';

/** More than these the editor does not show for a file; a hostile one can have a hundred thousand. */
const MOST_SHOWN = 1_000;

/** Shows the findings of open templates, and of the project files they use, in the Problems view. */
export function registerDiagnostics(
  store: AnalysisStore,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection(DIAGNOSTIC_SOURCE);
  const show = (found: FoundText, lines: LinesByPath): void => {
    collection.set(
      found.uri,
      found.findings
        .slice(0, MOST_SHOWN)
        .map((finding) => toDiagnostic(finding, found, lines, extensionUri)),
    );
  };
  const shownProjects = new Map<string, ProjectText>();

  const showTemplate = (uri: vscode.Uri): void => {
    const known = store.get(uri);
    if (known === undefined) {
      if (!isProjectFile(uri)) collection.delete(uri);
      return;
    }
    if (!isWorkedOn(uri)) return;
    if (!readSettings(uri).diagnostics) {
      collection.delete(uri);
      return;
    }
    const found = foundInTemplate(known);
    show(found, new Map([[undefined, found.lines]]));
    const others = foreignPaths(found.findings.flatMap(({ related }) => related ?? []));
    if (others.length === 0) return;
    // Places in other files come a moment later, when those are read; the findings do not wait for them.
    void readLines(found, others).then((lines) => {
      if (store.get(uri) === known) show(found, lines);
    });
  };
  const showProjects = (): void => {
    const files = projectTexts(store);
    for (const [key, { uri }] of shownProjects) {
      if (files.has(key)) continue;
      shownProjects.delete(key);
      collection.delete(uri);
    }
    for (const [key, file] of files) {
      // Templates change all the time, and the project file beside them does not.
      if (shownProjects.get(key)?.text === file.text) continue;
      shownProjects.set(key, file);
      const found = foundInProjectFile(file.uri, file.text);
      show(found, new Map([[undefined, found.lines]]));
    }
  };
  showProjects();
  return vscode.Disposable.from(
    collection,
    store.onDidChange((uri) => {
      showTemplate(uri);
      showProjects();
    }),
    onDidChangeSettings(() => {
      showProjects();
      for (const { document } of store.all()) showTemplate(document.uri);
    }),
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

/** False for what is only looked at, such as the old side of a comparison: its problems are history. */
export function isWorkedOn(uri: vscode.Uri): boolean {
  return (
    uri.scheme === 'untitled' ||
    vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true ||
    // A workspace that cannot be written to is still what the user has opened.
    vscode.workspace.getWorkspaceFolder(uri) !== undefined
  );
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
    if (isProjectFile(document.uri)) {
      files.set(document.uri.toString(), { uri: document.uri, text: document.getText() });
    }
  }
  for (const [key, { uri }] of files) if (!readSettings(uri).diagnostics) files.delete(key);
  return files;
}
