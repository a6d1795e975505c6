import * as vscode from 'vscode';

/** What the user may do about something that was not done. */
export interface WayOut {
  /** The words of the button. */
  readonly title: string;
  readonly run: () => unknown;
}

/** Says why what the user asked for was not done, and offers what to do about it. */
export async function askAfterRefusal(reason: string, { title, run }: WayOut): Promise<void> {
  const answer = await vscode.window.showWarningMessage(reason, title);
  if (answer === title) await run();
}

/** Leads to the findings that stand in the way. */
export const showProblems = (): WayOut => ({
  title: vscode.l10n.t('Show Problems'),
  run: () => vscode.commands.executeCommand('workbench.actions.view.problems'),
});
