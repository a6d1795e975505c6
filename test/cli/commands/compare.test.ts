import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import type { CompareReport } from '../../../src/core/index.ts';
import { runCli } from '../support/runCli.ts';
import { tempFolder } from '../support/tempFolder.ts';

describe('prompt-cost compare', () => {
  const folder = tempFolder({
    'apple.prompt': '---\nmodel: gpt-image-2\nquality: high\nsize: 1024x1024\n---\nA red apple.',
  });
  const compare = async (...args: readonly string[]): Promise<CompareReport> => {
    const { stdout } = await runCli(folder, ['compare', ...args, '--format', 'json']);
    return JSON.parse(stdout) as CompareReport;
  };

  it('prices the request on every model, cheapest first, and marks what is gone', async () => {
    const { requests } = await compare('apple.prompt', '--at', '2026-11-24');
    const models = requests[0]?.models ?? [];
    const find = (id: string) => models.find(({ model }) => model === id);
    // 10 text tokens at $5 and 7,024 output tokens at $30 a million.
    assert.deepEqual(find('gpt-image-2')?.perImageUsd, { min: 0.21077, max: 0.21077 });
    assert.equal(find('gpt-image-2')?.own, true);
    // 4,160 output tokens at $8 and 10 text tokens at $2 a million.
    assert.deepEqual(find('gpt-image-1-mini')?.perImageUsd, { min: 0.0333, max: 0.0333 });
    assert.equal(find('gpt-image-1')?.gone, true);
    assert.equal(find('gpt-image-1-mini')?.gone, false);
    assert.equal(find('dall-e-3')?.basis, 'unpriced');
    const prices = models.flatMap(({ perImageUsd: usd }) => (usd ? [usd.min + usd.max] : []));
    assert.deepEqual(
      prices,
      [...prices].sort((a, b) => a - b),
    );
    assert.equal(models.at(-1)?.perImageUsd, null);
  });

  it('takes the quality word over by its cost, and says so', async () => {
    const { requests } = await compare('apple.prompt');
    const flare = requests[0]?.models.find(({ model }) => model === 'gpt-image-2.5-flare');
    assert.equal(flare?.quality, 'max');
    assert.deepEqual(flare.perImageUsd, { min: 0.21077, max: 0.21077 });
    assert.deepEqual(flare.changes, ['quality max in place of high']);
  });

  it('knows on another day that more are gone', async () => {
    const { requests } = await compare('apple.prompt', '--at', '2026-12-01');
    const mini = requests[0]?.models.find(({ model }) => model === 'gpt-image-1-mini');
    assert.equal(mini?.gone, true);
  });

  it('fits its shipped schema', async () => {
    const file = resolve(import.meta.dirname, '../../../dist/schemas/compare.schema.json');
    const validate = new Ajv().compile(JSON.parse(readFileSync(file, 'utf8')) as object);
    assert.ok(validate(await compare('apple.prompt')), JSON.stringify(validate.errors));
  });

  it('prints a table', async () => {
    const { stdout } = await runCli(folder, ['compare', 'apple.prompt']);
    assert.match(stdout, /\*gpt-image-2 +OpenAI +high +1024x1024 +\$0\.2108/u);
    assert.match(stdout, /gpt-image-1 .*shut down 2026-10-23/u);
  });

  it('says when there is nothing to compare', async () => {
    const { code, stderr } = await runCli(tempFolder({}), ['compare']);
    assert.equal(code, 2);
    assert.match(stderr, /no templates to compare/u);
  });
});
