import * as vscode from 'vscode';
import { COMMANDS, SPEND_VIEW } from '../ids.ts';
import { SpendPage } from '../usage/page/openSpendPage.ts';
import type { UsageService } from '../usage/usageService.ts';
import { pageOptions } from '../webviewPanel.ts';

/** The page that shows what was spent over time, and exports it. */
export function registerSpendPage(
  usage: UsageService,
  extensionUri: vscode.Uri,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  let open: SpendPage | undefined;
  const add = (panel: vscode.WebviewPanel): void => {
    const page = new SpendPage(usage, extensionUri, panel, log);
    open = page;
    panel.onDidDispose(() => {
      page.dispose();
      if (open === page) open = undefined;
    });
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(COMMANDS.showSpend, () => {
      if (open !== undefined) {
        open.reveal();
        return;
      }
      const title = vscode.l10n.t('Spend');
      const column = vscode.ViewColumn.Active;
      add(vscode.window.createWebviewPanel(SPEND_VIEW, title, column, pageOptions(extensionUri)));
    }),
    vscode.window.registerWebviewPanelSerializer(SPEND_VIEW, {
      deserializeWebviewPanel: (panel) => {
        add(panel);
        return Promise.resolve();
      },
    }),
    usage.onDidChange(() => {
      open?.update();
    }),
    new vscode.Disposable(() => {
      open?.dispose();
    }),
  );
}
