import assert from 'node:assert/strict';
import { get_encoding } from 'tiktoken';
import { estimateReportSchema, type EstimateReport } from '../../../src/core/index.ts';
import { runCli, type CliSurroundings } from '../support/runCli.ts';
import { tempFolder } from '../support/tempFolder.ts';

async function estimateJson(
  cwd: string,
  args: readonly string[],
  surroundings?: CliSurroundings,
): Promise<EstimateReport> {
  const { code, stdout, stderr } = await runCli(
    cwd,
    ['estimate', ...args, '--format', 'json'],
    surroundings,
  );
  assert.equal(code, 0, stderr);
  return estimateReportSchema.parse(JSON.parse(stdout));
}

const KETTLE = 'A copper kettle on a slate hob, soft window light.';

/** Tokens by OpenAI’s own encoder. */
function tiktokenCount(text: string): number {
  const encoding = get_encoding('o200k_base');
  try {
    return encoding.encode_ordinary(text).length;
  } finally {
    encoding.free();
  }
}

describe('estimate --format json', () => {
  const folder = tempFolder({
    'prompts/kettle.prompt': `---\nquality: medium\nsize: 1536x1024\n---\n\n${KETTLE}\n`,
  });

  it('gives the whole report of one template', async () => {
    // 6 tokens are what the API adds to a prompt; 1,372 image tokens are in the size table.
    const text = tiktokenCount(KETTLE) + 6;
    const textUsd = (text * 5) / 1e6;
    const total = (text * 5_000 + 1_372 * 30_000) / 1e9;
    const report = await estimateJson(folder, ['prompts']);
    assert.deepEqual(report, {
      schemaVersion: 1,
      catalogVersion: report.catalogVersion,
      requests: [
        {
          path: 'prompts/kettle.prompt',
          line: 6,
          model: 'gpt-image-2',
          operation: 'generate',
          quality: 'medium',
          size: '1536x1024',
          n: 1,
          batch: false,
          tokens: {
            textInput: { min: text, max: text },
            imageInput: { min: 0, max: 0 },
            imageOutput: { min: 1372, max: 1372 },
          },
          costUsd: {
            textInput: { min: textUsd, max: textUsd },
            imageInput: { min: 0, max: 0 },
            imageOutput: { min: 0.04116, max: 0.04116 },
            total: { min: total, max: total },
          },
          perImageUsd: { min: total, max: total },
          basis: 'exact',
          reasons: [],
          findings: [],
        },
      ],
      projectFiles: [],
      totals: { requests: 1, unpriced: 0, costUsd: { min: total, max: total } },
    });
    assert.match(report.catalogVersion, /^\d{4}-\d{2}-\d{2}$/u);
  });
});
