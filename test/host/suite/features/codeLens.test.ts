import * as vscode from 'vscode';
import {
  assertEqual,
  closeAll,
  eventually,
  lenses,
  lensTitles,
  openFile,
  replaceText,
  workspaceFile,
} from '../support/editor.ts';

// 8 tokens of text and 6 that the API adds; 1,372 output tokens at medium 1536x1024.
const APPLE =
  '$0.0412/image · medium 1536×1024 · text in 14 tok $0.00007 · image out 1,372 tok $0.0412';

describe('code lens', () => {
  afterEach(closeAll);

  it('shows the cost of one image above the prompt', async () => {
    const { document } = await openFile('apple.prompt');
    const titles = await eventually(
      () => lensTitles(document.uri),
      (all) => all.length > 0,
    );
    assertEqual(titles, [APPLE]);
    assertEqual(
      (await lenses(document.uri)).map(({ range }) => range.start.line),
      [6, 6],
    );
  });

  it('shows one per output, and the cost of a request of several images', async () => {
    const { document } = await openFile('hero.prompt.txt');
    const titles = await eventually(
      () => lensTitles(document.uri),
      (all) => all.length > 0,
    );
    // 14 to 18 tokens of text by tiktoken, and 6 more; 1,372 and 7,024 output tokens.
    assertEqual(titles, [
      '$0.0413/image · medium 1536×1024 · text in 20–24 tok $0.0001–$0.00012',
      '$0.0825–$0.0826/request · 2 images',
      '$0.2108 · high 1024×1024',
      '$0.4216–$0.4217/request',
    ]);
    // What there is no room for is said by the tooltip.
    const [first] = await lenses(document.uri);
    assertEqual(first?.command?.tooltip?.split('\n'), [
      '$0.0413/image · medium 1536×1024 · text in 20–24 tok $0.0001–$0.00012 · image out 1,372 tok $0.0412',
      'Show how this cost is made up',
    ]);
  });

  it('keeps what can be pressed in sight, however many outputs there are', async () => {
    const editor = await openFile('apple.prompt');
    const { uri } = editor.document;
    const outputs = ['1024x1024', '1536x1024', '1024x1536', '2048x2048'].flatMap((size) =>
      ['low', 'medium', 'high'].map((quality) => `- {quality: ${quality}, size: ${size}}`),
    );
    await replaceText(editor, `---\noutputs:\n${outputs.join('\n')}\n---\nA teapot.`);
    await eventually(
      () => lensTitles(uri),
      (all) => all.length === 12,
    );
    assertEqual(
      (await lenses(uri)).findIndex(({ command }) => command?.command === 'promptCost.pickOutput'),
      1,
    );
  });

  it('follows the text while it is typed, and never goes blank in between', async () => {
    const editor = await openFile('apple.prompt');
    const { uri } = editor.document;
    await eventually(
      () => lensTitles(uri),
      (all) => all[0] === APPLE,
    );
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '');
      edit.insert(new vscode.Position(1, 0), 'batch: true\n');
    });
    assertEqual((await lensTitles(uri)).length, 1);
    assertEqual(
      (await lenses(uri)).map(({ range }) => range.start.line),
      [7, 7],
    );
    const titles = await eventually(
      () => lensTitles(uri),
      (all) => all[0] !== APPLE,
    );
    assertEqual(titles, [
      '$0.0206/image · medium 1536×1024 Batch · text in 14 tok $0.000035 · image out 1,372 tok $0.0206',
    ]);
  });

  it('prices an untitled template', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'image-prompt',
      content: '---\nquality: low\nsize: 1024x1024\n---\nA red apple on a white table.',
    });
    await vscode.window.showTextDocument(document);
    const titles = await eventually(
      () => lensTitles(document.uri),
      (all) => all.length > 0,
    );
    assertEqual(titles, [
      '$0.00595/image · low 1024×1024 · text in 14 tok $0.00007 · image out 196 tok $0.00588',
    ]);
  });

  it('prices a template of a read-only virtual file system', async () => {
    const provider: vscode.TextDocumentContentProvider = {
      provideTextDocumentContent: () =>
        '---\nquality: low\nsize: 1024x1024\n---\nA red apple on a white table.',
    };
    const registration = vscode.workspace.registerTextDocumentContentProvider('archive', provider);
    try {
      const uri = vscode.Uri.parse('archive:/2025/apple.prompt?{"ref":"1"}');
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
      const titles = await eventually(
        () => lensTitles(uri),
        (all) => all.length > 0,
      );
      assertEqual(titles.length, 1);
    } finally {
      registration.dispose();
    }
  });

  it('says why there is no price', async () => {
    const editor = await openFile('apple.prompt');
    await replaceText(editor, '---\nmodel: some-image-model\nn: 1\n---\nA teapot.');
    const titles = await eventually(
      () => lensTitles(editor.document.uri),
      (all) => all[0]?.startsWith('unpriced') === true,
    );
    assertEqual(titles, [
      'unpriced · auto · text in 4 tok · No price is known for the model “some-image-model”',
    ]);
  });

  it('shows words of the header as words, never as icons', async () => {
    const editor = await openFile('apple.prompt');
    await replaceText(editor, '---\nmodel: $(bug)-image\n---\nA teapot.');
    // A backslash before it keeps the editor from drawing an icon, and is not shown itself.
    await eventually(
      () => lensTitles(editor.document.uri),
      (all) => all[0]?.includes('“\\$(bug)-image”') === true,
    );
  });

  it('leaves prompts for chat alone', async () => {
    const { document } = await openFile('.github', 'prompts', 'review.prompt.md');
    await openFile('apple.prompt');
    await eventually(
      () => lensTitles(workspaceFile('apple.prompt')),
      (all) => all.length > 0,
    );
    assertEqual(await lensTitles(document.uri), []);
  });
});
