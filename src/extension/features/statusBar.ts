import * as vscode from 'vscode';
import { conversionLines, costStatus, formatSum, lensTitles } from '../../core/index.ts';
import type { AnalysedDocument, AnalysisStore } from '../analysisStore.ts';
import { COMMANDS, TREE_FOCUS_COMMAND } from '../ids.ts';
import { currencyProblem, displayLanguage } from '../language.ts';
import { onDidChangeSettings, readSettings } from '../settings.ts';
import type { WorkspaceCosts } from '../workspaceCosts.ts';

/** The item of the status bar, as far as others may ask for it. */
export interface StatusBarFeature {
  /** Undefined while nothing is shown. */
  readonly shown: () => Readonly<vscode.StatusBarItem> | undefined;
  readonly disposable: vscode.Disposable;
}

/** Shows what a run of the active template costs in the status bar. */
export function registerStatusBar(store: AnalysisStore, costs: WorkspaceCosts): StatusBarFeature {
  const item = vscode.window.createStatusBarItem(
    'promptCost.cost',
    vscode.StatusBarAlignment.Right,
    90,
  );
  item.name = 'Prompt Cost';
  item.command = COMMANDS.showBreakdown;
  let isShown = false;
  const update = (): void => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const known = uri && store.get(uri);
    if (known === undefined || !readSettings(uri).statusBar) {
      item.hide();
      isShown = false;
      return;
    }
    const { text, spoken } = costStatus(known.analysis.requests, displayLanguage());
    item.text = text;
    item.tooltip = tooltipOf(known, costs);
    item.accessibilityInformation = { label: spoken, role: 'button' };
    item.show();
    isShown = true;
  };
  update();
  const disposable = vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(update),
    store.onDidChange(update),
    costs.onDidChange(update),
    onDidChangeSettings(update),
  );
  return { shown: () => (isShown ? item : undefined), disposable };
}

function tooltipOf({ analysis }: AnalysedDocument, costs: WorkspaceCosts): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  // Links lead to these commands and no other, whatever a template says.
  tooltip.isTrusted = {
    enabledCommands: [
      COMMANDS.showBreakdown,
      COMMANDS.explain,
      COMMANDS.estimateWorkspace,
      TREE_FOCUS_COMMAND,
    ],
  };
  tooltip.appendText(`${vscode.l10n.t('Estimated cost of this template')}\n`);
  for (const title of lensTitles(analysis.requests, displayLanguage()).slice(0, 10)) {
    tooltip.appendMarkdown('\n- ').appendText(title);
  }
  tooltip.appendMarkdown('\n\n');
  tooltip.appendText(vscode.l10n.t('Price list of {0}', analysis.catalogueVersion));
  for (const line of conversionLines(
    displayLanguage(),
    (inUsd) => costStatus(analysis.requests, inUsd).text,
  )) {
    tooltip.appendMarkdown('\n\n').appendText(line);
  }
  const problem = currencyProblem();
  if (problem !== undefined) tooltip.appendMarkdown('\n\n').appendText(problem);
  const { sum, templates } = costs.total();
  if (templates > 0 && costs.isComplete) {
    const words = displayLanguage().say(
      'Workspace: {0} for {1} templates',
      formatSum(sum, displayLanguage()),
      templates,
    );
    tooltip.appendMarkdown('\n\n').appendText(words);
  }
  const links = [
    [vscode.l10n.t('Show breakdown'), COMMANDS.showBreakdown],
    [vscode.l10n.t('Explain this number'), COMMANDS.explain],
    [vscode.l10n.t('Prompt costs'), TREE_FOCUS_COMMAND],
    [vscode.l10n.t('Estimate workspace'), COMMANDS.estimateWorkspace],
  ].map(([title = '', command = '']) => `[${title}](command:${command})`);
  tooltip.appendMarkdown(`\n\n${links.join(' · ')}`);
  return tooltip;
}
