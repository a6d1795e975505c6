import assert from 'node:assert/strict';
import { estimateReportSchema, type EstimateReport } from '../../../src/core/index.ts';
import { openAiTokens } from '../../support/openAiEncoder.ts';
import { runCli } from '../support/runCli.ts';
import { tempFolder } from '../support/tempFolder.ts';

async function estimated(
  folder: string,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly stderr: string; readonly report: EstimateReport }> {
  const { code, stdout, stderr } = await runCli(folder, ['estimate', ...args, '--format', 'json']);
  return { code, stderr, report: estimateReportSchema.parse(JSON.parse(stdout)) };
}

/** What a template would take for a variable, a comment and a header is a part of this prompt. */
const PROMPT = 'A {{red}} apple. {# soft #}\n---\n\n';

const REQUEST = {
  custom_id: 'a',
  method: 'POST',
  url: '/v1/images/generations',
  body: { model: 'gpt-image-2', prompt: PROMPT, quality: 'low', size: '1024x1024' },
};

function lines(...entries: readonly unknown[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

describe('estimate of a file with one request a line', () => {
  it('prices each line exactly as it is sent, Batch requests at the Batch price', async () => {
    const folder = tempFolder({
      'requests.jsonl': `${lines(REQUEST)}\r\n${lines({ ...REQUEST.body, n: 2 }, PROMPT)}`,
      'prompt-cost.yaml': 'quality: medium\nsize: 1536x1024\n',
    });
    const { code, report } = await estimated(folder, 'requests.jsonl');
    assert.equal(code, 0);
    // 6 tokens are what the API adds; 196 and 1,372 image tokens are in the size tables.
    const text = openAiTokens(PROMPT) + 6;
    const low = (text * 5 + 196 * 30) / 1e6;
    assert.deepEqual(
      report.requests.map(({ path, line, batch, n, basis, costUsd }) => [
        path,
        line,
        batch,
        n,
        basis,
        costUsd?.total,
      ]),
      [
        ['requests.jsonl', 1, true, 1, 'exact', { min: low / 2, max: low / 2 }],
        ['requests.jsonl', 3, false, 2, 'exact', { min: low * 2, max: low * 2 }],
        [
          'requests.jsonl',
          4,
          false,
          1,
          'exact',
          { min: (text * 5 + 1_372 * 30) / 1e6, max: (text * 5 + 1_372 * 30) / 1e6 },
        ],
      ],
    );
    assert.equal(report.totals.requests, 3);
  });

  it('lets options win over lines', async () => {
    const folder = tempFolder({ 'a.ndjson': lines(REQUEST) });
    const { report } = await estimated(folder, 'a.ndjson', '--quality', 'high', '--n', '3');
    const [request] = report.requests;
    assert.deepEqual([request?.quality, request?.n, request?.size], ['high', 3, '1024x1024']);
  });

  it('tells findings on the line that they are about', async () => {
    const wrong = { ...REQUEST, body: { ...REQUEST.body, size: '1000x1000' } };
    const folder = tempFolder({ 'a.jsonl': lines(REQUEST, wrong) });
    const { report } = await estimated(folder, 'a.jsonl');
    const found = report.requests[1]?.findings ?? [];
    assert.deepEqual(
      found.map(({ ruleId, range }) => [ruleId, range.start, range.end]),
      [
        [
          'request/illegal-size',
          { line: 1, character: 0 },
          { line: 1, character: JSON.stringify(wrong).length },
        ],
      ],
    );
  });

  it('names lines that are none, once for each reason, and prices the rest', async () => {
    const folder = tempFolder({
      'a.jsonl': lines({ cup: 1 }, REQUEST, { cup: 2 }, { usage: {} }, { cup: 3 }),
    });
    const { code, stderr, report } = await estimated(folder, 'a.jsonl');
    assert.equal(code, 2);
    assert.equal(report.totals.requests, 1);
    assert.deepEqual(stderr.trimEnd().split('\n'), [
      'error: cannot read a.jsonl:1: there is no “prompt” in it; rows that fill a template go with prompt-cost plan TEMPLATE --data FILE (3 lines like it)',
      'error: cannot read a.jsonl:4: it is a record of what was billed; prompt-cost spend adds such records up',
    ]);
  });

  it('leaves such files in a folder alone unless the project file includes them', async () => {
    const files = { 'a.jsonl': lines(REQUEST), 'b.prompt': 'A cup.' };
    const paths = async (folder: string): Promise<readonly string[]> =>
      (await estimated(folder)).report.requests.map(({ path }) => path);
    assert.deepEqual(await paths(tempFolder(files)), ['b.prompt']);
    const including = { ...files, 'prompt-cost.yaml': 'include: ["**/*.jsonl", "**/*.prompt"]\n' };
    assert.deepEqual(await paths(tempFolder(including)), ['a.jsonl', 'b.prompt']);
  });

  for (const command of ['lint', 'plan', 'compare']) {
    it(`is what ${command} points to`, async () => {
      const folder = tempFolder({ 'a.jsonl': lines(REQUEST) });
      const { code, stderr } = await runCli(folder, [command, 'a.jsonl']);
      assert.equal(code, 2);
      assert.match(stderr, /^error: cannot read a\.jsonl: .*prompt-cost estimate prices prompts/u);
    });
  }
});
