import * as vscode from 'vscode';
import { conversionLines, describeCostNode, formatSum, type CostNode } from '../../core/index.ts';
import { COMMANDS } from '../ids.ts';
import { displayLanguage } from '../language.ts';
import { openInEditor } from '../templateArgument.ts';
import type { WorkspaceCosts } from '../workspaceCosts.ts';
import type { TreeModel } from './treeModel.ts';

/** What can be done with the tree of costs and its nodes. */
export function registerTreeCommands(model: TreeModel, costs: WorkspaceCosts): vscode.Disposable {
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    register(COMMANDS.sortTreeByCost, () => model.change({ order: 'cost' })),
    register(COMMANDS.sortTreeByFindings, () => model.change({ order: 'findings' })),
    register(COMMANDS.clearTreeFilter, () => model.change({ filter: '' })),
    register(COMMANDS.filterTree, async (given: unknown) => {
      const filter = typeof given === 'string' ? given : await askFilter(model.view.filter);
      if (filter !== undefined) await model.change({ filter: filter.trim() });
    }),
    register(COMMANDS.refreshTree, () => {
      costs.refresh();
    }),
    register(COMMANDS.openTemplate, async (node: CostNode | undefined) => {
      if (node?.entry === undefined) return;
      const line = (node.request ?? node.entry.requests[0])?.line ?? 0;
      const selection = new vscode.Range(line, 0, line, 0);
      await openInEditor(vscode.Uri.parse(node.entry.id, true), { selection });
    }),
    register(COMMANDS.copyCost, async (node: CostNode | undefined) => {
      if (node === undefined) return;
      const { label, description } = describeCostNode(node, displayLanguage());
      await vscode.env.clipboard.writeText(
        [
          `${node.entry?.path ?? label}: ${description}`,
          ...conversionLines(displayLanguage(), (inUsd) => formatSum(node.sum, inUsd)),
        ].join(' '),
      );
    }),
  );
}

function askFilter(value: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Filter prompt costs'),
    prompt: vscode.l10n.t('Words of a path, a model, a quality or a size; empty for all templates'),
    value,
  });
}
