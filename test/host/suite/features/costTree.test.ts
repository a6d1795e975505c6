import * as vscode from 'vscode';
import {
  assertEqual,
  closeAll,
  eventually,
  openFile,
  replaceText,
  workspaceFile,
} from '../support/editor.ts';
import { costTree, findNode, openTree, rows, textOf } from '../support/exports.ts';

const LOW = '---\nmodel: gpt-image-2\nquality: low\nsize: 1024x1024\n---\nA red apple.';

async function write(text: string, ...path: readonly string[]): Promise<vscode.Uri> {
  const uri = workspaceFile(...path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

async function selectionOf(): Promise<readonly string[]> {
  return (await costTree()).view.selection.map(({ label }) => label);
}

describe('the tree of costs', () => {
  beforeEach(openTree);
  afterEach(async () => {
    await vscode.commands.executeCommand('promptCost.tree.clearFilter');
    await vscode.commands.executeCommand('promptCost.tree.sortByCost');
    await closeAll();
  });

  it('has every template of every folder once, no partial, with cost, basis and reason', async () => {
    const all = (await rows()).map((row) => row.trim());
    for (const row of [
      'apple.prompt $0.0412 · exact · 1 hint',
      'gpt-image-2 medium 1536×1024 $0.0412 · exact',
    ]) {
      assertEqual([row, all.filter((one) => one === row).length], [row, 1]);
    }
    assertEqual(
      all.some((row) => row.startsWith('mistakes.prompt unpriced · ')),
      true,
    );
    assertEqual(
      all.filter((row) => /partial|review\.prompt\.md/u.test(row.split(' ')[0] ?? '')),
      [],
    );
    const { view } = await costTree();
    assertEqual(/^≥ \$\d/u.test(view.description ?? ''), true);
    assertEqual((view.badge?.value ?? 0) > 0, true);
  });

  it('is gone through with keys alone, and opens a template at the request', async () => {
    const { view } = await costTree();
    await vscode.commands.executeCommand('promptCost.tree.filter', 'apple');
    await vscode.commands.executeCommand('promptCost.tree.focus');
    await vscode.commands.executeCommand('list.focusFirst');
    await eventually(
      async () => {
        // On a slow host the focus may go down past the template before its folder has opened.
        const [label = ''] = await selectionOf();
        const isPast = label.startsWith('gpt-');
        if (!isPast) await vscode.commands.executeCommand('list.expand');
        await vscode.commands.executeCommand(isPast ? 'list.focusUp' : 'list.focusDown');
        await vscode.commands.executeCommand('list.select');
        return selectionOf();
      },
      ([label]) => label === 'apple.prompt',
    );
    assertEqual(view.visible, true);
    await eventually(
      () => vscode.window.activeTextEditor,
      (active) =>
        active?.document.uri.path.endsWith('/apple.prompt') === true &&
        active.selection.active.line === 6,
    );
  });

  it('shows the arithmetic of a template in its tooltip, and says its cost in words', async () => {
    const { provider } = await costTree();
    const node = await findNode('template', 'apple.prompt');
    const item = await provider.getTreeItem(node);
    const { token } = new vscode.CancellationTokenSource();
    const resolved = await provider.resolveTreeItem?.(item, node, token);
    const tooltip = textOf(resolved?.tooltip);
    assertEqual(tooltip.includes('| image out | 1,372 tok | $30 per 1M tok | $0.0412 |'), true);
    assertEqual(/Price list of \d{4}-\d{2}-\d{2}/u.test(tooltip), true);
    assertEqual(item.accessibilityInformation?.label, 'apple.prompt, 4.12 cents, exact, 1 hint');
  });

  it('sorts by findings when asked to', async () => {
    const first = async (): Promise<string | undefined> =>
      (await rows()).find((row) => row.includes('.prompt'))?.trim();
    await vscode.commands.executeCommand('promptCost.tree.sortByFindings');
    assertEqual((await first())?.includes('warning'), true);
  });

  it('shows what has the words of the filter, with the sum of that alone', async () => {
    await vscode.commands.executeCommand('promptCost.tree.filter', 'APPLE medium');
    assertEqual(
      (await rows()).map((row) => row.trim()).filter((row) => row.includes('.prompt')),
      ['apple.prompt $0.0412 · exact · 1 hint'],
    );
    assertEqual((await costTree()).view.description, '“APPLE medium” · $0.0412');
    await vscode.commands.executeCommand('promptCost.tree.filter', 'nowhere');
    assertEqual(await rows(), []);
    await vscode.commands.executeCommand('promptCost.tree.clearFilter');
    assertEqual((await rows()).length > 5, true);
  });

  it('follows what is written in an editor, with the price of the lens', async () => {
    const editor = await openFile('apple.prompt');
    await replaceText(editor, LOW);
    // 10 text tokens at $5 and 196 image tokens at $30 a million.
    await eventually(rows, (all) =>
      all.some((row) => row.trim().startsWith('apple.prompt $0.00593 · exact')),
    );
    await closeAll();
    await eventually(rows, (all) =>
      all.some((row) => row.trim().startsWith('apple.prompt $0.0412 · exact')),
    );
  });

  it('follows files that come, change and go', async () => {
    const has = (part: string) => (all: readonly string[]) =>
      all.some((row) => row.trim().startsWith(part));
    const uri = await write(LOW, 'made', 'new.prompt');
    try {
      await eventually(rows, has('new.prompt $0.00593 · exact'));
      await write(LOW.replace('low', 'medium'), 'made', 'new.prompt');
      // 10 text tokens at $5 and 1,756 image tokens at $30 a million.
      await eventually(rows, has('new.prompt $0.0527 · exact'));
    } finally {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, '..'), { recursive: true });
    }
    await eventually(rows, (all) => !has('new.prompt')(all));
  });

  it('opens the breakdown of a template that no editor shows', async () => {
    const node = await findNode('template', 'kettle.prompt');
    await vscode.commands.executeCommand('promptCost.showBreakdown', node);
    await eventually(
      () =>
        vscode.workspace.textDocuments.find(({ uri }) => uri.path === '/Cost of kettle.prompt.md'),
      (page) => page?.getText().includes('| **total** |') === true,
    );
    await eventually(
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length,
      (tabs) => tabs === 1,
    );
  });

  it('changes quality and size of a template that no editor shows', async () => {
    const node = await findNode('template', 'apple.prompt');
    const choice = { quality: 'high', size: '1024x1024' };
    await vscode.commands.executeCommand('promptCost.pickOutput', node, choice);
    const { document } = await openFile('apple.prompt');
    assertEqual(document.getText().includes('quality: high\nsize: 1024x1024'), true);
  });
});

