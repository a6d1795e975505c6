import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SpendReport } from '../../../src/core/index.ts';
import { runCli, type CliResult } from '../support/runCli.ts';
import { tempFolder } from '../support/tempFolder.ts';

/** 22 text tokens in, 196 out at low and 1024×1024: 22·5 + 196·30 dollars a million = $0.00599. */
const RESPONSE = {
  created: 1_781_179_200,
  data: [{ b64_json: '…' }],
  quality: 'low',
  size: '1024x1024',
  usage: { input_tokens: 22, output_tokens: 196 },
};

const add = (folder: string, stdin: string, ...args: readonly string[]): Promise<CliResult> =>
  runCli(folder, ['usage', 'add', ...args], { stdin: [stdin] });

async function spendIn(folder: string): Promise<SpendReport['totals']> {
  const args = ['spend', '--usage', 'usage.jsonl', '--format', 'json'];
  return (JSON.parse((await runCli(folder, args)).stdout) as SpendReport).totals;
}

describe('prompt-cost usage add', () => {
  it('adds a response as a line with an id, a model and what it was for', async () => {
    const folder = tempFolder({});
    const args = ['--model', 'gpt-image-2', '--template', 'hero.prompt', '--asset', 'hero'];
    const { code, stdout } = await add(folder, JSON.stringify(RESPONSE), ...args);
    assert.equal(code, 0);
    const line = JSON.parse(readFileSync(join(folder, 'usage.jsonl'), 'utf8')) as Record<
      string,
      unknown
    >;
    assert.equal(stdout, `Added call ${String(line['id'])} to usage.jsonl.\n`);
    const { time, quality, size, template, asset } = line;
    assert.deepEqual(
      [time, quality, size, template, asset],
      ['2026-06-11T12:00:00.000Z', 'low', '1024x1024', 'hero.prompt', 'hero'],
    );
    assert.equal((await spendIn(folder)).costUsd, 0.005_99);
  });

  it('adds all lines or none, and says which one is wrong', async () => {
    const folder = tempFolder({});
    const good = JSON.stringify({ ...RESPONSE, model: 'gpt-image-2' });
    const { code, stderr } = await add(folder, `${good}\n{"model":"gpt-image-2"}\n`);
    assert.equal(code, 2);
    assert.match(stderr, /^error: line 2 is none of: .*nothing was added/u);
    assert.ok(!existsSync(join(folder, 'usage.jsonl')));
    const unnamed = await add(folder, JSON.stringify(RESPONSE));
    assert.match(unnamed.stderr, /say which one it was with --model/u);
  });

  it('writes to the first log of the project that lines can be appended to', async () => {
    const folder = tempFolder({
      'prompt-cost.yaml': 'usage: [old/*.jsonl, export.csv, logs/calls.jsonl]\n',
    });
    await add(folder, JSON.stringify(RESPONSE), '--model', 'gpt-image-2');
    assert.ok(existsSync(join(folder, 'logs/calls.jsonl')));
    const refused = await add(folder, JSON.stringify(RESPONSE), '--log', 'export.csv');
    assert.match(refused.stderr, /export\.csv holds no lines that more can follow/u);
  });
});

describe('prompt-cost usage accept', () => {
  const calls = [
    { id: 'req_1', asset: 'hero' },
    { id: 'req_2', asset: 'hero' },
    { id: 'req_3' },
  ].map((names) => JSON.stringify({ ...RESPONSE, ...names, model: 'gpt-image-2' }));
  const log = { 'usage.jsonl': calls.join('\n') };

  it('approves a call or an asset, without changing a line of the log', async () => {
    const folder = tempFolder(log);
    const accepted = await runCli(folder, ['usage', 'accept', 'hero']);
    assert.equal(accepted.stdout, 'Asset hero is approved, as usage.jsonl says now.\n');
    await runCli(folder, ['usage', 'accept', 'req_3', '--user', 'ada']);
    const text = readFileSync(join(folder, 'usage.jsonl'), 'utf8');
    assert.ok(text.startsWith(`${calls.join('\n')}\n`));
    const { judged, approved, perApprovedAssetUsd, unreadable } = await spendIn(folder);
    // Three pictures at $0.00599 for two approved assets.
    assert.deepEqual([judged, approved, perApprovedAssetUsd, unreadable], [3, 2, 0.008_985, 0]);
  });

  it('lets the last word count', async () => {
    const folder = tempFolder(log);
    const at = (time: string): { now: () => Date } => ({ now: () => new Date(time) });
    await runCli(folder, ['usage', 'accept', 'req_3'], at('2026-11-24T08:00:00Z'));
    await runCli(folder, ['usage', 'accept', 'req_3', '--rejected'], at('2026-11-24T09:00:00Z'));
    assert.deepEqual([(await spendIn(folder)).judged, (await spendIn(folder)).approved], [1, 0]);
  });

  it('refuses what nobody logged', async () => {
    const folder = tempFolder(log);
    const { code, stderr } = await runCli(folder, ['usage', 'accept', 'req_9']);
    assert.equal(code, 2);
    assert.match(
      stderr,
      /no call with the id and no asset called req_9 is logged in usage\.jsonl/u,
    );
    assert.equal(readFileSync(join(folder, 'usage.jsonl'), 'utf8'), log['usage.jsonl']);
  });
});
