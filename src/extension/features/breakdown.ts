import * as vscode from 'vscode';
import { breakdownMarkdown, type Analysis } from '../../core/index.ts';
import type { AnalysisStore } from '../analysisStore.ts';
import { readText } from '../fileText.ts';
import { BREAKDOWN_SCHEME, COMMANDS } from '../ids.ts';
import { displayLanguage } from '../language.ts';
import { CANCELLED } from '../slices.ts';
import type { TemplateAnalyser } from '../templateAnalyser.ts';
import { templateOf } from '../templateArgument.ts';
import { analyseFile } from '../workspaceTemplates.ts';

/** Opens a template's cost down to quantity × unit price, as a document that follows the template. */
export function registerBreakdown(
  store: AnalysisStore,
  analyser: TemplateAnalyser,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: async (uri, cancellation) => {
      const source = vscode.Uri.parse(uri.query, true);
      const analysis =
        store.get(source)?.analysis ?? (await analysisOf(source, store, analyser, cancellation));
      return analysis === undefined
        ? vscode.l10n.t('This template is not there any more, or it is none.')
        : breakdownMarkdown(nameOf(source), analysis, displayLanguage());
    },
  };
  const show = async (argument: unknown): Promise<void> => {
    const source = templateOf(argument);
    if (source === undefined) return;
    const uri = breakdownUri(source);
    // An open page may be older than the template.
    changed.fire(uri);
    await showRendered(uri);
  };
  return vscode.Disposable.from(
    changed,
    store.onDidChange((uri) => {
      changed.fire(breakdownUri(uri));
    }),
    vscode.workspace.registerTextDocumentContentProvider(BREAKDOWN_SCHEME, provider),
    vscode.commands.registerCommand(COMMANDS.showBreakdown, show),
  );
}

/** The address of a template's breakdown. */
function breakdownUri(source: vscode.Uri): vscode.Uri {
  return vscode.Uri.from({
    scheme: BREAKDOWN_SCHEME,
    path: `/${vscode.l10n.t('Cost of {0}', nameOf(source))}.md`,
    query: source.toString(),
  });
}

/** The analysis of a template that no editor shows. */
async function analysisOf(
  uri: vscode.Uri,
  store: AnalysisStore,
  analyser: TemplateAnalyser,
  cancellation: vscode.CancellationToken,
): Promise<Analysis | undefined> {
  const text = await readText(uri);
  if (text === undefined) return undefined;
  const isCancelled = (): boolean => cancellation.isCancellationRequested;
  const analysed = await analyseFile({ uri, text }, store, analyser, isCancelled);
  return analysed === CANCELLED ? undefined : analysed?.analysis;
}

/** Shows a Markdown document, rendered where that is possible: beside the editor, or in its place. */
export async function showRendered(
  uri: vscode.Uri,
  place: 'beside' | 'here' = 'beside',
): Promise<void> {
  const command = place === 'beside' ? 'markdown.showPreviewToSide' : 'markdown.showPreview';
  try {
    // Not looked for first: until something has woken the Markdown extension, its command is not listed.
    await vscode.commands.executeCommand(command, uri);
  } catch {
    // Markdown preview is switched off or missing: the text itself is readable too.
    const document = await vscode.workspace.openTextDocument(uri);
    const { Active, Beside } = vscode.ViewColumn;
    const viewColumn = place === 'beside' ? Beside : Active;
    await vscode.window.showTextDocument(document, { viewColumn });
  }
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
