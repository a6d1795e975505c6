import * as vscode from 'vscode';
import { costStatus, lensTitles } from '../../core/index.ts';
import type { AnalysedDocument, AnalysisStore } from '../analysisStore.ts';
import { COMMANDS } from '../ids.ts';
import { onDidChangeSettings, readSettings } from '../settings.ts';

/** Shows what a run of the active template costs in the status bar. */
export function registerStatusBar(store: AnalysisStore): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(
    'promptCost.cost',
    vscode.StatusBarAlignment.Right,
    90,
  );
  item.name = 'Prompt Cost';
  item.command = COMMANDS.showBreakdown;
  const update = (): void => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const known = uri && store.get(uri);
    if (known === undefined || !readSettings(uri).statusBar) {
      item.hide();
      return;
    }
    const { text, spoken } = costStatus(known.analysis.requests);
    item.text = text;
    item.tooltip = tooltipOf(known);
    item.accessibilityInformation = { label: spoken, role: 'button' };
    item.show();
  };
  update();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(update),
    store.onDidChange(update),
    onDidChangeSettings(update),
  );
}

function tooltipOf({ analysis }: AnalysedDocument): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  tooltip.appendText('Estimated cost of this template\n');
  for (const title of lensTitles(analysis.requests).slice(0, 10)) {
    tooltip.appendMarkdown('\n- ').appendText(title);
  }
  tooltip.appendMarkdown('\n\n').appendText(`Price list of ${analysis.catalogueVersion}`);
  return tooltip;
}
