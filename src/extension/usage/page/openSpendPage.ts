import * as vscode from 'vscode';
import { sayWording, type ReportedActuals, type RollUp } from '../../../core/index.ts';
import type { PageFields } from '../../../webview/protocol.ts';
import { displayLanguage } from '../../language.ts';
import { CANCELLED, runInSlices } from '../../slices.ts';
import { utcToday } from '../../today.ts';
import { openPage, type PagePanel } from '../../webviewPanel.ts';
import { compareTemplates, type ComparisonSources } from '../comparedTemplates.ts';
import type { UsageService } from '../usageService.ts';
import { problemsOf } from './problems.ts';
import { saveExport } from './saveExport.ts';
import { EXPORTS } from './spendControls.ts';
import { readSpendForm, withinLogged, type SpendForm } from './spendForm.ts';
import { spendPage } from './spendPage.ts';
import { spendViews } from './spendViews.ts';

/** What a page about spend draws on. */
export interface SpendPageSources extends ComparisonSources {
  readonly usage: UsageService;
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}

/** How long changes must pause before templates are compared again, in milliseconds. */
const PAUSE_MS = 500;
const NOTHING: Pick<RollUp, 'cells' | 'assets'> = { cells: [], assets: [] };

/** One open page about spend: what is set on it, and the newest entry that is still to be answered. */
export class SpendPage implements vscode.Disposable {
  readonly #sources: SpendPageSources;
  readonly #page: PagePanel;
  #fields: PageFields = {};
  #entry = 0;
  #run = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isComparing = false;
  #compared: readonly ReportedActuals[] | undefined;

  constructor(sources: SpendPageSources, panel: vscode.WebviewPanel) {
    this.#sources = sources;
    const label = vscode.l10n.t('What is shown');
    this.#page = openPage(sources.extensionUri, panel, label, (message) => {
      switch (message.kind) {
        case 'ready':
          this.#entry = 0;
          this.#fields = { ...this.#fields, ...message.fields };
          this.update();
          return;
        case 'entered':
          this.#entry = message.entry;
          this.#fields = message.fields;
          this.update();
          return;
        case 'pressed':
          this.#attempt(this.#export(message.name));
      }
    });
    this.compare();
  }

  reveal(): void {
    this.#page.panel.reveal();
  }

  /** Shows what the logs add up to now. */
  update(): void {
    if (this.#run < 0) return;
    const run = ++this.#run;
    this.#attempt(this.#show(() => this.#run !== run));
  }

  /** Compares the templates with their calls anew, soon; what is shown stays until that is done. */
  compare(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#attempt(this.#compare());
    }, PAUSE_MS);
  }

  dispose(): void {
    this.#run = -1;
    clearTimeout(this.#timer);
    this.#page.dispose();
  }

  async #show(isOutdated: () => boolean): Promise<void> {
    const spend = this.#sources.usage.current;
    const form = this.#form();
    const views = await runInSlices(spendViews(spend?.rollUp ?? NOTHING, form), isOutdated);
    if (views === CANCELLED) return;
    // What was billed is in US dollars.
    const language = displayLanguage();
    const data = {
      ...views,
      compared: this.#compared,
      sources: (spend?.logs ?? []).map((uri) => vscode.workspace.asRelativePath(uri)),
      problems: spend === undefined ? [] : problemsOf(spend, language),
      unpricedReasons: (spend?.rollUp.unpricedReasons ?? []).map(({ reason, records }) => ({
        reason: sayWording(reason, language),
        records,
      })),
      isReading: spend?.isReading ?? true,
      catalogueVersion: spend?.catalogueVersion ?? '',
    };
    this.#page.show({
      kind: 'show',
      answers: this.#entry,
      title: vscode.l10n.t('Spend'),
      ...spendPage(data, form, language),
    });
  }

  /** One comparison at a time, so that changes that never pause do not keep all of them from their end. */
  async #compare(): Promise<void> {
    const spend = this.#sources.usage.current;
    if (spend === undefined || spend.logs.length === 0 || spend.isReading) return;
    if (this.#isComparing) {
      this.compare();
      return;
    }
    this.#isComparing = true;
    try {
      const compared = await compareTemplates(this.#sources, spend.rollUp, () => this.#run < 0);
      if (compared === CANCELLED) return;
      this.#compared = compared;
      this.update();
    } finally {
      this.#isComparing = false;
    }
  }

  #form(): SpendForm {
    const day = utcToday();
    const cells = this.#sources.usage.current?.rollUp.cells ?? [];
    return withinLogged(readSpendForm(this.#fields, day), cells, day);
  }

  async #export(name: string): Promise<void> {
    const kind = EXPORTS.find((one) => one === name);
    const spend = this.#sources.usage.current;
    if (kind === undefined || spend === undefined) return;
    const form = this.#form();
    const views = await runInSlices(spendViews(spend.rollUp, form));
    if (views === CANCELLED) return;
    const { catalogueVersion } = spend;
    await saveExport(kind, { series: views.series, form, catalogueVersion });
  }

  #attempt(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.#sources.log.error(error instanceof Error ? error : String(error));
    });
  }
}
