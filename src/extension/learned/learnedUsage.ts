import * as vscode from 'vscode';
import {
  actualsOf,
  compareActuals,
  formulaDoubts,
  indexActuals,
  modelsWithCachedInput,
  observationSignature,
  observationsOf,
  recentSpend,
  SHIPPED_CATALOGUE,
  type ActualsIndex,
  type Analysis,
  type EstimateAgainstActual,
  type FormulaDoubt,
  type LoggedCell,
  type RollUp,
  type Steps,
  type UserSettings,
} from '../../core/index.ts';
import type { AnalysedDocument } from '../analysisStore.ts';
import { CANCELLED, runInSlices } from '../slices.ts';
import { utcToday } from '../today.ts';

/** What the logs of this window add up to, wherever they are read. */
export interface UsageSource {
  /** Fires when other calls count. */
  readonly onDidChange: vscode.Event<unknown>;
  /** Undefined until the logs were looked for. */
  readonly current: { readonly rollUp: RollUp; readonly logs: readonly vscode.Uri[] } | undefined;
}

/** What usage changes about analysing templates. */
export type LearnedSettings = Partial<Pick<UserSettings, 'observations' | 'confirmedCaching'>>;

interface Learned {
  readonly settings: LearnedSettings;
  readonly actuals: ActualsIndex;
  readonly recent: readonly LoggedCell[];
  readonly doubts: readonly FormulaDoubt[];
  readonly signature: string;
}

/**
 * What usage logs teach about estimates, worked out in slices when the logs change; nothing is counted or read
 * for it. The old holds until the new is there.
 */
export class LearnedUsage implements vscode.Disposable {
  readonly #source: UsageSource;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #repriced = new vscode.EventEmitter<void>();
  readonly #disposables: { dispose(): unknown }[];
  readonly #compared = new WeakMap<
    Analysis,
    { of: Learned; is: EstimateAgainstActual | undefined }
  >();
  #learned: Learned | undefined;
  #run = 0;

  /** Fires when something else is known about logged calls. */
  readonly onDidChange = this.#changed.event;
  /** Fires when templates may have other prices or findings because of it. */
  readonly onDidReprice = this.#repriced.event;

  constructor(source: UsageSource, log: vscode.LogOutputChannel) {
    this.#source = source;
    this.#log = log;
    this.#disposables = [
      this.#changed,
      this.#repriced,
      source.onDidChange(() => {
        this.#learn();
      }),
    ];
    if (source.current) this.#learn();
  }

  /** Settings that count when a template is analysed. */
  get settings(): LearnedSettings {
    return this.#learned?.settings ?? {};
  }

  /** Formulas that images disagree with. */
  get doubts(): readonly FormulaDoubt[] {
    return this.#learned?.doubts ?? [];
  }

  /** Calls of this month, for budgets; undefined while no log is known. */
  cells(): readonly LoggedCell[] | undefined {
    return this.#learned?.recent;
  }

  /** What the logged calls of a template cost; undefined when none are known. */
  compare({ analysis, settings, path }: AnalysedDocument): EstimateAgainstActual | undefined {
    const learned = this.#learned;
    if (learned === undefined) return undefined;
    const known = this.#compared.get(analysis);
    if (known?.of === learned) return known.is;
    const { requests } = analysis;
    const actuals = actualsOf(learned.actuals, path, requests, settings.catalogue);
    const is = actuals && compareActuals(requests, actuals, settings.catalogue);
    this.#compared.set(analysis, { of: learned, is });
    return is;
  }

  dispose(): void {
    this.#run = -1;
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #learn(): void {
    const run = ++this.#run;
    this.#read(() => this.#run !== run).catch((error: unknown) => {
      this.#log.error(error instanceof Error ? error : String(error));
    });
  }

  async #read(isCancelled: () => boolean): Promise<void> {
    const current = this.#source.current;
    const known = current !== undefined && current.logs.length > 0;
    const learned = known ? await runInSlices(learn(current.rollUp), isCancelled) : undefined;
    if (learned === CANCELLED || isCancelled()) return;
    const before = this.#learned;
    this.#learned = learned;
    if (before?.signature !== learned?.signature) this.#repriced.fire();
    this.#changed.fire();
  }
}

function* learn(rollUp: RollUp): Steps<Learned> {
  const observations = yield* observationsOf(rollUp, SHIPPED_CATALOGUE);
  const confirmedCaching = yield* modelsWithCachedInput(rollUp.cells, SHIPPED_CATALOGUE);
  const recent = yield* recentSpend(rollUp.cells, `${utcToday().slice(0, 8)}01`);
  const actuals = yield* indexActuals(rollUp.cells);
  const observed = yield* observationSignature(observations);
  const signature = `${[...confirmedCaching].sort().join('\n')}\n\n${observed}`;
  const doubts = yield* formulaDoubts(rollUp, SHIPPED_CATALOGUE);
  return { settings: { observations, confirmedCaching }, actuals, recent, doubts, signature };
}
