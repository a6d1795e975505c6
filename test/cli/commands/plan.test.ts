import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import type { PlanReport } from '../../../src/core/index.ts';
import { runCli } from '../support/runCli.ts';
import { tempFolder } from '../support/tempFolder.ts';

/** 4 tokens of text and 6 that the API adds; 196 output tokens at $30: $0.00005 + $0.00588. */
const APPLE = '---\nquality: low\nsize: 1024x1024\n---\nA red apple.';
const folder = tempFolder({
  'apple.prompt': APPLE,
  'fruit.prompt':
    '---\nquality: low\nsize: 1024x1024\ninputs:\n  mood: { default: calm, examples: [calm, loud] }\n---\nA {{colour}} {{fruit}}, {{mood}}.',
  'planned.prompt': APPLE.replace('---\nA', 'acceptance: 0.5\nmax_attempts: 3\ntier: 1\n---\nA'),
  'two.prompt': APPLE.replace(
    'quality: low\nsize: 1024x1024',
    'size: 1024x1024\noutputs: [{ quality: low }, { quality: high }]',
  ),
  'rows.csv': '\ufeffcolour,fruit\r\nred,apple\r\ngreen\r\n"dark, blue",plum\r\n',
  'rows.jsonl': '{"colour":"red","fruit":"apple"}\nnot json\n{"colour":"red"}\n[1]\n',
  'rows.json': '[{"colour":"red","fruit":"apple"},{"colour":7,"fruit":true},{"colour":{}}]',
  'broken.json': '[{"colour":"red","fruit":"apple"},',
  'list.txt': 'red apple',
  'quote.csv': 'colour,fruit\nred,apple\n"green,plum\nblue,pear\n',
  'latin.csv': Buffer.from([0x63, 0xe4, 0x2c, 0x61, 0x0a, 0x31, 0x2c, 0x32, 0x0a]),
  'names.csv': 'colour,fruit\n',
  'other.csv': 'colour\nred\nblue\n',
});

async function plan(...args: readonly string[]): Promise<PlanReport> {
  const { code, stdout, stderr } = await runCli(folder, ['plan', ...args, '--format', 'json']);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as PlanReport;
}

