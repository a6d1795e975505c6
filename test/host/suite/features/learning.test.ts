import * as vscode from 'vscode';
import {
  assertEqual,
  closeAll,
  eventually,
  lensTitles,
  openFile,
  problems,
  replaceText,
  workspaceFile,
} from '../support/editor.ts';
import { line, nameLogs, waitForSums, writeLog } from '../support/spend.ts';

const LOG = 'logs/learned.jsonl';
const ACTUAL = 'actual $0.0915 per approved asset over 3 images, 33 % accepted';

async function hoverAt(uri: vscode.Uri, row: number): Promise<string> {
  const position = new vscode.Position(row, 0);
  const command = 'vscode.executeHoverProvider';
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(command, uri, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}

describe('what usage teaches', () => {
  afterEach(async () => {
    await closeAll();
    await nameLogs();
    await vscode.workspace.fs.delete(workspaceFile('logs'), { recursive: true });
    await waitForSums(0, 0);
  });

  it('stands beside the estimate of a template, and says how its calls were found', async () => {
    // Three calls at $0.0305, one of them approved.
    const calls = ['a', 'b', 'c'].map((id) =>
      line(id, { template: 'apple', accepted: id === 'c' }),
    );
    await writeLog(LOG, calls);
    await nameLogs(LOG);
    const { uri } = (await openFile('apple.prompt')).document;
    const titles = await eventually(
      () => lensTitles(uri),
      (all) => all.length === 2,
    );
    assertEqual(titles[1], ACTUAL);
    const words = (await hoverAt(uri, 6)).replaceAll('\\', '');
    for (const part of [
      'Actual $0.0915 per approved asset',
      'calls that name this template: 3 calls',
    ]) {
      if (!words.includes(part)) throw new Error(`${words} lacks ${part}`);
    }
    // Another call changes what is known without a word of the template being counted again.
    await writeLog(LOG, [...calls, line('d', { template: 'apple', accepted: true })]);
    await eventually(
      () => lensTitles(uri),
      (all) => all[1] === 'actual $0.0610 per approved asset over 4 images, 50 % accepted',
    );
  });

  it('takes the place of a band once twenty images were logged', async () => {
    const kind = { model: 'gpt-image-2.6-flare', quality: 'high', size: '1536x1024' };
    const usage = { input_tokens: 8, output_tokens: 1_353 };
    const calls = Array.from({ length: 20 }, (_, index) => line(`m${index}`, { ...kind, usage }));
    const editor = await openFile('apple.prompt');
    const { uri } = editor.document;
    await replaceText(
      editor,
      '---\nmodel: gpt-image-2.6-flare\nquality: high\nsize: 1536x1024\n---\nA cat',
    );
    await eventually(
      () => lensTitles(uri),
      (all) => all[0]?.includes('high 1536×1024') === true && !all[0].includes('measured'),
    );
    await writeLog(LOG, calls);
    await nameLogs(LOG);
    // 1,353 × $30 a million and 8 tokens of text.
    const [title, ...others] = await eventually(
      () => lensTitles(uri),
      (all) => all[0]?.includes('measured n=20') === true,
    );
    assertEqual(
      title,
      '≈ $0.0406/image · high 1536×1024 · text in 8 tok $0.00004 · image out 1,353 tok $0.0406 · measured n=20',
    );
    // Calls that name no template are told by the tokens of the prompt.
    assertEqual(others, ['actual $0.0406/image over 20 images']);
  });

  it('says above a budget what was logged against it, and tells the template that breaks it', async () => {
    await writeLog(LOG, [line('a', { template: 'teapot' })]);
    await nameLogs(LOG);
    const teapot = await openFile('brand', 'teapot.prompt.md');
    const editor = await openFile('brand', 'prompt-cost.yaml');
    await replaceText(editor, 'quality: low\nsize: 1024x1024\nbudgets: [{per: run, usd: 0.01}]\n');
    const month = new Date().toISOString().slice(0, 7);
    const logged = `Logged in ${month}: a call on average $0.0305 of $0.0100 (305 %) · 1 call`;
    await eventually(
      () => lensTitles(editor.document.uri),
      (all) => all[0] === logged,
    );
    const message = `Logged: a call of ${month} cost $0.0305 on average, over 1 call, above the budget of $0.0100 a run.`;
    for (const { uri } of [editor.document, teapot.document]) {
      await eventually(
        () => problems(uri),
        (all) => all.some((one) => one.message.startsWith(message)),
      );
    }
  });

  it('warns in the language status of a formula that calls disagree with', async () => {
    const kind = { quality: 'medium', size: '1536x1024', template: 'other' };
    const usage = { input_tokens: 14, output_tokens: 439 };
    await writeLog(LOG, [line('a', { ...kind, usage })]);
    await nameLogs(LOG);
    await openFile('apple.prompt');
    const extension = vscode.extensions.all.find(({ id }) => id.endsWith('.prompt-cost-preview'));
    const { languageStatus } = (await extension?.activate()) as {
      readonly languageStatus: () => vscode.LanguageStatusItem | undefined;
    };
    await eventually(
      () => languageStatus()?.detail ?? '',
      (detail) =>
        detail.includes(
          'medium 1536x1024 is 1,372 output tokens by the price list, but 1 image took 439.',
        ),
    );
  });
});
