import * as vscode from 'vscode';
import { assertEqual, closeAll, LOW, openPriced } from '../support/editor.ts';

/** What the editor itself adds. */
const OTHERS: ReadonlySet<vscode.CompletionItemKind> = new Set([
  vscode.CompletionItemKind.Text,
  vscode.CompletionItemKind.Snippet,
]);

/** What is offered at the `|` of a text, as labels; a price stands behind its word. */
async function offered(marked: string, output?: string): Promise<readonly string[]> {
  const at = marked.indexOf('|');
  const { document } = await openPriced(marked.replace('|', ''), output);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.positionAt(at),
  );
  return list.items
    .filter(({ kind }) => kind !== undefined && !OTHERS.has(kind))
    .map(({ label }) =>
      typeof label === 'string'
        ? label
        : label.description === undefined
          ? label.label
          : `${label.label} ${label.description}`,
    );
}

/** Fails unless all of the words are offered. */
function assertOffers(all: readonly string[], words: readonly string[]): void {
  assertEqual(
    words.filter((word) => !all.includes(word)),
    [],
  );
}

describe('completion', () => {
  afterEach(closeAll);

  it('offers qualities with their prices', async () => {
    assertOffers(await offered(LOW.replace('low', 'l|ow')), [
      'auto ≈ $0.00593–$0.2108/image',
      'low $0.00593/image',
      'medium $0.0527/image',
      'high $0.2108/image',
    ]);
  });

  it('offers sizes, models and counts with theirs', async () => {
    assertOffers(await offered(LOW.replace('1024x1024', '|1024x1024')), [
      '1536x1024 $0.00479/image',
    ]);
    assertOffers(await offered(LOW.replace('gpt-image-2', '|gpt-image-2')), [
      'gpt-image-2.5-flare $0.00593/image',
    ]);
    // Two images at 0.593 cents.
    assertOffers(await offered(LOW.replace('size', 'n: |1\nsize')), [
      '2 $0.00593/image · $0.0119 for 2 images',
    ]);
  });

  it('offers the words of other keys', async () => {
    assertOffers(await offered(LOW.replace('size', 'output_format: |png\nsize')), ['jpeg', 'webp']);
    assertOffers(await offered(LOW.replace('size', 'batch: |false\nsize')), ['true', 'false']);
  });

  it('offers header keys that are not there yet', async () => {
    const keys = await offered(LOW.replace('size', '|\nsize'));
    assertOffers(keys, ['partial_images', 'inputs']);
    assertEqual(keys.includes('quality'), false);
  });

  it('offers keys of outputs, and variables without a value under inputs', async () => {
    const outputs = LOW.replace('size: 1024x1024', 'outputs:\n  - { |size: 1024x1024 }');
    assertEqual([...(await offered(outputs))].sort(), ['model', 'quality', 'size']);
    const inputs = LOW.replace('---\nA red', 'inputs:\n  |\n---\nA {{colour}}');
    assertEqual(await offered(inputs), ['colour']);
  });

  it('offers pictures and folders of the workspace as paths', async () => {
    const folders = await offered(LOW.replace('size', 'images: |refs/square.png\nsize'));
    assertOffers(folders, ['refs/']);
    const pictures = await offered(LOW.replace('size', 'images: refs/|square.png\nsize'));
    assertEqual([...pictures].sort(), ['square.png', 'wide.png']);
  });

  it('offers declared variables in the prompt', async () => {
    const text = LOW.replace('---\nA', 'inputs: { fruit: apple }\n---\nA {{|}}');
    assertOffers(await offered(text), ['fruit']);
  });
});
