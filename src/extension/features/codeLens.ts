import * as vscode from 'vscode';
import { actualsTitle, lensTitles } from '../../core/index.ts';
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
  const titles = lensTitles(analysis.requests, displayLanguage());
  const more = titles.length - MOST_LENSES;
  const compared = learned.compare(known);
  const shown = [
    ...titles.slice(0, MOST_LENSES),
    ...(more > 0 ? [vscode.l10n.t('{0} more', more)] : []),
    ...(compared ? [actualsTitle(compared.actuals, displayLanguage())] : []),
  ];
  const costs = shown.map(
    (title) =>
      new vscode.CodeLens(range, {
        title: withoutIcons(title),
        tooltip: vscode.l10n.t('Show how this cost is made up'),
        command: COMMANDS.showBreakdown,
        arguments: [uri.toString()],
      }),
  );
  const change = new vscode.CodeLens(range, {
    title: vscode.l10n.t('Change…'),
    tooltip: vscode.l10n.t('Choose another quality or size from a list with prices'),
    command: COMMANDS.pickOutput,
    arguments: [uri.toString()],
  });
  return [...costs, change];
}

/** More than these nobody reads in one row; the breakdown has them all. */
const MOST_LENSES = 20;

const FAILED_LENS = new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
  title: vscode.l10n.t('Cost unavailable · an error occurred, open the log'),
  command: COMMANDS.showLog,
});
