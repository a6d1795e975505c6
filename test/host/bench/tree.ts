import * as vscode from 'vscode';
import { exportsOf } from '../suite/support/exports.ts';
import { blocksDuring, type Blocks } from '../suite/support/blocks.ts';
import { heapBytes } from './heap.ts';
import { idle, pause, until } from './until.ts';

/** All templates of a workspace in the tree, from a cold start. */
export interface TreeResult {
  readonly templates: number;
  readonly requests: number;
  /** Until the tree has all of them, and their total. */
  readonly cold: Blocks;
  /** Milliseconds until the first of them are in it. */
  readonly firstMs: number;
  /** As long a time in which nothing is done. */
  readonly rest: Blocks;
  readonly sort: Blocks;
  /** Until the tree shows that one file has changed. */
  readonly change: Blocks;
  /** “Estimate Workspace” once all is known. */
  readonly report: Blocks;
  /** What the host keeps for all of it. */
  readonly heapBytes: number;
}

/** Opens the tree of a workspace of which nothing was read yet. */
export async function measureTree(): Promise<TreeResult> {
  const { costTree } = await exportsOf();
  const { view, provider } = costTree;
  const files = await vscode.workspace.findFiles('**/*.prompt');
  const [file] = files;
  if (file === undefined) throw new Error('there are no templates');
  const nodes = async (): Promise<Awaited<ReturnType<typeof provider.getChildren>> & object> =>
    (await provider.getChildren()) ?? [];
  const templatesIn = async (): Promise<number> =>
    (await nodes()).reduce((sum, node) => sum + node.templates, 0);
  const before = heapBytes();
  const startedAt = performance.now();
  let firstMs = 0;
  const cold = await blocksDuring(async () => {
    await vscode.commands.executeCommand('promptCost.tree.focus');
    await until(async () => (await templatesIn()) > 0);
    firstMs = performance.now() - startedAt;
    await until(async () => (await templatesIn()) === files.length);
  });
  const heap = heapBytes() - before;
  await idle();
  const rest = await blocksDuring(() => pause(cold.ms));
  const sort = await blocksDuring(async () => {
    await vscode.commands.executeCommand('promptCost.tree.sortByFindings');
  });
  const shown = view.description;
  const change = await blocksDuring(async () => {
    const text = '---\nquality: high\nsize: 3840x2160\nn: 10\n---\nA much dearer picture.\n';
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    await until(() => view.description !== shown);
  });
  // The editor's own support of Markdown is loaded by whoever needs it first.
  await vscode.workspace.openTextDocument({ language: 'markdown', content: '' });
  await idle();
  const report = await blocksDuring(async () => {
    await vscode.commands.executeCommand('promptCost.estimateWorkspace');
  });
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const requests = (await nodes()).reduce((sum, node) => sum + node.sum.requests, 0);
  const templates = files.length;
  return { templates, requests, cold, firstMs, rest, sort, change, report, heapBytes: heap };
}
