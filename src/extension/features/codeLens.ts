import * as vscode from 'vscode';
import { actualsTitle, lensRow } from '../../core/index.ts';
import type { AnalysisStore } from '../analysisStore.ts';
import { withoutIcons } from '../icons.ts';
import type { LearnedUsage } from '../learned/learnedUsage.ts';
import { COMMANDS } from '../ids.ts';
import { displayLanguage } from '../language.ts';
import { onDidChangeSettings, readSettings } from '../settings.ts';

/** Shows the cost of each output above the prompt; answers at once from what is already known. */
export function registerCodeLens(store: AnalysisStore, learned: LearnedUsage): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: ({ uri }) =>
      readSettings(uri).codeLens ? lensesOf(store, learned, uri) : [],
  };
  const fire = (): void => {
    changed.fire();
  };
  return vscode.Disposable.from(
    changed,
    store.onDidChange(fire),
    learned.onDidChange(fire),
    onDidChangeSettings(fire),
    vscode.languages.registerCodeLensProvider('*', provider),
  );
}

function lensesOf(store: AnalysisStore, learned: LearnedUsage, uri: vscode.Uri): vscode.CodeLens[] {
  const known = store.get(uri);
  if (known === undefined) return store.hasFailed(uri) ? [FAILED_LENS] : [];
  const { analysis, promptLine } = known;
  const range = new vscode.Range(promptLine, 0, promptLine, 0);
  const language = displayLanguage();
  const compared = learned.compare(known);
  const more = analysis.requests.length - MOST_OUTPUTS;
  const beside = [
    ...(more > 0 ? [language.say('{0} more', more)] : []),
    ...(compared ? [actualsTitle(compared.actuals, language)] : []),
  ];
  const change = new vscode.CodeLens(range, {
    title: vscode.l10n.t('Change…'),
    tooltip: vscode.l10n.t('Choose another quality or size from a list with prices'),
    command: COMMANDS.pickOutput,
    arguments: [uri.toString()],
  });
  const opening = (title: string, full = title): vscode.CodeLens =>
    new vscode.CodeLens(range, {
      title: withoutIcons(title),
      tooltip: [
        ...(full === title ? [] : [full]),
        vscode.l10n.t('Show how this cost is made up'),
      ].join('\n'),
      command: COMMANDS.showBreakdown,
      arguments: [uri.toString()],
    });
  const shown = analysis.requests.slice(0, MOST_OUTPUTS);
  const { titles, isInSight } = lensRow(shown, [...beside, change.command?.title ?? ''], language);
  const costs = titles.map(({ title, full }) => opening(title, full));
  const others = [change, ...beside.map((title) => opening(title))];
  // What is to be pressed must not be what is cut off at the edge of the window.
  return isInSight ? [...costs, ...others] : [...costs.slice(0, 1), ...others, ...costs.slice(1)];
}

/** Outputs in one row; more nobody reads there, and the breakdown has them all. */
const MOST_OUTPUTS = 20;

const FAILED_LENS = new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
  title: vscode.l10n.t('Cost unavailable · an error occurred, open the log'),
  command: COMMANDS.showLog,
});
