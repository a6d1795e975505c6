import * as vscode from 'vscode';
import type { PageFields } from '../../webview/protocol.ts';
import { pageResult } from '../estimator/pageBlocks.ts';
import { OWN_TEXT, pageControls, type PageSource } from '../estimator/pageControls.ts';
import { readForm } from '../estimator/pageForm.ts';
import {
  readClosedTemplate,
  readTemplate,
  readText,
  type EstimatedPrompt,
  type PromptReader,
} from '../estimator/promptText.ts';
import type { TemplateAnalyser } from '../templateAnalyser.ts';
import { COMMANDS, ESTIMATOR_VIEW } from '../ids.ts';
import { displayLanguage } from '../language.ts';
import { onDidChangeSettings } from '../settings.ts';
import { openPage, pageOptions, type PagePanel } from '../webviewPanel.ts';

/** What it takes to answer a page. */
interface PageReader extends PromptReader {
  readonly analyser: TemplateAnalyser;
}

const TITLE = vscode.l10n.t('Cost Estimator');

/** The page on which knobs are turned; every number on it comes from the engine, at once. */
export function registerEstimatorPage(
  reader: PageReader,
  extensionUri: vscode.Uri,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const pages = new Set<EstimatorPage>();
  const add = (panel: vscode.WebviewPanel, fields: PageFields): void => {
    const page = new EstimatorPage(reader, extensionUri, panel, fields, log);
    pages.add(page);
    panel.onDidDispose(() => {
      page.dispose();
      pages.delete(page);
    });
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(COMMANDS.openEstimator, () => {
      const active = vscode.window.activeTextEditor?.document.uri;
      const isTemplate = active !== undefined && reader.store.get(active) !== undefined;
      const source = isTemplate ? active.toString() : OWN_TEXT;
      const [open] = pages;
      if (open !== undefined) {
        open.reveal();
        return;
      }
      const options = pageOptions(extensionUri);
      const column = vscode.ViewColumn.Active;
      add(vscode.window.createWebviewPanel(ESTIMATOR_VIEW, TITLE, column, options), { source });
    }),
    vscode.window.registerWebviewPanelSerializer(ESTIMATOR_VIEW, {
      deserializeWebviewPanel: (panel) => {
        add(panel, { source: OWN_TEXT });
        return Promise.resolve();
      },
    }),
    reader.store.onDidChange((uri) => {
      for (const page of pages) page.follow(uri);
    }),
    onDidChangeSettings(() => {
      for (const page of pages) page.update();
    }),
    new vscode.Disposable(() => {
      for (const page of pages) page.dispose();
    }),
  );
}

/** One open page: what was entered on it, and the newest entry that is still to be answered. */
class EstimatorPage implements vscode.Disposable {
  readonly #reader: PageReader;
  readonly #page: PagePanel;
  readonly #log: vscode.LogOutputChannel;
  #fields: PageFields;
  #entry = 0;
  #run = 0;

  constructor(
    reader: PageReader,
    extensionUri: vscode.Uri,
    panel: vscode.WebviewPanel,
    fields: PageFields,
    log: vscode.LogOutputChannel,
  ) {
    this.#reader = reader;
    this.#log = log;
    this.#fields = fields;
    this.#page = openPage(extensionUri, panel, vscode.l10n.t('What is estimated'), (message) => {
      if (message.kind === 'pressed') return;
      if (message.kind === 'ready') {
        this.#entry = 0;
        this.#fields = { ...this.#fields, ...message.fields };
      } else {
        this.#entry = message.entry;
        this.#fields = entered(this.#fields, message.fields);
      }
      this.#answer();
    });
  }

  reveal(): void {
    this.#page.panel.reveal();
  }

  /** Answers anew, as when amounts are shown in another currency. */
  update(): void {
    this.#answer();
  }

  /** Answers anew when the template that it is about has changed. */
  follow(uri: vscode.Uri): void {
    if (this.#fields['source'] === uri.toString()) this.#answer();
  }

  dispose(): void {
    this.#run = -1;
    this.#page.dispose();
  }

  #answer(): void {
    if (this.#run < 0) return;
    const run = ++this.#run;
    this.#show(() => this.#run !== run).catch((error: unknown) => {
      this.#log.error(error instanceof Error ? error : String(error));
    });
  }

  async #show(isOutdated: () => boolean): Promise<void> {
    const fields = this.#fields;
    const entry = this.#entry;
    const prompt = await this.#prompt(fields, isOutdated);
    if (prompt === undefined || isOutdated()) return;
    const language = displayLanguage();
    const form = readForm(prompt.subject, fields, language);
    const { blocks, summary } = pageResult(prompt.subject, form, language);
    const open = this.#reader.store.all().map(({ document: { uri } }) => uri);
    const sources = sourcesOf(prompt.uri === undefined ? open : [...open, prompt.uri]);
    const groups = pageControls(prompt.subject, form, fields, sources, language);
    this.#page.show({ kind: 'show', answers: entry, title: TITLE, summary, groups, blocks });
  }

  async #prompt(
    fields: PageFields,
    isOutdated: () => boolean,
  ): Promise<EstimatedPrompt | undefined> {
    const source = fields['source'] ?? OWN_TEXT;
    const uri = source === OWN_TEXT ? undefined : vscode.Uri.parse(source, true);
    // After a window was opened anew, the template may lie behind other tabs, where no editor has read it.
    const template =
      uri &&
      (readTemplate(this.#reader, uri) ??
        (await readClosedTemplate(this.#reader, this.#reader.analyser, uri, isOutdated)));
    return (
      template ??
      readText(this.#reader, vscode.l10n.t('the prompt'), fields['prompt'] ?? '', isOutdated)
    );
  }
}

/** Each template once, as the page lists it. */
function sourcesOf(uris: readonly vscode.Uri[]): readonly PageSource[] {
  const names = new Map(
    uris.map((uri) => [uri.toString(), vscode.workspace.asRelativePath(uri)] as const),
  );
  return [...names].map(([id, name]) => ({ id, name }));
}

/** What a prompt brings with it, so that it is not taken over from the prompt before. */
const OF_PROMPT = new Set([
  'model',
  'quality',
  'size',
  'n',
  'references',
  'batch',
  'tier',
  'attempts',
  'acceptance',
  'maxAttempts',
  'laneApi',
]);

function entered(before: PageFields, now: PageFields): PageFields {
  if (before['source'] === now['source']) return { ...before, ...now };
  const kept = Object.entries(now).filter(([name]) => !OF_PROMPT.has(name));
  const { prompt } = before;
  return { ...(prompt !== undefined && { prompt }), ...Object.fromEntries(kept) };
}
