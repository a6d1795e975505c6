import * as vscode from 'vscode';
import { NO_SPEND, spendSeries, type SpendSeries } from '../../../core/index.ts';
import { MOST_SERIES, type PageFields } from '../../../webview/protocol.ts';
import { CANCELLED, runInSlices } from '../../slices.ts';
import { utcToday } from '../../today.ts';
import { openPage, type PagePanel } from '../../webviewPanel.ts';
import type { UsageService } from '../usageService.ts';
import { saveExport } from './saveExport.ts';
import { EXPORTS } from './spendControls.ts';
import { readSpendForm, withinLogged, type SpendForm } from './spendForm.ts';
import { problemsOf } from './problems.ts';
import { spendPage } from './spendPage.ts';

/** Most columns of a picture, and rows of its table. */
const MOST_PERIODS = 100;
const EMPTY: SpendSeries = { groups: [], periods: [], total: NO_SPEND, undated: NO_SPEND };

/** One open page about spend: what is set on it, and the newest entry that is still to be answered. */
export class SpendPage implements vscode.Disposable {
  readonly #usage: UsageService;
  readonly #page: PagePanel;
  readonly #log: vscode.LogOutputChannel;
  #fields: PageFields = {};
  #entry = 0;
  #run = 0;

  constructor(
    usage: UsageService,
    extensionUri: vscode.Uri,
    panel: vscode.WebviewPanel,
    log: vscode.LogOutputChannel,
  ) {
    this.#usage = usage;
    this.#log = log;
    this.#page = openPage(extensionUri, panel, vscode.l10n.t('What is shown'), (message) => {
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

  dispose(): void {
    this.#run = -1;
    this.#page.dispose();
  }

  async #show(isOutdated: () => boolean): Promise<void> {
    const spend = this.#usage.current;
    const form = this.#form();
    const series = await this.#series(form, isOutdated);
    if (series === CANCELLED) return;
    const data = {
      series,
      sources: (spend?.logs ?? []).map((uri) => vscode.workspace.asRelativePath(uri)),
      problems: spend === undefined ? [] : problemsOf(spend, vscode.l10n.t),
      unpricedReasons: spend?.rollUp.unpricedReasons ?? [],
      isReading: spend?.isReading ?? true,
      catalogueVersion: spend?.catalogueVersion ?? '',
    };
    this.#page.show({
      kind: 'show',
      answers: this.#entry,
      title: vscode.l10n.t('Spend'),
      ...spendPage(data, form, vscode.l10n.t),
    });
  }

  #form(): SpendForm {
    const day = utcToday();
    return withinLogged(
      readSpendForm(this.#fields, day),
      this.#usage.current?.rollUp.cells ?? [],
      day,
    );
  }

  async #series(
    form: SpendForm,
    isOutdated: () => boolean,
  ): Promise<SpendSeries | typeof CANCELLED> {
    const spend = this.#usage.current;
    if (spend === undefined) return EMPTY;
    const options = { ...form, mostGroups: MOST_SERIES, mostPeriods: MOST_PERIODS };
    return runInSlices(spendSeries(spend.rollUp.cells, options), isOutdated);
  }

  async #export(name: string): Promise<void> {
    const kind = EXPORTS.find((one) => one === name);
    const spend = this.#usage.current;
    if (kind === undefined || spend === undefined) return;
    const form = this.#form();
    const series = await this.#series(form, () => false);
    if (series === CANCELLED) return;
    await saveExport(kind, { series, form, catalogueVersion: spend.catalogueVersion });
  }

  #attempt(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.#log.error(error instanceof Error ? error : String(error));
    });
  }
}
