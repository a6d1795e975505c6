import * as vscode from 'vscode';
import {
  sayFinding,
  sayMessage,
  type Finding,
  type Fix,
  type LineIndex,
  type TextEdit,
} from '../../core/index.ts';
import type { AnalysisStore } from '../analysisStore.ts';
import {
  foreignPaths,
  foundInProjectFile,
  foundInTemplate,
  readLines,
  uriOfPath,
  type FoundText,
  type LinesByPath,
} from '../foundText.ts';
import { COMMANDS, DIAGNOSTIC_SOURCE } from '../ids.ts';
import { displayLanguage } from '../language.ts';
import { isProjectFile } from '../projects.ts';
import { toRange } from '../ranges.ts';
import { readSettings } from '../settings.ts';
import type { WorkspaceIndex } from '../workspaceIndex.ts';

/** A quick fix whose edits, when they reach into other files, are worked out once it is chosen. */
class FixAction extends vscode.CodeAction {
  readonly found: FoundText;
  readonly fix: Fix;

  constructor(found: FoundText, fix: Fix) {
    super(sayMessage(fix, displayLanguage()), vscode.CodeActionKind.QuickFix);
    this.found = found;
    this.fix = fix;
  }
}

/** Offers the fixes of findings as quick fixes. */
export function registerCodeActions(
  store: AnalysisStore,
  index: WorkspaceIndex,
): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, { diagnostics }) => {
      if (!readSettings(document.uri).diagnostics) return [];
      const found = currentFindings(store, index, document);
      return found.flatMap((one) => actionsAt(one, range, diagnostics));
    },
    resolveCodeAction: async (action) => {
      if (!(action instanceof FixAction)) return action;
      const { found, fix } = action;
      action.edit ??= editOf(found, fix, await readLines(found, foreignPaths(fix.edits)));
      return action;
    },
  };
  return vscode.languages.registerCodeActionsProvider('*', provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}

/** What was found in exactly the text that the editor shows; edits made for an older one would go astray. */
function currentFindings(
  store: AnalysisStore,
  index: WorkspaceIndex,
  document: vscode.TextDocument,
): readonly FoundText[] {
  const { uri } = document;
  if (isProjectFile(uri)) {
    return [foundInProjectFile(uri, document.getText())];
  }
  const known = store.get(uri);
  const shared = index.get(uri);
  return [
    ...(known?.version === document.version ? [foundInTemplate(known)] : []),
    ...(shared?.text === document.getText() ? [shared] : []),
  ];
}

function actionsAt(
  found: FoundText,
  range: vscode.Range,
  shown: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const { lines } = found;
  return found.findings.flatMap((finding) => {
    const place = toRange(lines, finding.span);
    if (finding.fixes === undefined || place.intersection(range) === undefined) return [];
    const diagnostics = shown.filter((one) => shows(one, finding, place));
    const actions = finding.fixes.map((fix): vscode.CodeAction => {
      const action = new FixAction(found, fix);
      action.isPreferred = fix.preferred === true;
      if (foreignPaths(fix.edits).length === 0) {
        action.edit = editOf(found, fix, new Map([[undefined, lines]]));
      }
      return action;
    });
    if (finding.ruleId === 'request/retiring-model') actions.push(moveEverything());
    for (const action of actions) action.diagnostics = diagnostics;
    return actions;
  });
}

/** The whole workspace at once, with a preview. */
function moveEverything(): vscode.CodeAction {
  const title = vscode.l10n.t('Move all templates on retiring models…');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: COMMANDS.migrateTemplates };
  return action;
}

function shows(diagnostic: vscode.Diagnostic, finding: Finding, place: vscode.Range): boolean {
  const { code, message, range, source } = diagnostic;
  return (
    source === DIAGNOSTIC_SOURCE &&
    typeof code === 'object' &&
    code.value === finding.ruleId &&
    message === sayFinding(finding, displayLanguage()) &&
    range.isEqual(place)
  );
}

/** Several files at once are shown before they are changed. A fix is made whole or not at all. */
function editOf(found: FoundText, fix: Fix, lines: LinesByPath): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  const paths = [...new Set(fix.edits.map(({ path }) => path))];
  const isWide = paths.length > 1;
  const metadata = isWide
    ? { needsConfirmation: false, label: sayMessage(fix, displayLanguage()) }
    : undefined;
  const isMade = (path: string | undefined): boolean =>
    path !== undefined && found.textOf !== undefined && found.textOf(path) === undefined;
  if (paths.some((path) => !lines.has(path) && !isMade(path))) return edit;
  for (const path of paths) {
    const uri = uriOfPath(found, path);
    const edits = fix.edits.filter((one) => one.path === path);
    const index = lines.get(path);
    if (index === undefined) {
      const contents = new TextEncoder().encode(edits.map(({ newText }) => newText).join(''));
      edit.createFile(uri, { contents }, metadata);
      continue;
    }
    const changes = edits
      .flatMap((one) => toTextEdits(index, one))
      .map((change): MarkedEdit => [change, metadata]);
    const shows = isWide && uri.toString() === found.uri.toString();
    edit.set(uri, shows ? [PREVIEW, ...changes] : changes);
  }
  return edit;
}

type MarkedEdit = [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata | undefined];

/**
 * Makes the editor show a fix of several files before it changes them. What is marked so itself is not ticked
 * there, and a fix must not be made in part; so this, which changes nothing, carries the mark.
 */
const PREVIEW: MarkedEdit = [
  vscode.TextEdit.insert(new vscode.Position(0, 0), ''),
  { needsConfirmation: true, label: vscode.l10n.t('Nothing changes here') },
];

function toTextEdits(lines: LineIndex, { span, newText }: TextEdit): readonly vscode.TextEdit[] {
  const edit = vscode.TextEdit.replace(toRange(lines, span), newText);
  // The editor gives inserted lines the line ends of the document; a fix of the whole file may mean others.
  if (span.start > 0 || span.end === 0 || !newText.includes('\n')) return [edit];
  const eol = newText.includes('\r\n') ? vscode.EndOfLine.CRLF : vscode.EndOfLine.LF;
  return [edit, vscode.TextEdit.setEndOfLine(eol)];
}
