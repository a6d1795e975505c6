import * as vscode from 'vscode';
import {
  actualsTitle,
  conversionLines,
  lensRow,
  lensTitles,
  type Language,
} from '../../core/index.ts';
import type { AnalysisStore } from '../analysisStore.ts';
import { withoutIcons } from '../icons.ts';
import type { LearnedUsage } from '../learned/learnedUsage.ts';
import { COMMANDS } from '../ids.ts';
import { displayLanguage, dollarLanguage } from '../language.ts';
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
  const beside = besideTitles(more, compared, language);
  const change = new vscode.CodeLens(range, {
    title: vscode.l10n.t('Change…'),
    tooltip: vscode.l10n.t('Choose another quality or size from a list with prices'),
    command: COMMANDS.pickOutput,
    arguments: [uri.toString()],
  });
  const opening = (title: string, full: string, inUsd: string | undefined): vscode.CodeLens =>
    new vscode.CodeLens(range, {
      title: withoutIcons(title),
      tooltip: [
        ...(full === title ? [] : [full]),
        ...(inUsd === full ? [] : conversionLines(language, () => inUsd)),
        vscode.l10n.t('Show how this cost is made up'),
      ].join('\n'),
      command: COMMANDS.showBreakdown,
      arguments: [uri.toString()],
    });
  const shown = analysis.requests.slice(0, MOST_OUTPUTS);
  const { titles, isInSight } = lensRow(shown, [...beside, change.command?.title ?? ''], language);
  const usd = language.currency && lensTitles(shown, dollarLanguage());
  const costs = titles.map(({ title, full }, index) => opening(title, full, usd?.[index]));
  const usdBeside = besideTitles(more, compared, dollarLanguage());
  const others = [change, ...beside.map((title, index) => opening(title, title, usdBeside[index]))];
  // What is to be pressed must not be what is cut off at the edge of the window.
  return isInSight ? [...costs, ...others] : [...costs.slice(0, 1), ...others, ...costs.slice(1)];
}

/** What stands beside the costs: how many are left out, and what was logged. */
function besideTitles(
  more: number,
  compared: ReturnType<LearnedUsage['compare']>,
  language: Language,
): readonly string[] {
  return [
    ...(more > 0 ? [language.say('{0} more', more)] : []),
    ...(compared ? [actualsTitle(compared.actuals, language)] : []),
  ];
}

/** Outputs in one row; more nobody reads there, and the breakdown has them all. */
const MOST_OUTPUTS = 20;

const FAILED_LENS = new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
  title: vscode.l10n.t('Cost unavailable · an error occurred, open the log'),
  command: COMMANDS.showLog,
});
