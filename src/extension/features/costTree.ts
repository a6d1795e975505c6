import * as vscode from 'vscode';
import { formatSum, type CostNode } from '../../core/index.ts';
import { toTreeItem, tooltipOf } from '../costTree/treeItem.ts';
import { registerTreeCommands } from '../costTree/treeCommands.ts';
import { TreeModel } from '../costTree/treeModel.ts';
import { TREE_CONTEXT_KEYS, TREE_VIEW } from '../ids.ts';
import { displayLanguage } from '../language.ts';
import { onDidChangeSettings, readWindowSettings } from '../settings.ts';
import type { WorkspaceCosts } from '../workspaceCosts.ts';

/** The tree in the Explorer, as far as others may ask for it. */
export interface CostTreeFeature {
  readonly view: vscode.TreeView<CostNode>;
  readonly provider: vscode.TreeDataProvider<CostNode>;
  readonly disposable: vscode.Disposable;
}

/** Shows what every template of the workspace costs, as a tree in the Explorer. */
export function registerCostTree(
  costs: WorkspaceCosts,
  log: vscode.LogOutputChannel,
): CostTreeFeature {
  const model = new TreeModel(costs);
  const changed = new vscode.EventEmitter<undefined>();
  const provider: vscode.TreeDataProvider<CostNode> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => [...(node === undefined ? (model.tree?.nodes ?? []) : node.children)],
    getTreeItem: toTreeItem,
    resolveTreeItem: (item, node) => {
      item.tooltip = tooltipOf(node);
      return item;
    },
  };
  const view = vscode.window.createTreeView(TREE_VIEW, {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  const attempt = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      log.error(error instanceof Error ? error : String(error));
    });
  };
  const show = (): void => {
    describe(view, model, costs);
    changed.fire(undefined);
  };
  const reading = new Reading(costs);
  const update = (): void => {
    const isOn = readWindowSettings().tree;
    const isWatched = view.visible && isOn;
    costs.setWatched(isWatched);
    if (!isOn) model.clear();
    else if (isWatched) attempt(model.build());
    attempt(reading.want(isWatched));
  };
  void vscode.commands.executeCommand('setContext', TREE_CONTEXT_KEYS.active, true);
  show();
  update();
  const disposable = vscode.Disposable.from(
    model,
    changed,
    view,
    reading,
    model.onDidChange(show),
    costs.onDidChange(update),
    view.onDidChangeVisibility(update),
    onDidChangeSettings(update),
    registerTreeCommands(model, costs),
  );
  return { view, provider, disposable };
}

/** Reads what is not known yet while the tree is looked at, with the view's own sign of progress. */
class Reading implements vscode.Disposable {
  readonly #costs: WorkspaceCosts;
  #source: vscode.CancellationTokenSource | undefined;

  constructor(costs: WorkspaceCosts) {
    this.#costs = costs;
  }

  async want(isWanted: boolean): Promise<void> {
    if (!isWanted) this.#source?.cancel();
    if (!isWanted || this.#source !== undefined || this.#costs.isComplete) return;
    const source = new vscode.CancellationTokenSource();
    this.#source = source;
    try {
      await vscode.window.withProgress({ location: { viewId: TREE_VIEW } }, () =>
        this.#costs.complete(source.token, () => undefined),
      );
    } finally {
      this.#source = undefined;
      source.dispose();
    }
  }

  dispose(): void {
    this.#source?.cancel();
  }
}

function describe(
  view: vscode.TreeView<CostNode>,
  { tree, view: { filter, order } }: TreeModel,
  costs: WorkspaceCosts,
): void {
  const warnings = tree?.findings.warnings ?? 0;
  view.badge =
    warnings === 0
      ? undefined
      : {
          value: warnings,
          tooltip:
            warnings === 1
              ? vscode.l10n.t('1 warning in prompt templates')
              : displayLanguage().say('{0} warnings in prompt templates', warnings),
        };
  const parts = [
    ...(filter === '' ? [] : [`“${filter}”`]),
    ...(tree !== undefined && tree.templates > 0 ? [formatSum(tree.sum, displayLanguage())] : []),
  ];
  view.description = parts.join(' · ');
  const keys = TREE_CONTEXT_KEYS;
  const state = stateOf(tree?.templates ?? 0, filter !== '', costs.isComplete);
  for (const [key, value] of [
    [keys.state, state],
    [keys.order, order],
    [keys.isFiltered, filter !== ''],
  ] as const) {
    void vscode.commands.executeCommand('setContext', key, value);
  }
}

function stateOf(
  templates: number,
  isFiltered: boolean,
  isComplete: boolean,
): 'reading' | 'none' | 'filtered' | 'shown' {
  if (templates > 0) return 'shown';
  if (!isComplete) return 'reading';
  return isFiltered ? 'filtered' : 'none';
}
