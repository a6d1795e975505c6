import * as vscode from 'vscode';
import type { Analysis } from '../../core/index.ts';
import type { AnalysisStore } from '../analysisStore.ts';
import { COMMANDS, LANGUAGE_ID } from '../ids.ts';
import { readSettings } from '../settings.ts';

const TEMPLATES: vscode.DocumentSelector = [
  { language: LANGUAGE_ID },
  { pattern: '**/*.{prompt,prompt.txt,prompt.md}' },
];

/** Tells in the language status of a template how sure its cost is, by which price list, and whether a model goes. */
export function registerLanguageStatus(store: AnalysisStore): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('promptCost.catalogue', TEMPLATES);
  item.name = 'Prompt Cost';
  const update = (): void => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    if (uri === undefined || !readSettings(uri).enabled) {
      item.text = 'Prompt Cost is off';
      item.detail = '';
      item.busy = false;
      item.severity = vscode.LanguageStatusSeverity.Information;
      return;
    }
    const analysis = store.get(uri)?.analysis;
    item.busy = analysis === undefined && !store.hasFailed(uri);
    item.text = analysis === undefined ? 'Prompt cost' : `Cost is ${basisOf(analysis)}`;
    const retiring = analysis && retirementIn(analysis);
    item.detail = retiring ?? (analysis ? `Price list of ${analysis.catalogueVersion}` : '');
    item.severity =
      retiring === undefined
        ? vscode.LanguageStatusSeverity.Information
        : vscode.LanguageStatusSeverity.Warning;
    item.command = analysis === undefined ? undefined : commandFor(retiring !== undefined);
  };
  update();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(update),
    store.onDidChange(update),
  );
}

function commandFor(isRetiring: boolean): vscode.Command {
  return isRetiring
    ? { title: 'Migrate templates', command: COMMANDS.migrateTemplates }
    : { title: 'Show breakdown', command: COMMANDS.showBreakdown };
}

function basisOf({ requests }: Analysis): string {
  const words = [...new Set(requests.map(({ basis }) => basis))];
  return words.join(', ');
}

function retirementIn({ requests }: Analysis): string | undefined {
  const findings = requests.flatMap((request) => request.findings);
  return findings.find(({ ruleId }) => ruleId === 'request/retiring-model')?.message;
}
