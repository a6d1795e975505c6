import * as vscode from 'vscode';
import { NATIVE_GLOBS, PROJECT_FILE_NAME } from '../core/index.ts';
import type { AnalysisStore } from './analysisStore.ts';
import type { Projects } from './projects.ts';
import { readSettings } from './settings.ts';
import { CANCELLED } from './slices.ts';
import type { AnalysedText, TemplateAnalyser } from './templateAnalyser.ts';

/** A template of the workspace, open or not. */
export interface WorkspaceTemplate extends AnalysedText {
  readonly uri: vscode.Uri;
}

/** Where templates never lie. */
const EXCLUDED = '**/node_modules/**';

/** Finds and analyses every template of the workspace; undefined when that was cancelled. */
export async function analyseWorkspace(
  projects: Projects,
  store: AnalysisStore,
  analyser: TemplateAnalyser,
  cancellation: vscode.CancellationToken,
  onProgress: (done: number, all: number) => void,
): Promise<readonly WorkspaceTemplate[] | undefined> {
  const uris = await findCandidates(projects, cancellation);
  const templates: WorkspaceTemplate[] = [];
  for (const [index, uri] of uris.entries()) {
    onProgress(index, uris.length);
    const text = await readText(uri);
    if (cancellation.isCancellationRequested) return undefined;
    if (text === undefined) continue;
    const isCancelled = (): boolean => cancellation.isCancellationRequested;
    const analysed = await analyser.analyse(
      { uri, isTemplate: false, getText: () => text, counterFrom: (counter) => counter },
      isCancelled,
    );
    // The pictures of templates that nobody looks at need not be watched.
    if (store.get(uri) === undefined) analyser.forget(uri);
    if (analysed === CANCELLED) return undefined;
    if (analysed !== undefined) templates.push({ ...analysed, uri });
  }
  return templates;
}

/** Files that the settings' or a project's globs mean; which of them are templates is found out one by one. */
async function findCandidates(
  projects: Projects,
  cancellation: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const patterns: vscode.RelativePattern[] = [];
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    const { user } = readSettings(folder.uri);
    for (const glob of user.include ?? NATIVE_GLOBS) {
      patterns.push(new vscode.RelativePattern(folder, glob));
    }
  }
  const files = await vscode.workspace.findFiles(`**/${PROJECT_FILE_NAME}`, EXCLUDED);
  for (const file of files) {
    const { context, folder } = await projects.of(file, {});
    for (const glob of context.project.include ?? []) {
      patterns.push(new vscode.RelativePattern(folder, glob));
    }
  }
  const found = new Map<string, vscode.Uri>();
  for (const pattern of patterns) {
    for (const uri of await vscode.workspace.findFiles(
      pattern,
      EXCLUDED,
      undefined,
      cancellation,
    )) {
      found.set(uri.toString(), uri);
    }
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The text as an editor would show it; undefined when it cannot be read. */
async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const key = uri.toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    // Gone since it was found: there is nothing to change in it.
    return undefined;
  }
}
