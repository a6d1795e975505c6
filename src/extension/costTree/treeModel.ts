import * as vscode from 'vscode';
import { buildCostTree, type CostTree, type CostTreeView } from '../../core/index.ts';
import { CANCELLED, runInSlices } from '../slices.ts';
import type { WorkspaceCosts } from '../workspaceCosts.ts';

/** The tree of costs in the order and with the filter that the user chose; an old one stays until the new is there. */
export class TreeModel implements vscode.Disposable {
  readonly #costs: WorkspaceCosts;
  readonly #changed = new vscode.EventEmitter<void>();
  #view: CostTreeView = { order: 'cost', filter: '' };
  #tree: CostTree | undefined;
  #run = 0;

  /** Fires when a new tree is there. */
  readonly onDidChange = this.#changed.event;

  constructor(costs: WorkspaceCosts) {
    this.#costs = costs;
  }

  /** Undefined before the first one is there, and while our features are off. */
  get tree(): CostTree | undefined {
    return this.#tree;
  }

  get view(): CostTreeView {
    return this.#view;
  }

  /** Shows something else, or in another order. */
  async change(view: Partial<CostTreeView>): Promise<void> {
    this.#view = { ...this.#view, ...view };
    await this.build();
  }

  /** Builds the tree anew out of what is known; a call while another one runs replaces it. */
  async build(): Promise<void> {
    const run = ++this.#run;
    const steps = buildCostTree(this.#costs.entries(), this.#view);
    const tree = await runInSlices(steps, () => this.#run !== run);
    if (tree === CANCELLED) return;
    this.#tree = tree;
    this.#changed.fire();
  }

  /** Shows nothing any more. */
  clear(): void {
    this.#run += 1;
    this.#tree = undefined;
    this.#changed.fire();
  }

  dispose(): void {
    this.#run = NaN;
    this.#changed.dispose();
  }
}
