import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import type { UsagePriceReport } from '../../../src/core/index.ts';
import { runCli, type CliResult } from '../support/runCli.ts';
import { tempFolder } from '../support/tempFolder.ts';

function price(...args: string[]): Promise<CliResult> {
  return runCli(tmpdir(), ['price', ...args]);
}

const priceSchema = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../dist/schemas/price.schema.json'), 'utf8'),
) as object;
const isPriceReport = new Ajv({ strict: true }).compile<UsagePriceReport>(priceSchema);

/** The report, after it was held against the shipped schema. */
async function priceJson(...args: string[]): Promise<UsagePriceReport> {
  const { code, stdout, stderr } = await price(...args, '--format', 'json');
  assert.equal(code, 0, stderr);
  const report: unknown = JSON.parse(stdout);
  assert.ok(isPriceReport(report), JSON.stringify(isPriceReport.errors));
  return report;
}

describe('price', () => {
  // The six worked examples of the guide that the product's rates come from.
  for (const [scenario, textIn, imageIn, imageOut, usd] of [
    ['small icon concept', 500, 0, 2000, 0.0625],
    ['product hero draft', 1500, 0, 5000, 0.1575],
    ['high-detail editorial image', 3000, 0, 10000, 0.315],
    ['edit: minor background change', 700, 2500, 3000, 0.1135],
    ['edit: product colorway', 1200, 5000, 5000, 0.196],
    ['edit: detailed brand layout', 2000, 10000, 9000, 0.36],
  ] as const) {
    it(`prices the ${scenario} at $${usd}`, async () => {
      const report = await priceJson(
        ...['--model', 'gpt-image-2', '--text-in', String(textIn)],
        ...['--image-in', String(imageIn), '--image-out', String(imageOut)],
      );
      assert.deepEqual(report.costUsd, { total: usd });
      assert.equal(report.model, 'gpt-image-2');
      assert.match(report.catalogVersion, /^\d{4}-\d{2}-\d{2}$/u);
    });
  }

  it('opens the total down to quantity × unit price with a source', async () => {
    const { lineItems } = await priceJson(
      ...['--model', 'gpt-image-2', '--text-in', '500', '--image-out', '2000'],
    );
    assert.deepEqual(
      lineItems.map(({ kind, tokens, usdPerMTok, amountUsd }) => ({
        kind,
        tokens,
        usdPerMTok,
        amountUsd,
      })),
      [
        { kind: 'textInput', tokens: 500, usdPerMTok: 5, amountUsd: 0.0025 },
        { kind: 'imageOutput', tokens: 2000, usdPerMTok: 30, amountUsd: 0.06 },
      ],
    );
    assert.ok(lineItems.every(({ source }) => source.title !== '' && source.date !== ''));
  });

  it('takes cached tokens at a quarter of the input prices', async () => {
    const report = await priceJson(
      ...['--model', 'gpt-image-2', '--cached-text-in', '1000000', '--cached-image-in', '1000000'],
    );
    assert.deepEqual(report.costUsd, { total: 3.25 });
  });

  it('halves every price for a batch', async () => {
    const report = await priceJson(
      ...['--model', 'gpt-image-2', '--text-in', '500', '--image-out', '2000', '--batch'],
    );
    assert.deepEqual(report.costUsd, { total: 0.03125 });
  });

  it('bills text output on the one model family that has it', async () => {
    const report = await priceJson(
      ...['--model', 'gpt-image-1.5', '--image-out', '4160', '--text-out', '439'],
    );
    // 4160 × $32 + 439 × $10, per million.
    assert.deepEqual(report.costUsd, { total: 0.13751 });
  });

  it('takes the prices of the nearest project file, and says what is wrong in it', async () => {
    const folder = tempFolder({
      'prompt-cost.yaml':
        'prices:\n  house-model: { text_input: 1, image_input: 2, image_output: 10 }\n  gpt-image-2: { text_input: five }\n',
      'sub/a.txt': '',
    });
    const args = ['price', '--text-in', '1000000', '--image-out', '2000000', '--format', 'json'];
    const house = await runCli(join(folder, 'sub'), [...args, '--model', 'house-model']);
    assert.equal(house.code, 0);
    // A million at $1 and two at $10.
    assert.deepEqual((JSON.parse(house.stdout) as UsagePriceReport).costUsd, { total: 21 });
    assert.match(house.stderr, /^warning: \.\.\/prompt-cost\.yaml:3:30 /u);
  });

  it('says what has no price, and why', async () => {
    const textOut = await priceJson('--model', 'gpt-image-2', '--text-out', '10');
    assert.equal(textOut.costUsd, null);
    assert.match(textOut.reason ?? '', /no price for text out tokens/u);

    const { code, stdout } = await price('--model', 'gpt-image-9', '--text-in', '1');
    assert.equal(code, 0);
    assert.match(stdout, /^gpt-image-9 is unpriced\. No price is known/u);
  });

  for (const [what, args, message] of [
    ['no model', ['--text-in', '1'], /--model/u],
    ['no counts', ['--model', 'gpt-image-2'], /at least one number of tokens/u],
    ['a fraction', ['--model', 'gpt-image-2', '--text-in', '1.5'], /whole number/u],
    ['a negative count', ['--model', 'gpt-image-2', '--text-in', '-5'], /whole number/u],
    ['a count beyond exact arithmetic', ['--model', 'm', '--text-in', '1000000001'], /from 0 to/u],
    ['an unknown option', ['--model', 'gpt-image-2', '--txt-in', '1'], /did you mean/iu],
    ['a stray argument', ['--model', 'gpt-image-2', '--text-in', '1', 'x'], /argument/u],
  ] as const) {
    it(`refuses ${what} in one line`, async () => {
      const { code, stdout, stderr } = await price(...args);
      assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
      assert.match(stderr, message);
      assert.equal(stderr.trim().split('\n').length, 1);
    });
  }
});
