import * as vscode from 'vscode';
import { editHeader, placeOfRequest, type AnalysedRequest } from '../core/index.ts';
import type { AnalysedDocument } from './analysisStore.ts';
import { askAfterRefusal, showProblems } from './askAfterRefusal.ts';
import { toRange } from './ranges.ts';

/** What a request is changed to; keys that are left out stay. */
export interface RequestChange {
  readonly model?: string;
  readonly quality?: string;
  readonly size?: string;
}

const KEYS = ['model', 'quality', 'size'] as const;

/** Writes keys of one request into the template's header, in one step to undo; tells the user where that is not safe. */
export async function changeHeader(
  { analysis, document, lines, version }: AnalysedDocument,
  before: AnalysedRequest,
  change: RequestChange,
): Promise<void> {
  const place = placeOfRequest(analysis.template, before.request.spans);
  const edits = editHeader(
    document.getText(),
    KEYS.flatMap((key) => {
      const value = change[key];
      return value === undefined ? [] : [{ kind: 'set' as const, place, key, value }];
    }),
  );
  if (edits === undefined || document.version !== version) {
    await askAfterRefusal(
      vscode.l10n.t(
        'The header cannot be changed safely; mend its findings, or change it by hand.',
      ),
      showProblems(),
    );
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    edits.map(({ span, newText }) => vscode.TextEdit.replace(toRange(lines, span), newText)),
  );
  await vscode.workspace.applyEdit(edit);
}
