import * as vscode from 'vscode';
import { conversionLines, type SpendSeries } from '../../core/index.ts';
import { COMMANDS } from '../ids.ts';
import { displayLanguage } from '../language.ts';
import type { LoggedSpend } from './loggedSpend.ts';
import { amountOf, groupName } from './page/spendBlocks.ts';
import type { SpendSummary } from './spendToDate.ts';

/** What the status bar tells of logged spend when it is pointed at: the last days, and what the month went to. */
export function spendTooltip(summary: SpendSummary, spend: LoggedSpend): vscode.MarkdownString {
  const language = displayLanguage();
  const tooltip = new vscode.MarkdownString();
  tooltip.isTrusted = { enabledCommands: [COMMANDS.showSpend] };
  const list = (title: string, lines: readonly string[]): void => {
    if (lines.length === 0) return;
    tooltip.appendMarkdown('**').appendText(title).appendMarkdown('**\n');
    for (const line of lines) tooltip.appendMarkdown('\n- ').appendText(line);
    tooltip.appendMarkdown('\n\n');
  };
  const groups = (all: SpendSeries['groups']): string[] =>
    all.map((group) => `${groupName(group, language)}: ${amountOf(group.sums, language)}`);
  list(
    vscode.l10n.t('Logged spend by day (UTC)'),
    summary.days.map(({ day, sums }) => `${day}: ${amountOf(sums, language)}`),
  );
  list(vscode.l10n.t('This month by template'), groups(summary.templates));
  list(vscode.l10n.t('This month by model'), groups(summary.models));
  const { unpriced } = summary.month;
  if (unpriced > 0) {
    tooltip
      .appendText(language.say('{0} records of this month have no price.', unpriced))
      .appendMarkdown('\n\n');
  }
  if (spend.problems.length > 0) {
    tooltip
      .appendText(language.say('{0} problems with the logs.', spend.problems.length))
      .appendMarkdown('\n\n');
  }
  tooltip.appendText(vscode.l10n.t('Price list of {0}', spend.catalogueVersion));
  for (const line of conversionLines(language, (inUsd) => amountOf(summary.month, inUsd))) {
    tooltip.appendMarkdown('\n\n').appendText(line);
  }
  tooltip.appendMarkdown('\n\n[').appendText(vscode.l10n.t('Show Spend'));
  tooltip.appendMarkdown(`](command:${COMMANDS.showSpend})`);
  return tooltip;
}
