import * as vscode from 'vscode';
import { costNodeMarkdown, describeCostNode, type CostNode } from '../../core/index.ts';
import { COMMANDS } from '../ids.ts';
import { displayLanguage } from '../language.ts';

const ICONS = {
  root: new vscode.ThemeIcon('root-folder'),
  folder: vscode.ThemeIcon.Folder,
  template: new vscode.ThemeIcon('note'),
  request: new vscode.ThemeIcon('file-media'),
  more: new vscode.ThemeIcon('ellipsis'),
} as const satisfies Record<CostNode['kind'], vscode.ThemeIcon>;

/** A node of the tree of costs as the editor shows it; its tooltip comes when it is asked for. */
export function toTreeItem(node: CostNode): vscode.TreeItem {
  const { label, description, spoken } = describeCostNode(node, displayLanguage());
  const item = new vscode.TreeItem(label, stateOf(node));
  item.id = node.id;
  item.description = description;
  item.iconPath = iconOf(node);
  item.contextValue = node.kind;
  item.accessibilityInformation = { label: spoken };
  if (node.entry !== undefined) {
    const title = vscode.l10n.t('Open template');
    item.command = { title, command: COMMANDS.openTemplate, arguments: [node] };
  }
  return item;
}

/** How the cost of a node is made up; a template cannot put links or markup into it. */
export function tooltipOf(node: CostNode): vscode.MarkdownString {
  return new vscode.MarkdownString(costNodeMarkdown(node, displayLanguage()));
}

function stateOf({ kind, children }: CostNode): vscode.TreeItemCollapsibleState {
  if (children.length === 0) return vscode.TreeItemCollapsibleState.None;
  return kind === 'root'
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

/** What has a warning stands out, in the theme's colour. */
function iconOf({ kind, findings }: CostNode): vscode.ThemeIcon {
  if (kind !== 'template' || findings.warnings === 0) return ICONS[kind];
  return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
}