describe('prompt-cost plan', () => {
  it('plans 40 runs on tier 1 in eight minutes, bound by images', async () => {
    const report = await plan('apple.prompt', '--runs', '40', '--tier', '1');
    assert.equal(report.runs, 40);
    assert.equal(report.images, 40);
    assert.deepEqual(report.costUsd, {
      live: { min: 0.2372, max: 0.2372 },
      batch: { min: 0.1186, max: 0.1186 },
    });
    assert.deepEqual(report.perApprovedAssetUsd, { min: 0.00593, max: 0.00593 });
    assert.equal(report.minutes, 8);
    assert.equal(report.limitedBy, 'images');
  });

  it('fits its shipped schema', async () => {
    const file = resolve(import.meta.dirname, '../../../dist/schemas/plan.schema.json');
    const validate = new Ajv().compile(JSON.parse(readFileSync(file, 'utf8')) as object);
    for (const args of [
      ['apple.prompt'],
      ['fruit.prompt', '--data', 'rows.csv'],
      ['apple.prompt', '--draft', 'low', '--turns', '2', '--demand', '9', '--tier', '1'],
      ['--price-per-image', '0.16'],
      ['apple.prompt', '--model', 'nobody-knows'],
    ]) {
      assert.ok(validate(await plan(...args)), JSON.stringify(validate.errors));
    }
  });

  // Source: TokenMix, "GPT Image 2 Pricing Guide: 8 Cost Signals for Developers", 2026-04-29.
  for (const [scenario, textIn, imageIn, imageOut, usd] of [
    ['small icon concept', 500, 0, 2_000, 0.0625],
    ['product hero draft', 1_500, 0, 5_000, 0.1575],
    ['high-detail editorial image', 3_000, 0, 10_000, 0.315],
    ['edit: minor background change', 700, 2_500, 3_000, 0.1135],
    ['edit: product colorway', 1_200, 5_000, 5_000, 0.196],
    ['edit: detailed brand layout', 2_000, 10_000, 9_000, 0.36],
  ] as const) {
    it(`prices the scenario “${scenario}”`, async () => {
      const tokens = [`--text-in=${textIn}`, `--image-in=${imageIn}`, `--image-out=${imageOut}`];
      const report = await plan('--model', 'gpt-image-2', ...tokens);
      assert.deepEqual(report.perImageUsd, { min: usd, max: usd });
    });
  }

  // The same guide: a batch of creative tests at $0.16 an image.
  for (const [runs, usd] of [
    [10, 1.6],
    [100, 16],
    [1_000, 160],
    [10_000, 1_600],
  ] as const) {
    it(`prices ${runs} images at $0.16`, async () => {
      const report = await plan('--price-per-image', '0.16', '--runs', String(runs));
      assert.deepEqual(report.costUsd?.live, { min: usd, max: usd });
      assert.equal(report.costUsd.batch, null);
    });
  }

  it('prices three drafts and a final', async () => {
    // $0.00593 each for three drafts; high: $0.00005 + 7,024 × $30 a million = $0.21077.
    const report = await plan('apple.prompt', '--quality', 'high', '--draft', 'low');
    assert.deepEqual(report.lanes?.perApprovedAssetUsd, { min: 0.22856, max: 0.22856 });
    assert.deepEqual(report.lanes.allFinalUsd, { min: 0.84308, max: 0.84308 });
  });

  it('prices a final that edits a draft', async () => {
    // Three drafts at $0.00593; the final with 4 + 7 text tokens, 1,024 image tokens at $8 and 7,024 of output.
    const args = ['apple.prompt', '--quality', 'high', '--draft', 'low', '--api', 'edit'];
    const { lanes } = await plan(...args);
    assert.deepEqual(lanes?.perApprovedAssetUsd, { min: 0.236757, max: 0.236757 });
  });

  it('prices a conversation with the picture before as image input', async () => {
    // Turn 1 as a generation: $0.00593. Turn 2 as an edit: 4 + 7 text tokens, 1,024 image tokens at $8, 196 out.
    const report = await plan('apple.prompt', '--turns', '2');
    assert.deepEqual(report.conversation?.turnsUsd, [
      { min: 0.00593, max: 0.00593 },
      { min: 0.014127, max: 0.014127 },
    ]);
  });

  it('takes acceptance, cap and tier from the header', async () => {
    const report = await plan('planned.prompt');
    assert.deepEqual(report.perApprovedAssetUsd, { min: 0.01186, max: 0.01186 });
    assert.deepEqual(report.attempts?.spentAtCapUsd, { min: 0.01779, max: 0.01779 });
    assert.equal(report.attempts.approvedShare, 0.875);
    assert.equal(report.minutes, 0.2);
  });

  it('says why a tier gives no time', async () => {
    const args = ['apple.prompt', '--model', 'gpt-image-2.6-flare', '--tier', '1'];
    const { minutes, minutesReason } = await plan(...args);
    assert.equal(minutes, null);
    assert.match(minutesReason ?? '', /rate limits of gpt-image-2\.6-flare on tier 1/u);
  });

  it('plans the output that is asked for', async () => {
    assert.equal((await plan('two.prompt', '--output', '2')).quality, 'high');
    const { code, stderr } = await runCli(folder, ['plan', 'two.prompt', '--output', '3']);
    assert.equal(code, 2);
    assert.match(stderr, /has 2 outputs, not 3/u);
  });

  it('fills the rows of a CSV file, and names the lines it leaves out', async () => {
    const { rows, runs } = await plan('fruit.prompt', '--data', 'rows.csv');
    assert.equal(runs, 2);
    assert.deepEqual(rows?.problems, [{ line: 3, reason: 'has 1 fields instead of 2' }]);
    // "A red apple, calm." is 6 tokens, "A dark, blue plum, calm." is 8; 6 more are added to each.
    assert.deepEqual(rows.dearest, [
      { line: 4, costUsd: { min: 0.00595, max: 0.00595 } },
      { line: 2, costUsd: { min: 0.00594, max: 0.00594 } },
    ]);
    assert.equal(rows.medianUsd, 0.00594);
    assert.equal(rows.p95Usd, 0.00595);
  });

  it('counts what rows fill in exactly, although the template alone is an estimate', async () => {
    assert.equal((await plan('fruit.prompt')).basis, 'estimate');
    const report = await plan('fruit.prompt', '--data', 'rows.csv');
    assert.equal(report.basis, 'exact');
    assert.deepEqual(report.reasons, []);
  });

  it('goes on to the end when a quote is left open, and says where it opens', async () => {
    const { rows } = await plan('fruit.prompt', '--data', 'quote.csv');
    assert.equal(rows?.priced, 1);
    assert.equal(rows.problems[0]?.line, 3);
    assert.match(rows.problems[0].reason, /quoted field that is never closed/u);
  });

  it('is unpriced, and not free, when no row can be priced', async () => {
    const report = await plan('fruit.prompt', '--data', 'other.csv');
    assert.equal(report.costUsd, null);
    assert.deepEqual(report.reasons, ['No row of the data could be priced.']);
    assert.equal(report.rows?.leftOut, 2);
  });

  it('stops when it is interrupted, and says how far it was', async () => {
    const args = ['plan', 'fruit.prompt', '--data', 'rows.csv'];
    const { code, stderr, stdout } = await runCli(folder, args, { interrupted: true });
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /stopped at row 1 of rows\.csv; nothing was planned/u);
  });

  it('reads JSON lines and JSON lists', async () => {
    const lines = await plan('fruit.prompt', '--data', 'rows.jsonl');
    assert.deepEqual(lines.rows?.problems, [
      { line: 2, reason: 'is not valid JSON' },
      { line: 3, reason: 'no value for “fruit”' },
      { line: 4, reason: 'is not an object of column and value' },
    ]);
    const list = await plan('fruit.prompt', '--data', 'rows.json');
    assert.equal(list.rows?.priced, 2);
    assert.deepEqual(list.rows.problems, [
      { line: 3, reason: '“colour” is neither a text, a number, true nor false' },
    ]);
  });

  it('leaves out a row that is not UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from('colour,fruit\nred,apple\n'),
      Buffer.from([0xff, 0x2c, 0x61, 0x0a]),
    ]);
    const here = tempFolder({ 'a.prompt': 'A {{colour}} {{fruit}}.', 'latin.csv': bytes });
    const args = ['plan', 'a.prompt', '--data', 'latin.csv', '--format', 'json'];
    const report = JSON.parse((await runCli(here, args)).stdout) as PlanReport;
    assert.deepEqual(report.rows?.problems, [{ line: 3, reason: '“colour” is not valid UTF-8' }]);
  });

  it('says what is wrong in one line', async () => {
    for (const [args, message] of [
      [['apple.prompt', '--data', 'list.txt'], /is no data file/u],
      [['fruit.prompt', '--data', 'none.csv'], /cannot read none\.csv: no such file/u],
      [['fruit.prompt', '--data', 'broken.json'], /not a JSON list/u],
      [['apple.prompt', '--runs', '2', '--data', 'rows.csv'], /--runs or --data/u],
      [['apple.prompt', '--attempts', '2', '--acceptance', '0.5'], /--attempts or --acceptance/u],
      [['apple.prompt', '--api', 'edit'], /need a --draft lane/u],
      [['apple.prompt', '--price-per-image', '1'], /only one of/u],
      [['--price-per-image', '1', '--turns', '2'], /need a template/u],
      [['fruit.prompt', '--data', 'latin.csv'], /line 1 of the data file is not UTF-8/u],
      [['fruit.prompt', '--data', 'names.csv'], /names\.csv has no rows/u],
      [['apple.prompt', '--runs', 'NaN'], /1 to 1,000,000,000/u],
      [['--text-in', '5'], /--model/u],
      [[], /give a template/u],
      [['apple.prompt', '--acceptance', '2'], /0\.001 to 1/u],
      [['apple.prompt', '--draft', '//'], /separated by slashes/u],
    ] as const) {
      const { code, stderr, stdout } = await runCli(folder, ['plan', ...args]);
      assert.equal(code, 2);
      assert.match(stderr, message);
      assert.equal(stdout, '');
      assert.equal(stderr.trim().split('\n').length, 1);
    }
  });

  it('prints the plan in words', async () => {
    const { stdout } = await runCli(folder, ['plan', 'planned.prompt', '--runs', '40']);
    assert.match(stdout, /Live +\$0\.2372 {2}40 runs, 40 images/u);
    assert.match(stdout, /Per approved asset +≈ \$0\.0119 {2}2 attempts/u);
    assert.match(stdout, /12\.5 % of assets that are given up/u);
    assert.match(stdout, /8 minutes {2}5 images a minute, limited by images/u);
  });
});
