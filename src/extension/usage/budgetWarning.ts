import * as vscode from 'vscode';
import { conversionLines, formatUsd, WHOLE_BUDGET, type Budget } from '../../core/index.ts';
import { BUDGET_WARNED_KEY, COMMANDS } from '../ids.ts';
import { displayLanguage } from '../language.ts';

/**
 * Asks what to do once a month's budget is spent, at most once for each budget and month. Lower thresholds ask for
 * no decision: the status bar shows them.
 */
export async function warnOfBudget(
  memory: vscode.Memento,
  { nanoUsd }: Budget,
  threshold: number,
  day: string,
): Promise<void> {
  if (threshold < WHOLE_BUDGET) return;
  const told = `${day.slice(0, 7)} ${nanoUsd}`;
  if (memory.get<string>(BUDGET_WARNED_KEY) === told) return;
  await memory.update(BUDGET_WARNED_KEY, told);
  const show = vscode.l10n.t('Show Spend');
  // Nothing here can stop a call, so what is left to decide is whether to go on.
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'The logged spend of this month is above the budget of {0}. This only warns: calls go on as before.',
      formatUsd(nanoUsd, displayLanguage()),
    ) +
      conversionLines(displayLanguage(), (inUsd) => formatUsd(nanoUsd, inUsd))
        .map((line) => ` (${line})`)
        .join(''),
    show,
  );
  if (answer === show) await vscode.commands.executeCommand(COMMANDS.showSpend);
}
