import * as vscode from 'vscode';
import { levelOf, spendStatus, type Budget } from '../../core/index.ts';
import { COMMANDS } from '../ids.ts';
import { displayLanguage } from '../language.ts';
import { onDidChangeSettings, readWindowSettings } from '../settings.ts';
import { CANCELLED, runInSlices } from '../slices.ts';
import { onDidChangeDayInUtc, utcToday } from '../today.ts';
import { summarise, type SpendSummary } from '../usage/spendToDate.ts';
import { spendTooltip } from '../usage/spendTooltip.ts';
import type { UsageService } from '../usage/usageService.ts';
import { warnOfBudget } from '../usage/budgetWarning.ts';

/** The item about spend, as far as others may ask for it. */
export interface SpendStatusFeature {
  readonly item: vscode.StatusBarItem;
  readonly isShown: () => boolean;
  readonly disposable: vscode.Disposable;
}

/** Shows what was logged today and this month in the status bar, once a log is named. */
export function registerSpendStatus(
  usage: UsageService,
  memory: vscode.Memento,
  log: vscode.LogOutputChannel,
): SpendStatusFeature {
  const item = vscode.window.createStatusBarItem(
    'promptCost.spend',
    vscode.StatusBarAlignment.Right,
    89,
  );
  item.name = vscode.l10n.t('Prompt Cost: Logged Spend');
  item.command = COMMANDS.showSpend;
  let run = 0;
  let isShown = false;
  const update = async (): Promise<void> => {
    const current = ++run;
    const spend = usage.current;
    const { spendStatusBar } = readWindowSettings();
    if (spend === undefined || spend.logs.length === 0 || !spendStatusBar) {
      item.hide();
      isShown = false;
      return;
    }
    const day = utcToday();
    const summary = await runInSlices(summarise(spend.rollUp.cells, day), () => run !== current);
    if (summary === CANCELLED) return;
    const budget = monthBudget(spend.budgets);
    const { text, spoken } = spendStatus(
      { ...summary, budget: budget?.nanoUsd },
      displayLanguage(),
    );
    item.text = text;
    item.tooltip = spendTooltip(summary, spend);
    item.accessibilityInformation = { label: spoken, role: 'button' };
    const level = budget && levelOf(budget, rangeOf(summary), summary.month.unpriced > 0);
    item.backgroundColor =
      level === undefined ? undefined : new vscode.ThemeColor('statusBarItem.warningBackground');
    item.show();
    isShown = true;
    if (budget !== undefined && level !== undefined && !spend.isReading) {
      await warnOfBudget(memory, budget, level.threshold, day);
    }
  };
  const attempt = (): void => {
    update().catch((error: unknown) => {
      log.error(error instanceof Error ? error : String(error));
    });
  };
  attempt();
  const disposable = vscode.Disposable.from(
    item,
    usage.onDidChange(attempt),
    onDidChangeSettings(attempt),
    onDidChangeDayInUtc(attempt),
    new vscode.Disposable(() => {
      run = -1;
    }),
  );
  return { item, isShown: () => isShown, disposable };
}

/** The budget of the whole project for a month; the smallest when there are several. */
function monthBudget(budgets: readonly Budget[]): Budget | undefined {
  return budgets
    .filter(({ per, scope }) => per === 'month' && Object.keys(scope).length === 0)
    .sort((a, b) => a.nanoUsd - b.nanoUsd)[0];
}

function rangeOf({ month: { nanoUsd } }: SpendSummary): {
  readonly min: number;
  readonly max: number;
} {
  return { min: nanoUsd, max: nanoUsd };
}
