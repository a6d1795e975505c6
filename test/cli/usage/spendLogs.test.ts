import assert from 'node:assert/strict';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { SpendReport } from '../../../src/core/index.ts';
import { runProcess } from '../support/process.ts';
import { runCli } from '../support/runCli.ts';
import { tempFolder } from '../support/tempFolder.ts';

const line = (id: string): string =>
  `${JSON.stringify({
    time: '2026-11-23T10:00:00Z',
    id,
    model: 'gpt-image-2',
    usage: { input_tokens: 22, output_tokens: 196 },
  })}\n`;
const lines = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, index) => line(`req_${from + index}`)).join('');

async function totalsOf(
  folder: string,
  ...args: readonly string[]
): Promise<SpendReport['totals']> {
  const { stdout, stderr } = await runCli(folder, ['spend', '--format', 'json', ...args]);
  assert.equal(stderr, '');
  return (JSON.parse(stdout) as SpendReport).totals;
}

describe('prompt-cost spend with the logs of a project', () => {
  const folder = tempFolder({
    'prompt-cost.yaml': 'usage:\n  - calls.jsonl\n  - "old/**/*.jsonl*"\n',
    'calls.jsonl': lines(0, 3),
    'old/2026/a.jsonl.gz': gzipSync(lines(2, 5)),
    'old/b.jsonl': lines(5, 6),
    'sub/unrelated.jsonl': 'nothing',
  });
  const cache = join(folder, '.prompt-cost/usage.cache');

  it('reads what its globs mean, and keeps the sums beside the project', async () => {
    const { records, duplicates } = await totalsOf(folder);
    assert.deepEqual([records, duplicates], [6, 1]);
    assert.ok(existsSync(cache));
    assert.equal(readFileSync(join(folder, '.prompt-cost/.gitignore'), 'utf8'), '*\n');
  });

  it('goes on from there, also when a log that others lean on is gone', async () => {
    appendFileSync(join(folder, 'calls.jsonl'), lines(6, 8));
    assert.equal((await totalsOf(folder)).records, 8);
    rmSync(join(folder, 'calls.jsonl'));
    writeFileSync(join(folder, 'calls.jsonl'), lines(100, 101));
    const { records, duplicates } = await totalsOf(folder);
    assert.deepEqual([records, duplicates], [5, 0]);
  });

  it('does without the cache, or with one that is damaged', async () => {
    writeFileSync(cache, 'damaged');
    assert.equal((await totalsOf(folder, '--no-cache')).records, 5);
    assert.equal(readFileSync(cache, 'utf8'), 'damaged');
    assert.equal((await totalsOf(folder)).records, 5);
  });

  it('says what to do when there is no log', async () => {
    const { code, stderr } = await runCli(join(folder, '..'), ['spend']);
    assert.equal(code, 2);
    assert.match(stderr, /name them with --usage, or under usage: in prompt-cost\.yaml/u);
  });
});

describe('prompt-cost spend with exports in CSV', () => {
  const details = { input_text_tokens: 22, output_image_tokens: 196 };
  const folder = tempFolder({
    'langfuse.csv': [
      'id,provided_model_name,start_time,usage_details',
      `o1,gpt-image-2,2026-11-23 10:00:00.000000,"${JSON.stringify(details).replaceAll('"', '""')}"`,
      'o2,gpt-5',
    ].join('\n'),
  });

  it('reads rows by their header, and names one with too few fields', async () => {
    const { records, costUsd, unreadable } = await totalsOf(folder, '--usage', '*.csv');
    // 22·5 + 196·30 dollars a million.
    assert.deepEqual([records, costUsd, unreadable], [1, 0.005_99, 1]);
  });
});

describe('prompt-cost spend that is killed', () => {
  const folder = tempFolder({});
  const log = join(folder, 'log.jsonl');
  const args = ['spend', '--usage', '*.jsonl', '--cache', 'cache.gz', '--format', 'json'];

  it('ends with the sums of a fresh reading, wherever it was killed', async () => {
    mkdirSync(folder, { recursive: true });
    let next = 0;
    const more = (count: number): string => lines(next, (next += count));
    for (const [round, killAfterMs] of [undefined, 120, 200, 300].entries()) {
      // Half a line each time, whose rest comes in the next round; and a rotation in the middle.
      if (round === 2) renameSync(log, join(folder, 'log.1.jsonl'));
      const text = more(8_000);
      appendFileSync(log, text.slice(0, -30));
      const run = runProcess(folder, args, killAfterMs === undefined ? {} : { killAfterMs });
      appendFileSync(log, text.slice(-30));
      await run;
    }
    const { stdout } = await runProcess(folder, args);
    const kept = JSON.parse(stdout) as SpendReport;
    assert.equal(kept.totals.records, next);
    assert.equal(kept.totals.unreadable, 0);
    assert.deepEqual(kept.totals, await totalsOf(folder, '--usage', '*.jsonl'));
  });
});
