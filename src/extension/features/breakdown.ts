import * as vscode from 'vscode';
import { breakdownMarkdown } from '../../core/index.ts';
import type { AnalysisStore } from '../analysisStore.ts';
import { BREAKDOWN_SCHEME, COMMANDS } from '../ids.ts';

/** Opens a template's cost down to quantity × unit price, as a document that follows the template. */
export function registerBreakdown(store: AnalysisStore): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => {
      const source = vscode.Uri.parse(uri.query, true);
      const known = store.get(source);
      return known === undefined
        ? 'This template is not open any more. Open it, then show its cost again.\n'
        : breakdownMarkdown(nameOf(source), known.analysis);
    },
  };
  const show = async (argument: unknown): Promise<void> => {
    const source = toUri(argument) ?? vscode.window.activeTextEditor?.document.uri;
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
    path: `/Cost of ${nameOf(source)}.md`,
    query: source.toString(),
  });
}

/** Shows a Markdown document beside the editor, rendered where that is possible. */
export async function showRendered(uri: vscode.Uri): Promise<void> {
  try {
    // Not looked for first: until something has woken the Markdown extension, its command is not listed.
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  } catch {
    // Markdown preview is switched off or missing: the text itself is readable too.
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
  }
}

function toUri(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  return typeof argument === 'string' ? vscode.Uri.parse(argument, true) : undefined;
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