/** Templates that take long enough to read for somebody to cancel. */
const MANY = 200;

const PAGE = vscode.Uri.from({
  scheme: 'prompt-cost-workspace',
  path: '/Cost of the workspace.md',
});

describe('estimate workspace', () => {
  afterEach(closeAll);

  it('shows one page with a row for every request, and the sum of the tree', async () => {
    await openTree();
    const page = await vscode.commands.executeCommand<string>('promptCost.estimateWorkspace');
    const lines = page.split('\n');
    const row =
      (await vscode.workspace.findFiles('**/cup.prompt')).length > 0
        ? '| workspace/apple.prompt | gpt-image-2 medium 1536×1024 | \\$0.0412 | exact |'
        : '| apple.prompt | gpt-image-2 medium 1536×1024 | \\$0.0412 | exact |';
    assertEqual(lines.filter((line) => line === row).length, 1);
    const { view } = await costTree();
    const sum = /^\*\*(?<sum>.*)\*\* for each request sent once · partial$/u.exec(lines[2] ?? '');
    await eventually(
      () => view.description,
      (text) => text === sum?.groups?.['sum']?.replaceAll('\\', ''),
    );
    await vscode.commands.executeCommand('promptCost.estimateWorkspace');
    const pages = vscode.window.tabGroups.all.flatMap(({ tabs }) =>
      tabs.filter(({ label }) => label.includes('Cost of the workspace')),
    );
    assertEqual(pages.length, 1);
  });

  it('keeps the page as it is when it is cancelled midway', async () => {
    const run = vscode.commands.executeCommand;
    const before = await run<string>('promptCost.estimateWorkspace');
    const page = await vscode.workspace.openTextDocument(PAGE);
    assertEqual(page.getText(), before);
    const names = Array.from({ length: MANY }, (_, index) => `${String(index)}.prompt`);
    await Promise.all(names.map((name) => write(LOW, 'many', name)));
    try {
      await run('promptCost.tree.refresh');
      let isDone = false;
      const estimate = run<string | undefined>('promptCost.estimateWorkspace').then((text) => {
        isDone = true;
        return text;
      });
      // The one button of the notification that shows the progress.
      await eventually(
        async () => {
          await run('notification.acceptPrimaryAction');
          return isDone;
        },
        (done) => done,
      );
      assertEqual(await estimate, undefined);
      assertEqual(page.getText(), before);
      const after = await run<string>('promptCost.estimateWorkspace');
      assertEqual(after.match(/many\/\d+\.prompt/gu)?.length, MANY);
      await eventually(
        () => page.getText(),
        (text) => text === after,
      );
    } finally {
      await vscode.workspace.fs.delete(workspaceFile('many'), { recursive: true });
    }
  });
});
