import * as vscode from 'vscode';
import { assertEqual, closeAll, eventually, workspaceFile } from '../support/editor.ts';
import { line, LINE_NANO_USD, nameLogs, spend, waitForSums, writeLog } from '../support/spend.ts';

const LOG = 'logs/usage.jsonl';
const ROTATED = 'logs/usage.1.jsonl';

async function remove(name: string): Promise<void> {
  await vscode.workspace.fs.delete(workspaceFile(name), { recursive: true, useTrash: false }).then(
    () => undefined,
    () => undefined,
  );
}

describe('logged spend', () => {
  afterEach(async () => {
    await closeAll();
    await nameLogs();
    await remove('logs');
    await waitForSums(0, 0);
  });

  it('is read from the logs that the settings name, and shown in the status bar', async () => {
    await writeLog(LOG, [line('a', { template: 'hero.prompt' }), line('b')]);
    await nameLogs('logs/*.jsonl');
    await waitForSums(2, 2 * LINE_NANO_USD);
    const { item } = await spend();
    await eventually(
      () => item.text,
      (text) => text === '$0.0610 today · $0.0610 this month',
    );
    assertEqual(
      item.accessibilityInformation.label,
      'Logged spend: 6.1 cents today, 6.1 cents this month',
    );
    // How much is escaped depends on the editor's version.
    const tooltip = item.tooltip.value.replaceAll('\\', '');
    for (const part of ['hero.prompt', 'gpt-image-2', 'command:promptCost.showSpend']) {
      if (!tooltip.includes(part)) throw new Error(`${tooltip} lacks ${part}`);
    }
  });

  it('is read from the logs that a project file names, with its prices', async () => {
    const project = workspaceFile('logs', 'prompt-cost.yaml');
    await writeLog(LOG, [line('a'), line('b', { model: 'house-model' })]);
    const text =
      'usage: "*.jsonl"\nprices:\n  house-model: { extends: gpt-image-2, image_output: 1, text_input: 2 }\n';
    await vscode.workspace.fs.writeFile(project, new TextEncoder().encode(text));
    // 100 × 2 + 1,000 × 1 dollars a million are $0.0012.
    await waitForSums(2, LINE_NANO_USD + 1_200_000);
  });

  it('follows a log that grows, and waits for a line that is half written', async () => {
    await writeLog(LOG, [line('a')]);
    await nameLogs(LOG);
    await waitForSums(1, LINE_NANO_USD);
    await writeLog(LOG, [line('a'), line('b'), line('c').slice(0, 30)], '');
    await waitForSums(2, 2 * LINE_NANO_USD);
    await writeLog(LOG, [line('a'), line('b'), line('c')], '');
    await waitForSums(3, 3 * LINE_NANO_USD);
    await writeLog(LOG, [line('a'), line('b'), line('c'), line('d')]);
    await waitForSums(4, 4 * LINE_NANO_USD);
  });

  it('counts a call once that is in two logs, and loses none when a log is rotated', async () => {
    await writeLog(LOG, [line('a'), line('b')]);
    await writeLog(ROTATED, [line('b')]);
    await nameLogs('logs/*.jsonl');
    await waitForSums(2, 2 * LINE_NANO_USD);
    await writeLog(ROTATED, [line('a'), line('b')]);
    await writeLog(LOG, [line('c')]);
    await waitForSums(3, 3 * LINE_NANO_USD);
    await remove(ROTATED);
    await waitForSums(1, LINE_NANO_USD);
  });

  it('counts a log anew that was replaced or cut off', async () => {
    await writeLog(LOG, [line('a'), line('b')]);
    await nameLogs(LOG);
    await waitForSums(2, 2 * LINE_NANO_USD);
    await writeLog(LOG, [line('x'), line('y'), line('z')]);
    await waitForSums(3, 3 * LINE_NANO_USD);
    await writeLog(LOG, [line('x')]);
    await waitForSums(1, LINE_NANO_USD);
  });

  it('says which lines and files it could not read', async () => {
    await writeLog(LOG, [line('a'), '{"torn', line('b')]);
    await nameLogs(LOG, 'logs/nothing.jsonl');
    await waitForSums(2, 2 * LINE_NANO_USD);
    const { current } = (await spend()).usage;
    // With several folders in a window, the folder's name comes first.
    const log = vscode.workspace.asRelativePath(workspaceFile(LOG));
    assertEqual(current?.problems, [
      'logs/nothing.jsonl matches no file.',
      `${log}:2 is not valid JSON`,
    ]);
  });

  it('is told on a page that opens once', async () => {
    const tabs = (): readonly string[] =>
      vscode.window.tabGroups.all
        .flatMap((group) => group.tabs)
        .filter(
          ({ input }) =>
            input instanceof vscode.TabInputWebview && input.viewType.includes('promptCost.spend'),
        )
        .map(({ label }) => label);
    await vscode.commands.executeCommand('promptCost.showSpend');
    await eventually(tabs, (all) => all.length === 1);
    await vscode.commands.executeCommand('promptCost.showSpend');
    assertEqual(tabs(), ['Spend']);
  });
});
