import * as vscode from 'vscode';
import {
  assertEqual,
  closeAll,
  eventually,
  lenses,
  lensTitles,
  LOW,
  openPriced,
} from '../support/editor.ts';
import { exportsOf, findNode, openTree, rows, textOf } from '../support/exports.ts';

const RATE = '∗ converted at your rate of 0.5 EUR per US dollar';

async function set(key: 'code' | 'perUsd', value: unknown): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('promptCost.currency');
  await configuration.update(key, value, vscode.ConfigurationTarget.Workspace);
}

function includesAll(text: string, ...parts: readonly string[]): void {
  for (const part of parts) {
    if (!text.includes(part)) throw new Error(`${text} lacks ${part}`);
  }
}

describe('the display currency', () => {
  afterEach(async () => {
    await set('code', undefined);
    await set('perUsd', undefined);
    await closeAll();
  });

  const openInEuros = async (): Promise<vscode.Uri> => {
    const { uri } = (await openPriced(LOW)).document;
    await set('code', 'EUR');
    await set('perUsd', 0.5);
    // Half of 10 tokens at $5 and of 196 at $30 a million.
    await eventually(
      () => lensTitles(uri),
      ([title]) =>
        title ===
        '€0.002965∗/image · low 1024×1024 · text in 10 tok €0.000025∗ · image out 196 tok €0.00294∗',
    );
    return uri;
  };

  it('is on lens and hover, with the rate and the amount in US dollars', async () => {
    const uri = await openInEuros();
    const [lens] = await lenses(uri);
    includesAll(
      lens?.command?.tooltip ?? '',
      `${RATE}; in US dollars $0.00593/image · low 1024×1024 · text in 10 tok $0.00005`,
    );
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      new vscode.Position(5, 3),
    );
    const words = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
      .join('\n');
    includesAll(
      words,
      '€15∗ per 1M tok',
      '€0.00294∗',
      `${RATE}; in US dollars $0.00593 per image.`,
    );
  });

  it('is in the status bar and its tooltip', async () => {
    await openInEuros();
    const { statusBar } = await exportsOf();
    const item = await eventually(statusBar, (one) => one?.text === '€0.002965∗/run');
    const tooltip = item?.tooltip;
    const words = typeof tooltip === 'object' ? tooltip.value.replaceAll('&nbsp;', ' ') : '';
    includesAll(words, `${RATE}; in US dollars $0.00593/run`);
    includesAll(
      item?.accessibilityInformation?.label ?? '',
      'converted at your rate of 0.5 EUR per US dollar, in US dollars 0.593 cents',
    );
  });

  it('is in the tree and its tooltips', async () => {
    await openInEuros();
    await openTree();
    await eventually(rows, (all) =>
      all.some((row) => row.includes('apple.prompt €0.002965∗ · exact')),
    );
    const { provider } = (await exportsOf()).costTree;
    const node = await findNode('template', 'apple.prompt');
    const item = await provider.getTreeItem(node);
    const source = new vscode.CancellationTokenSource();
    const full = (await provider.resolveTreeItem?.(item, node, source.token)) ?? item;
    source.dispose();
    includesAll(textOf(full.tooltip), RATE, 'in US dollars');
  });

  it('is behind completions, with the rate beside them', async () => {
    const uri = await openInEuros();
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      new vscode.Position(1, 10),
    );
    const low = items.find(
      ({ label }) => typeof label === 'object' && label.description === '€0.002965∗/image',
    );
    assertEqual(low?.documentation, `${RATE}; in US dollars $0.00593/image`);
  });

  it('is read out with the amount in US dollars', async () => {
    await openInEuros();
    assertEqual(
      await vscode.commands.executeCommand('promptCost.readCost'),
      'gpt-image-2 low 1024×1024: 0.002965 euros an image, exact, converted at your rate of 0.5 EUR per US dollar, in US dollars 0.593 cents',
    );
  });

  it('gives way to US dollars where the settings make no sense, and says why', async () => {
    const uri = await openInEuros();
    const { languageStatus } = await exportsOf();
    for (const [key, value, reason] of [
      ['perUsd', -1, 'has to be what one US dollar costs in EUR: a number above 0'],
      ['perUsd', undefined, 'has to be what one US dollar costs in EUR: a number above 0'],
      ['code', 'XYZ', 'is “XYZ”, which is no currency code such as EUR'],
    ] as const) {
      await set(key, value);
      await eventually(languageStatus, (item) => item?.detail?.includes(reason) === true);
      const [title] = await lensTitles(uri);
      assertEqual(title?.startsWith('$0.00593/image'), true);
    }
    await set('code', undefined);
    await eventually(languageStatus, (item) => item?.detail?.includes('US dollars') === false);
  });
});
