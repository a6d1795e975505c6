import * as vscode from 'vscode';
import { COMMANDS, SPEND_VIEW } from '../ids.ts';
import { SpendPage, type SpendPageSources } from '../usage/page/openSpendPage.ts';
import { onDidChangeSettings } from '../settings.ts';
import { pageOptions } from '../webviewPanel.ts';

/** The page that shows what was spent over time, and exports it. */
export function registerSpendPage(sources: SpendPageSources): vscode.Disposable {
  const { usage, files, store, extensionUri } = sources;
  let open: SpendPage | undefined;
  const add = (panel: vscode.WebviewPanel): void => {
    const page = new SpendPage(sources, panel);
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
      open?.compare();
    }),
    onDidChangeSettings(() => {
      open?.update();
      open?.compare();
    }),
    files.onDidChange(() => {
      open?.compare();
    }),
    store.onDidChange(() => {
      open?.compare();
    }),
    new vscode.Disposable(() => {
      open?.dispose();
    }),
  );
}
