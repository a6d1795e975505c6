import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import type { SpendReport } from '../../../src/core/index.ts';
import { runCli } from '../support/runCli.ts';
import { tempFolder } from '../support/tempFolder.ts';

/** An edit at 3840×2160 high: 228·5 + 1,450·8 + 13,342·30 dollars a million = $0.413 (sub2api issue 3222). */
const BILL = JSON.stringify({
  time: '2026-06-11T12:00:00Z',
  id: 'req_1',
  model: 'gpt-image-2',
  operation: 'edit',
  quality: 'high',
  size: '3840x2160',
  template: '=hero.prompt',
  accepted: true,
  usage: {
    input_tokens: 1_678,
    input_tokens_details: { text_tokens: 228, image_tokens: 1_450 },
    output_tokens: 13_342,
  },
});

describe('prompt-cost spend', () => {
  const folder = tempFolder({
    'usage.jsonl': `\ufeff${BILL}\r\n`,
    'log.jsonl': `${BILL}\n${BILL}\nnot json\n{"some":"thing"}\n\n${BILL.slice(0, 40)}`,
    'usage.jsonl.gz': gzipSync(`${BILL}\n`),
    'list.json': `[${BILL}]`,
    'list.json.gz': gzipSync(JSON.stringify([JSON.parse(BILL)], null, 2)),
    'torn.jsonl.gz': gzipSync(BILL.repeat(50)).subarray(0, 60),
    'odd.jsonl': [
      BILL.replace('2026-06-11', '2026-12-11').replace('req_1', 'req_2'),
      BILL,
      '{"time":"2026-11-24T07:00:00Z","asset":"gone","accepted":true}',
    ].join('\n'),
    // The example of the API reference: developers.openai.com, organization costs.
    'costs.json':
      '{"object":"page","data":[{"object":"bucket","start_time":1730419200,"end_time":1730505600,"results":[{"object":"organization.costs.result","amount":{"value":0.06,"currency":"usd"},"line_item":null}]}]}',
    'response.json':
      '{"created":1781136000,"data":[],"usage":{"input_tokens":10,"output_tokens":196}}',
  });
  const spend = async (...args: readonly string[]): Promise<SpendReport> => {
    const { stdout, stderr } = await runCli(folder, ['spend', ...args, '--format', 'json']);
    assert.equal(stderr, '');
    return JSON.parse(stdout) as SpendReport;
  };

  for (const file of ['usage.jsonl', 'usage.jsonl.gz', 'list.json', 'list.json.gz']) {
    it(`prices the bill in ${file} at $0.413`, async () => {
      const { totals, groups } = await spend('--usage', file);
      assert.equal(totals.records, 1);
      assert.equal(totals.costUsd, 0.413);
      assert.equal(totals.unreadable, 0);
      assert.equal(groups[0]?.key, 'gpt-image-2');
      assert.equal(groups[0].perApprovedAssetUsd, 0.413);
    });
  }

  it('counts duplicates once and names lines it cannot read', async () => {
    const { totals, problems } = await spend('--usage', 'log.jsonl', 'usage.jsonl');
    assert.deepEqual(
      [totals.records, totals.duplicates, totals.unreadable, totals.costUsd],
      [1, 2, 3, 0.413],
    );
    assert.deepEqual(
      problems.map(({ line }) => line),
      [3, 4, 6],
    );
  });

  it('leaves a record without a model unpriced, unless one is given', async () => {
    assert.equal((await spend('--usage', 'response.json')).totals.unpriced, 1);
    const told = await spend('--usage', 'response.json', '--model', 'gpt-image-2');
    // 10·5 + 196·30 dollars a million.
    assert.equal(told.totals.costUsd, 0.00593);
  });

  it('says why records are unpriced, and which clocks are odd', async () => {
    const told = await spend('--usage', 'response.json', 'odd.jsonl');
    assert.deepEqual(told.unpricedReasons, [{ reason: 'The log names no model.', records: 1 }]);
    assert.deepEqual(told.oddities, { clocksAhead: 1, outOfOrder: 1, unmatchedJudgements: 1 });
    const { stdout } = await runCli(folder, ['spend', '--usage', 'odd.jsonl']);
    assert.match(stdout, /1 record was made later than now, by its clock\./u);
    assert.match(stdout, /1 judgement is of a call or asset that is in no log\./u);
  });

  it('tells what an organisation was charged, without adding it', async () => {
    const told = await spend('--usage', 'costs.json', 'usage.jsonl');
    assert.equal(told.totals.costUsd, 0.413);
    assert.deepEqual(told.organisation, {
      firstDay: '2024-11-01',
      lastDay: '2024-11-01',
      countedRequests: 0,
      comparedRequests: 0,
      comparedUsd: 0,
      chargedUsd: 0.06,
    });
    const { stdout } = await runCli(folder, ['spend', '--usage', 'costs.json']);
    assert.match(stdout, /was charged \$0\.0600, all line items, 2024-11-01; not added/u);
  });

  it('fits its shipped schema', async () => {
    const file = resolve(import.meta.dirname, '../../../dist/schemas/spend.schema.json');
    const validate = new Ajv().compile(JSON.parse(readFileSync(file, 'utf8')) as object);
    assert.ok(
      validate(await spend('--usage', 'log.jsonl', 'costs.json')),
      JSON.stringify(validate.errors),
    );
  });

  it('prints a table, Markdown, and CSV without formulas', async () => {
    const print = async (format: string): Promise<string> =>
      (
        await runCli(folder, [
          'spend',
          '--usage',
          'usage.jsonl',
          '--by',
          'template',
          '--format',
          format,
        ])
      ).stdout;
    assert.match(await print('table'), /=hero\.prompt +1 +0 +\$0\.4130 +1 of 1 +\$0\.4130/u);
    assert.match(await print('markdown'), /\| 1 \| 0 \| \$0\.4130 \|/u);
    assert.match(await print('csv'), /^'=hero\.prompt,1,0,0\.413,/mu);
  });

  it('says that a gzipped log is torn', async () => {
    const { code, stdout, stderr } = await runCli(folder, ['spend', '--usage', 'torn.jsonl.gz']);
    assert.equal(code, 2);
    assert.match(stderr, /cannot read torn\.jsonl\.gz: it is no whole gzip file/u);
    assert.match(stdout, /Total +0 +0 +– /u);
  });

  it('says which file cannot be read, and prints the rest', async () => {
    const args = ['spend', '--usage', 'usage.jsonl', 'none.jsonl', '--format', 'json'];
    const { code, stdout, stderr } = await runCli(folder, args);
    assert.equal(code, 2);
    assert.match(stderr, /cannot read none\.jsonl: no such file/u);
    assert.equal((JSON.parse(stdout) as SpendReport).totals.records, 1);
  });
});
