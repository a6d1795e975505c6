import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EstimateReport } from '../../../src/core/index.ts';
import { runCli } from '../support/runCli.ts';
import { tempFolder } from '../support/tempFolder.ts';

const PRICES = JSON.stringify({
  'gpt-image-2': {
    mode: 'image_generation',
    input_cost_per_token: 0.000005,
    output_cost_per_image_token: 0.000033,
    output_cost_per_token: 0.00001,
  },
});

interface Imported {
  readonly changes: readonly { readonly id: string; readonly suspicions: readonly string[] }[];
}

interface Listed {
  readonly models: readonly { readonly id: string; readonly ratesSource: string }[];
  readonly problems?: readonly unknown[];
  readonly sources: Readonly<Record<string, { readonly title: string; readonly date: string }>>;
}

describe('prompt-cost catalog', () => {
  const folder = tempFolder({});

  it('lists every model with its source and date', async () => {
    const { code, stdout } = await runCli(folder, ['catalog', '--format', 'json']);
    assert.equal(code, 0);
    const { models, sources } = JSON.parse(stdout) as Listed;
    assert.ok(models.some(({ id }) => id === 'gpt-image-2.6-sunburst'));
    for (const { id, ratesSource } of models) {
      assert.match(sources[ratesSource]?.date ?? '', /^\d{4}-\d{2}-\d{2}$/u, id);
    }
  });

  it('lists the prices of a project, and what is odd, in plain English', async () => {
    const own = tempFolder({ 'prompt-cost.yaml': 'prices: {gpt-image-2: {image_output: 25}}' });
    const check = ['catalog', '--check', '--at', '2026-10-23', '--format', 'json'];
    const { sources, problems } = JSON.parse((await runCli(own, check)).stdout) as Listed;
    assert.deepEqual(sources['override gpt-image-2'], {
      title: 'your price (override in prompt-cost.yaml)',
      date: 'no date given',
    });
    assert.deepEqual(problems?.[0], {
      kind: 'ending',
      model: 'gpt-image-1.5',
      message: 'ends on 2026-12-01. Replacement: gpt-image-2.6-sunburst or gpt-image-2.6-flare.',
    });
  });

  it('shows rates and lanes of other vendors in a table', async () => {
    const { stdout } = await runCli(folder, ['catalog']);
    assert.match(stdout, /gpt-image-2 +OpenAI +\$5 +\$1\.25 +\$8 +\$2 +\$30 +– +by formula/u);
    assert.match(stdout, /flux-2-flash +fal .*\$0\.005 a megapixel/u);
    assert.match(stdout, /gpt-image-1 .*shut down 2026-10-23/u);
  });

  it('checks for what is gone, ending or old', async () => {
    const now = await runCli(folder, ['catalog', '--check', '--at', '2026-11-24']);
    assert.equal(now.code, 1);
    assert.match(now.stdout, /gpt-image-1 +gone +shut down since 2026-10-23/u);
    assert.match(now.stdout, /gpt-image-1\.5 +ending +ends on 2026-12-01/u);
    assert.doesNotMatch(now.stdout, /stale/u);
    const later = await runCli(folder, ['catalog', '--check', '--at', '2027-06-01']);
    assert.match(later.stdout, /gpt-image-2 +stale +its prices were read on 2026-11-23/u);
    const patient = ['catalog', '--check', '--at', '2027-06-01', '--max-age', '3650'];
    assert.doesNotMatch((await runCli(folder, patient)).stdout, /stale/u);
  });
});

describe('prompt-cost catalog import', () => {
  it('shows what differs and marks what is suspicious, and writes nothing', async () => {
    const folder = tempFolder({ 'prices.json': PRICES });
    const { code, stdout } = await runCli(folder, ['catalog', 'import', 'prices.json']);
    assert.equal(code, 0);
    assert.match(stdout, /offered +gpt-image-2\.image_output +\$30 +– +\$33/u);
    assert.match(stdout, /suspicious +gpt-image-2\.text_output +– +– +\$10/u);
    assert.match(stdout, /1 price is the same/u);
    assert.throws(() => readFileSync(join(folder, 'prompt-cost.yaml')));
  });

  it('tells as JSON what is suspicious, in sentences', async () => {
    const folder = tempFolder({ 'prices.json': PRICES });
    const args = ['catalog', 'import', 'prices.json', '--format', 'json'];
    const { changes } = JSON.parse((await runCli(folder, args)).stdout) as Imported;
    const text = changes.find(({ id }) => id === 'gpt-image-2.text_output');
    assert.match(text?.suspicions.join(' ') ?? '', /^OpenAI lists no text output price/u);
  });

  it('writes accepted prices, which then count and are marked', async () => {
    const folder = tempFolder({
      'prices.json': PRICES,
      'prompt-cost.yaml': 'quality: low # ours\n',
    });
    const args = ['catalog', 'import', 'prices.json', '--accept', 'all', '--write'];
    assert.equal((await runCli(folder, args)).code, 0);
    assert.equal(
      readFileSync(join(folder, 'prompt-cost.yaml'), 'utf8'),
      'quality: low # ours\nprices:\n  gpt-image-2:\n    image_output: 33\n    source: "imported from prices.json"\n    date: "2026-11-24"\n',
    );
    const price = ['price', '--model', 'gpt-image-2', '--image-out', '1000', '--format', 'json'];
    const { stdout } = await runCli(folder, price);
    assert.match(stdout, /"total": 0\.033\b/u);
    assert.match(stdout, /"confidence": "override"/u);
  });

  it('is dry without --write', async () => {
    const folder = tempFolder({ 'prices.json': PRICES });
    const args = ['catalog', 'import', 'prices.json', '--accept', 'gpt-image-2.text_output'];
    const { stdout, stderr } = await runCli(folder, args);
    assert.match(stdout, /\+ {4}text_output: 10/u);
    assert.match(stderr, /is not changed; add --write/u);
    assert.throws(() => readFileSync(join(folder, 'prompt-cost.yaml')));
  });

  it('says what is wrong in one line', async () => {
    const folder = tempFolder({ 'prices.json': PRICES, 'none.json': '{}' });
    for (const [args, message] of [
      [['missing.json'], /cannot read missing\.json/u],
      [['none.json'], /cannot use none\.json/u],
      [['prices.json', '--accept', 'gpt-image-9.x'], /“gpt-image-9\.x” is no price/u],
    ] as const) {
      const { code, stderr } = await runCli(folder, ['catalog', 'import', ...args]);
      assert.equal(code, 2);
      assert.match(stderr, message);
    }
  });
});

describe('fallbacks in a project file', () => {
  it('widen the price of every template up to the dearest of them', async () => {
    const folder = tempFolder({
      'prompt-cost.yaml': 'fallbacks: [gpt-image-1]\n',
      'apple.prompt': '---\nquality: low\nsize: 1024x1024\n---\nA red apple.',
    });
    const { code, stdout } = await runCli(folder, ['estimate', '--format', 'json']);
    assert.equal(code, 0);
    const { requests } = JSON.parse(stdout) as EstimateReport;
    // 10 text tokens at $5; 196 output tokens at $30, or 272 at $40.
    assert.deepEqual(requests[0]?.perImageUsd, { min: 0.00593, max: 0.01093 });
    assert.equal(requests[0].basis, 'estimate');
    assert.deepEqual(requests[0].fallbacks, [
      { model: 'gpt-image-1', totalUsd: { min: 0.01093, max: 0.01093 }, basis: 'exact' },
    ]);
  });
});
