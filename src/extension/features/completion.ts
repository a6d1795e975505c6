import * as vscode from 'vscode';
import { headerCursor, type Span } from '../../core/index.ts';
import type { AnalysedDocument, AnalysisStore } from '../analysisStore.ts';
import { keyItems } from '../completion/keys.ts';
import { pathItems } from '../completion/paths.ts';
import { valueItems } from '../completion/values.ts';
import { readSettings } from '../settings.ts';

/** Keys whose values name a picture. */
const PATH_KEYS: ReadonlySet<string> = new Set(['images', 'mask', 'path']);

/** Lines that a header is looked for in; beyond them that of the last analysis counts. */
const MOST_LINES = 1_000;

/**
 * Completes a template: keys of its header, their values with prices beside qualities, sizes, models and counts,
 * paths of pictures, and variables in the prompt.
 */
export function registerCompletion(store: AnalysisStore): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    provideCompletionItems: (document, position) => {
      const known = store.get(document.uri);
      if (known === undefined || !readSettings(document.uri).completion) return [];
      return headerItems(known, document, position) ?? variableItems(known, document, position);
    },
  };
  return vscode.languages.registerCompletionItemProvider('*', provider, ':', ' ', '/', '{');
}

/** What may stand in the header; undefined outside of it. */
function headerItems(
  known: AnalysedDocument,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.ProviderResult<vscode.CompletionItem[]> {
  const offset = document.offsetAt(position);
  const header = headerOf(known, document);
  if (header === undefined || offset < header.start || offset > header.end) return undefined;
  const text = document.getText(
    new vscode.Range(0, 0, document.positionAt(header.end).line + 1, 0),
  );
  const cursor = headerCursor(text, header, offset);
  switch (cursor?.kind) {
    case undefined:
      return [];
    case 'key':
      return keyItems(known, cursor.parent, text.slice(header.start));
    case 'value':
      if (cursor.parent === 'inputs') return [];
      return PATH_KEYS.has(cursor.key)
        ? pathItems(document.uri, cursor.typed, position)
        : valueItems(known, cursor.key, offset);
  }
}

/** Where the header stands in the text as it is now, which the analysis may not have seen yet. */
function headerOf({ analysis }: AnalysedDocument, document: vscode.TextDocument): Span | undefined {
  if (document.lineCount < 2 || document.lineAt(0).text.trimEnd() !== '---') return undefined;
  const start = document.offsetAt(new vscode.Position(1, 0));
  for (let line = 1; line < Math.min(document.lineCount, MOST_LINES); line++) {
    if (document.lineAt(line).text.trimEnd() !== '---') continue;
    return { start, end: document.offsetAt(new vscode.Position(line, 0)) - 1 };
  }
  return analysis.template.headerSpan;
}

/** The declared variables behind the braces that open a variable in the prompt. */
function variableItems(
  { analysis }: AnalysedDocument,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.CompletionItem[] {
  const line = document.lineAt(position).text;
  if (!/\{\{\s*[\p{L}\p{N}_.]*$/u.test(line.slice(0, position.character))) return [];
  const isClosed = /^[\p{L}\p{N}_.\s]*\}\}/u.test(line.slice(position.character));
  const names = new Set([
    ...analysis.sent.inputs.keys(),
    ...analysis.variables.map(({ name }) => name),
  ]);
  return [...names].map((name) => {
    const item = new vscode.CompletionItem(name, vscode.CompletionItemKind.Variable);
    const [value] = analysis.sent.inputs.get(name)?.values ?? [];
    if (value !== undefined) item.detail = value.slice(0, 80);
    item.insertText = isClosed ? name : `${name}}}`;
    return item;
  });
}
