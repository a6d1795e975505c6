import * as vscode from 'vscode';
import {
  assertEqual,
  closeAll,
  eventually,
  lensTitles,
  openFile,
  problems,
} from '../support/editor.ts';

async function set(key: string, value: unknown): Promise<void> {
  const target = vscode.ConfigurationTarget.Workspace;
  await vscode.workspace.getConfiguration('promptCost').update(key, value, target);
}

const KEYS = [
  'enabled',
  'codeLens.enabled',
  'defaults.model',
  'defaults.quality',
  'defaults.size',
  'defaults.n',
  'include',
  'undeclaredVariableTokens',
] as const;

describe('settings', () => {
  afterEach(async () => {
    await closeAll();
    for (const key of KEYS) await set(key, undefined);
  });

  const openUntitled = async (content: string): Promise<vscode.Uri> => {
    const document = await vscode.workspace.openTextDocument({ language: 'image-prompt', content });
    await vscode.window.showTextDocument(document);
    return document.uri;
  };
  const waitForTitle = async (uri: vscode.Uri, part: string): Promise<void> => {
    await eventually(
      () => lensTitles(uri),
      (all) => all.some((title) => title.includes(part)),
    );
  };

  it('enabled: false silences lenses and problems at once', async () => {
    const { document } = await openFile('mistakes.prompt');
    await eventually(
      () => problems(document.uri),
      (all) => all.length > 0,
    );
    await set('enabled', false);
    await eventually(
      () => lensTitles(document.uri),
      (all) => all.length === 0,
    );
    assertEqual(problems(document.uri).length, 0);
    await set('enabled', true);
    await waitForTitle(document.uri, 'unpriced');
  });

  it('codeLens.enabled: false hides the lens and keeps the problems', async () => {
    const { document } = await openFile('mistakes.prompt');
    await waitForTitle(document.uri, 'unpriced');
    await set('codeLens.enabled', false);
    await eventually(
      () => lensTitles(document.uri),
      (all) => all.length === 0,
    );
    assertEqual(problems(document.uri).length, 2);
  });

  it('defaults fill in what neither header nor project file sets', async () => {
    const uri = await openUntitled('A teapot.');
    await set('defaults.model', 'gpt-image-1-mini');
    await set('defaults.quality', 'low');
    await set('defaults.size', '1024x1024');
    await set('defaults.n', 2);
    // 10 tokens at $2 and 272 tokens at $8 a million.
    await waitForTitle(
      uri,
      '$0.002196/image · low 1024×1024 · text in 10 tok $0.00002 · image out 272 tok',
    );
    await waitForTitle(uri, '$0.004392/request · 2 images');
  });

  it('a default that makes no sense is told, not replaced', async () => {
    const uri = await openUntitled('A teapot.');
    await set('defaults.size', 'huge');
    await waitForTitle(uri, 'unpriced');
    await waitForTitle(uri, 'The value of size is not valid');
  });

  it('undeclaredVariableTokens counts a variable without a value', async () => {
    const uri = await openUntitled('---\nquality: low\nsize: 1024x1024\n---\n{{product}}');
    await waitForTitle(uri, 'text in 26 tok');
    await set('undeclaredVariableTokens', 50);
    await waitForTitle(uri, 'text in 56 tok');
  });

  it('include decides which files are templates', async () => {
    const { document } = await openFile('apple.prompt');
    await waitForTitle(document.uri, '$0.0412/image');
    await set('include', ['**/*.picture']);
    await eventually(
      () => lensTitles(document.uri),
      (all) => all.length === 0,
    );
  });
});
