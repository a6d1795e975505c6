import * as vscode from 'vscode';
import { textLocale } from './language.ts';
import { pagePolicy, pageShell } from '../webview/shell.ts';
import { toExtensionSchema, type PageContent, type PageMessage } from '../webview/protocol.ts';

/** A page in an editor tab. */
export interface PagePanel {
  readonly panel: vscode.WebviewPanel;
  show(content: PageContent): void;
  /** Stops listening; the tab is closed by whoever opened it. */
  dispose(): void;
}

const FOLDER = ['dist', 'webview'] as const;

/** The options of every page: its own script and style from one folder, and nothing else. */
export function pageOptions(
  extensionUri: vscode.Uri,
): vscode.WebviewOptions & vscode.WebviewPanelOptions {
  return {
    enableScripts: true,
    enableForms: false,
    localResourceRoots: [vscode.Uri.joinPath(extensionUri, ...FOLDER)],
  };
}

/**
 * Fills a panel with the page, and calls back with what it sends; anything else that arrives is dropped.
 *
 * @param controls what is set on the page, for a screen reader.
 */
export function openPage(
  extensionUri: vscode.Uri,
  panel: vscode.WebviewPanel,
  controls: string,
  onMessage: (message: PageMessage) => void,
): PagePanel {
  const { webview } = panel;
  webview.options = pageOptions(extensionUri);
  const listener = webview.onDidReceiveMessage((data: unknown) => {
    const read = toExtensionSchema.safeParse(data);
    if (read.success) onMessage(read.data);
  });
  const file = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...FOLDER, name)).toString();
  const nonce = newNonce();
  webview.html = pageShell({
    locale: textLocale(),
    title: panel.title,
    controls,
    script: file('page.js'),
    style: file('page.css'),
    nonce,
    policy: pagePolicy(webview.cspSource, nonce),
  });
  return {
    panel,
    show: (content) => {
      void webview.postMessage(content);
    },
    dispose: () => {
      listener.dispose();
    },
  };
}

function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
