import * as vscode from 'vscode';
import { eventually } from './editor.ts';

/** A node of the tree, as far as tests look into it. */
export interface TreeNode {
  readonly kind: string;
  readonly label: string;
  readonly templates: number;
  readonly sum: { readonly requests: number };
}

interface Exports {
  readonly statusBar: () => vscode.StatusBarItem | undefined;
  readonly languageStatus: () => vscode.LanguageStatusItem | undefined;
  readonly staticPrefix: (editor: vscode.TextEditor) => vscode.Range | undefined;
  readonly spend: { readonly isShown: () => boolean };
  readonly costTree: {
    readonly view: vscode.TreeView<TreeNode>;
    readonly provider: vscode.TreeDataProvider<TreeNode>;
  };
}

/** What the extension offers to others. */
export async function exportsOf(): Promise<Exports> {
  const extension = vscode.extensions.all.find(({ id }) => id.endsWith('.prompt-cost-preview'));
  if (extension === undefined) throw new Error('the extension is not there');
  return (await extension.activate()) as Exports;
}

/** The tree of costs, as the extension offers it to others. */
export async function costTree(): Promise<Exports['costTree']> {
  return (await exportsOf()).costTree;
}

/** Opens the tree in the Explorer, and waits until every template of the workspace is in it. */
export async function openTree(): Promise<void> {
  await vscode.commands.executeCommand('promptCost.tree.focus');
  await eventually(rows, (all) => all.some((row) => row.includes('kettle.prompt')));
}

/** What the tree shows when all its branches are open, level by level: label and description. */
export async function rows(): Promise<readonly string[]> {
  const { provider } = await costTree();
  const below = async (node: TreeNode | undefined, indent: string): Promise<readonly string[]> => {
    const all: string[] = [];
    for (const child of (await provider.getChildren(node)) ?? []) {
      const item = await provider.getTreeItem(child);
      all.push(`${indent}${textOf(item.label)} ${textOf(item.description)}`);
      all.push(...(await below(child, `${indent}  `)));
    }
    return all;
  };
  return below(undefined, '');
}

/** The node of a kind with a label, wherever it is in the tree. */
export async function findNode(kind: string, label: string): Promise<TreeNode> {
  const { provider } = await costTree();
  const pending: TreeNode[] = [...((await provider.getChildren()) ?? [])];
  for (let node = pending.shift(); node !== undefined; node = pending.shift()) {
    if (node.kind === kind && node.label === label) return node;
    pending.push(...((await provider.getChildren(node)) ?? []));
  }
  throw new Error(`there is no ${kind} ${label} in the tree`);
}

/** Label, description or tooltip as text. */
export function textOf(
  text: string | boolean | vscode.TreeItemLabel | vscode.MarkdownString | undefined,
): string {
  if (typeof text === 'object') return 'label' in text ? text.label : text.value;
  return typeof text === 'string' ? text : '';
}
