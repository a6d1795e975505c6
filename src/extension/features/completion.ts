import * as vscode from 'vscode';
import {
  costMatrix,
  formatUsdRange,
  HEADER_KEY_DOCS,
  modelNames,
  moneyPerImage,
  type CostMatrix,
  type RequestEstimate,
} from '../../core/index.ts';
import type { AnalysedDocument, AnalysisStore } from '../analysisStore.ts';
import { readSettings } from '../settings.ts';

/** Completes keys and values of a template's header, with prices beside qualities and sizes. */
export function registerCompletion(store: AnalysisStore): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    provideCompletionItems: (document, position) => {
      const known = store.get(document.uri);
      if (known === undefined || !readSettings(document.uri).completion) return [];
      const { headerSpan } = known.analysis.template;
      const offset = document.offsetAt(position);
      if (headerSpan === undefined || offset < headerSpan.start) return [];
      if (position.line >= known.lines.positionAt(headerSpan.end).line + 1) return [];
      const before = document.lineAt(position).text.slice(0, position.character);
      const value = /(?:^|[{,\s])(model|quality|size)\s*:\s*["']?[\w.x-]*$/u.exec(before);
      if (value) return valueItems(known, value[1] ?? '', document.offsetAt(position));
      return /^\s*[\w_]*$/u.test(before) ? keyItems() : [];
    },
  };
  return vscode.languages.registerCompletionItemProvider('*', provider, ':', ' ');
}

function keyItems(): vscode.CompletionItem[] {
  return HEADER_KEY_DOCS.map(({ key, description }) => {
    const item = new vscode.CompletionItem(key, vscode.CompletionItemKind.Property);
    item.documentation = description;
    item.insertText = `${key}: `;
    return item;
  });
}

function valueItems(known: AnalysedDocument, key: string, offset: number): vscode.CompletionItem[] {
  const { analysis, settings } = known;
  if (key === 'model') {
    return modelNames(settings.catalogue).map(
      (name) => new vscode.CompletionItem(name, vscode.CompletionItemKind.Value),
    );
  }
  const own = nearestRequest(known, offset);
  const matrix = own && costMatrix(settings.catalogue, own.request, analysis.prompt);
  if (own === undefined || matrix === undefined) return [];
  return key === 'quality' ? qualityItems(matrix, own) : sizeItems(matrix, own);
}

/** The request whose values stand nearest to the cursor. */
function nearestRequest(
  { analysis }: AnalysedDocument,
  offset: number,
): RequestEstimate | undefined {
  const distance = ({ request }: RequestEstimate): number =>
    Math.min(
      ...[request.spans.quality, request.spans.size].map((span) =>
        span === undefined ? Infinity : Math.abs(span.start - offset),
      ),
    );
  return [...analysis.requests].sort((a, b) => distance(a) - distance(b))[0];
}

function qualityItems(matrix: CostMatrix, own: RequestEstimate): vscode.CompletionItem[] {
  const column = Math.max(0, matrix.sizes.indexOf(own.request.size));
  return matrix.qualities.map((quality, row) =>
    pricedItem(quality, row, matrix.cells[row]?.[column]),
  );
}

function sizeItems(matrix: CostMatrix, own: RequestEstimate): vscode.CompletionItem[] {
  const row = Math.max(0, matrix.qualities.indexOf(own.request.quality));
  return matrix.sizes.map((size, column) => pricedItem(size, column, matrix.cells[row]?.[column]));
}

function pricedItem(
  word: string,
  order: number,
  estimate: RequestEstimate | undefined,
): vscode.CompletionItem {
  const description =
    estimate?.cost.kind === 'priced'
      ? `${formatUsdRange(moneyPerImage(estimate.cost.total, estimate.request.n), estimate.basis)}/image`
      : 'unpriced';
  const item = new vscode.CompletionItem(
    { label: word, description },
    vscode.CompletionItemKind.Value,
  );
  item.sortText = String(order).padStart(3, '0');
  return item;
}
