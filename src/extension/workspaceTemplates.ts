import type * as vscode from 'vscode';
import type { AnalysisStore } from './analysisStore.ts';
import { FileQueue } from './fileQueue.ts';
import { CANCELLED } from './slices.ts';
import type { AnalysedText, TemplateAnalyser } from './templateAnalyser.ts';
import type { TemplateFiles } from './templateFiles.ts';

/** A template of the workspace, open or not. */
export interface WorkspaceTemplate extends AnalysedText {
  readonly uri: vscode.Uri;
}

/** Finds and analyses every template of the workspace; undefined when that was cancelled. */
export async function analyseWorkspace(
  files: TemplateFiles,
  store: AnalysisStore,
  analyser: TemplateAnalyser,
  cancellation: vscode.CancellationToken,
  onProgress: (done: number, all: number) => void,
): Promise<readonly WorkspaceTemplate[] | undefined> {
  const uris = await files.all();
  const queue = new FileQueue(uris);
  const templates: WorkspaceTemplate[] = [];
  const isCancelled = (): boolean => cancellation.isCancellationRequested;
  for await (const { uri, text } of queue.read(() => !isCancelled())) {
    onProgress(uris.length - queue.size, uris.length);
    const analysed =
      text === undefined
        ? undefined
        : await analyseFile({ uri, text }, store, analyser, isCancelled);
    if (analysed === CANCELLED) return undefined;
    if (analysed !== undefined) templates.push({ ...analysed, uri });
  }
  return isCancelled() ? undefined : templates;
}

/** Analyses a file, open or not, as an editor would show it; undefined when it is no template. */
export async function analyseFile(
  { uri, text }: { readonly uri: vscode.Uri; readonly text: string },
  store: AnalysisStore,
  analyser: TemplateAnalyser,
  isCancelled: () => boolean,
): Promise<AnalysedText | typeof CANCELLED | undefined> {
  const analysed = await analyser.analyse(
    { uri, isTemplate: false, getText: () => text, counterFrom: (counter) => counter },
    isCancelled,
  );
  // The pictures of templates that nobody looks at need not be watched.
  if (store.get(uri) === undefined) analyser.forget(uri);
  return analysed;
}
