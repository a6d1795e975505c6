import * as vscode from 'vscode';
import { assertEqual, closeAll, eventually, openFile, workspaceFile } from '../support/editor.ts';
import {
  judgements,
  line,
  LINE_NANO_USD,
  nameLogs,
  waitForSums,
  writeLog,
} from '../support/spend.ts';

const LOG = 'marked/usage.jsonl';

async function linesOfLog(): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const bytes = await vscode.workspace.fs.readFile(workspaceFile(LOG));
  const lines = new TextDecoder().decode(bytes).trimEnd().split('\n');
  return lines.map((one) => JSON.parse(one) as Readonly<Record<string, unknown>>);
}

describe('marking images', () => {
  beforeEach(async () => {
    await writeLog(LOG, [line('a', { asset: 'marked/hero.png' }), line('b')], '');
    await nameLogs(LOG);
    await waitForSums(2, 2 * LINE_NANO_USD);
  });
  afterEach(async () => {
    await closeAll();
    await nameLogs();
    await vscode.workspace.fs.delete(workspaceFile('marked'), { recursive: true });
    await waitForSums(0, 0);
  });

  it('adds a judgement of the asset that a picture is', async () => {
    await vscode.commands.executeCommand(
      'promptCost.markApproved',
      workspaceFile('marked', 'hero.png'),
    );
    const lines = await linesOfLog();
    assertEqual(lines.length, 3);
    const { time, ...judgement } = lines[2] ?? {};
    assertEqual(judgement, { asset: 'marked/hero.png', accepted: true });
    if (Number.isNaN(Date.parse(String(time)))) throw new Error(`${String(time)} is no time`);
    await eventually(judgements, ([judged, approved]) => judged === 1 && approved === 1);
    await vscode.commands.executeCommand(
      'promptCost.markRejected',
      workspaceFile('marked', 'hero.png'),
    );
    await eventually(judgements, ([judged, approved]) => judged === 1 && approved === 0);
  });

  it('adds a judgement of the call at the cursor, which one undo takes back', async () => {
    const editor = await openFile(...LOG.split('/'));
    editor.selection = new vscode.Selection(1, 5, 1, 5);
    await vscode.commands.executeCommand('promptCost.markRejected');
    const judgement = (await linesOfLog())[2];
    assertEqual([judgement?.['id'], judgement?.['accepted']], ['b', false]);
    await eventually(judgements, ([judged, approved]) => judged === 1 && approved === 0);
    await vscode.commands.executeCommand('undo');
    assertEqual(editor.document.lineCount, 2);
    await editor.document.save();
    await eventually(judgements, ([judged]) => judged === 0);
  });
});
