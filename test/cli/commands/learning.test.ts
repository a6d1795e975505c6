import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import type {
  EstimateReport,
  LintReport,
  PlanReport,
  SpendReport,
} from '../../../src/core/index.ts';
import { rules } from '../../core/caching/golden.ts';
import { runCli } from '../support/runCli.ts';
import { tempFolder } from '../support/tempFolder.ts';

interface Logged {
  readonly template?: string;
  readonly model?: string;
  readonly quality?: string;
  readonly size?: string;
  readonly text?: number;
  readonly output: number;
  readonly cached?: number;
  readonly day?: string;
  readonly accepted?: boolean;
}

let last = 0;

function line(logged: Logged): string {
  const { output, text = 8, cached, day = '2026-11-20', ...others } = logged;
  const details = { text_tokens: text, image_tokens: 0, ...(cached && { cached_tokens: cached }) };
  return `${JSON.stringify({
    time: `${day}T10:00:00Z`,
    id: `req_${++last}`,
    model: 'gpt-image-2',
    quality: 'low',
    size: '1024x1024',
    ...others,
    usage: { input_tokens: text, input_tokens_details: details, output_tokens: output },
  })}\n`;
}

function times(count: number, logged: Logged): string {
  return Array.from({ length: count }, () => line(logged)).join('');
}

// “A cat” is 2 tokens of text and 6 of the API. An image at low 1024² is 196 tokens: $0.00592 with its text.
const LOW = '---\nmodel: gpt-image-2\nquality: low\nsize: 1024x1024\n---\nA cat';
const FLARE = { model: 'gpt-image-2.6-flare', quality: 'high', size: '1536x1024' };
const NOW = { now: (): Date => new Date('2026-11-24T12:00:00Z') };

describe('what usage logs teach', () => {
  const folder = tempFolder({
    'flare.prompt': '---\nmodel: gpt-image-2.6-flare\nquality: high\nsize: 1536x1024\n---\nA cat',
    'low.prompt': LOW,
    'said.prompt': LOW.replace('quality', 'acceptance: 0.5\nquality'),
    'flare.jsonl': times(18, { ...FLARE, output: 1_353 }) + times(2, { ...FLARE, output: 1_340 }),
    'own/prompt-cost.yaml': 'usage: [flare.jsonl]\n',
    'own/flare.jsonl': times(20, { ...FLARE, output: 1_353 }),
    'own/flare.prompt':
      '---\nmodel: gpt-image-2.6-flare\nquality: high\nsize: 1536x1024\n---\nA cat',
    'low.jsonl':
      times(13, { template: 'low', output: 196, accepted: true }) +
      times(29, { template: 'low', output: 196, accepted: false }),
    'budgets/prompt-cost.yaml': `budgets:
  - {name: Team, per: month, usd: 0.2}
  - {per: asset, usd: 0.02, template: low}
  - {per: day, usd: 1, files: ads/**}
`,
    'budgets/low.prompt': LOW,
    'cached/low.prompt': `---\nquality: low\nsize: 1008x1056\ninputs: { x: a kettle }\n---\nPhoto of {{x}}.\n\n${rules(64)}\n`,
    'cached.jsonl': line({ output: 196, text: 2_000, cached: 1_024 }),
    'odd.jsonl': times(7, { quality: 'medium', output: 439 }) + line({ output: 195 }) + 'torn',
  });
  const run = async <T>(cwd: string, ...args: readonly string[]): Promise<T> => {
    const { stdout, code } = await runCli(cwd, [...args, '--format', 'json'], NOW);
    assert.ok(code < 2, stdout);
    return JSON.parse(stdout) as T;
  };

  it('is the tokens of models without a formula', async () => {
    const { requests } = await run<EstimateReport>(
      folder,
      ...['estimate', 'flare.prompt', '--usage', 'flare.jsonl'],
    );
    const [request] = requests;
    assert.deepEqual(request?.tokens.imageOutput, { min: 1_340, max: 1_353 });
    assert.deepEqual(request.measured, {
      images: 20,
      medianTokens: 1_353,
      tokens: { min: 1_340, max: 1_353 },
      since: '2026-11-20',
      until: '2026-11-20',
    });
    const table = await runCli(folder, ['estimate', 'flare.prompt', '--usage', 'flare.jsonl']);
    assert.match(table.stdout, /estimate, measured/u);
    assert.match(table.stdout, /Measured from your usage \(n=20, 2026-11-20 to 2026-11-20/u);
  });

  it('comes from the logs that each project names, unless told otherwise', async () => {
    const outputs = async (...args: readonly string[]): Promise<readonly unknown[]> => {
      const { requests } = await run<EstimateReport>(folder, 'estimate', ...args);
      return requests.map(({ tokens }) => tokens.imageOutput);
    };
    const [, published] = await outputs('own', 'flare.prompt');
    const measured = { min: 1_353, max: 1_353 };
    assert.deepEqual(await outputs('own', 'flare.prompt'), [measured, published]);
    assert.notDeepEqual(published, measured);
    assert.deepEqual(await outputs('own', '--no-usage'), [published]);
    assert.deepEqual(await outputs('own', '--usage', 'flare.jsonl'), [{ min: 1_340, max: 1_353 }]);
  });

  it('is the acceptance that a plan goes by, unless the template or an option says another', async () => {
    // 13 of 42 are approved: 3.23 attempts at $0.00592.
    const plan = (...args: readonly string[]): Promise<PlanReport> =>
      run<PlanReport>(folder, 'plan', ...args, '--usage', 'low.jsonl');
    const { attempts, perApprovedAssetUsd } = await plan('low.prompt');
    assert.deepEqual(attempts?.observed, { acceptance: 13 / 42, images: 42 });
    assert.ok(Math.abs((perApprovedAssetUsd?.max ?? 0) - (0.00592 * 42) / 13) < 1e-9);
    const { stdout } = await runCli(folder, ['plan', 'low.prompt', '--usage', 'low.jsonl']);
    assert.match(stdout, /3\.23 attempts; acceptance 31 % observed over 42 images/u);
    assert.equal((await plan('low.prompt', '--attempts', '2')).attempts?.observed, null);
    const said = (await plan('said.prompt')).attempts;
    assert.deepEqual([said?.observed, said?.perApprovedAsset], [null, 2]);
  });

  it('is that input was cached, which makes findings about caching certain', async () => {
    const confirmed = async (...args: readonly string[]): Promise<readonly boolean[]> => {
      const { findings } = await run<LintReport>(folder, 'lint', 'cached', ...args);
      return findings
        .filter(({ ruleId }) => ruleId === 'cache/variable-before-static')
        .map((finding) => finding.confirmed);
    };
    assert.deepEqual(await confirmed(), [false]);
    assert.deepEqual(await confirmed('--usage', 'cached.jsonl'), [true]);
  });

  it('is what budgets have left', async () => {
    const report = await run<SpendReport>(
      resolve(folder, 'budgets'),
      ...['spend', '--usage', '../low.jsonl'],
    );
    const schema = readFileSync(
      resolve(import.meta.dirname, '../../../dist/schemas/spend.schema.json'),
      'utf8',
    );
    const isReport = new Ajv({ strict: true }).compile(JSON.parse(schema) as object);
    assert.ok(isReport(report), JSON.stringify(isReport.errors));
    // 42 calls at $0.00592 are $0.24864; by 13 approved, $0.019126.
    assert.deepEqual(
      report.budgets?.map(({ per, period, usedUsd, leftUsd, percentUsed, level }) => [
        per,
        period,
        usedUsd,
        leftUsd,
        percentUsed,
        level,
      ]),
      [
        ['month', '2026-11', 0.24864, -0.04864, 124, 'exceeded'],
        ['asset', '2026-11', 0.019126154, 0.000873846, 95, 'near'],
        ['day', null, null, null, null, 'within'],
      ],
    );
    const { stdout } = await runCli(
      resolve(folder, 'budgets'),
      ['spend', '--usage', '../low.jsonl'],
      NOW,
    );
    assert.match(
      stdout,
      /Team: a month +2026-11 +\$0\.2000 +\$0\.2486 \(124 %\) +−\$0\.0486 +exceeded\n/u,
    );
  });

  it('is a finding at the budget, and one in the template that breaks it', async () => {
    const { findings } = await run<LintReport>(
      resolve(folder, 'budgets'),
      ...['lint', '--usage', '../low.jsonl'],
    );
    assert.deepEqual(
      findings
        .filter(({ ruleId }) => ruleId.startsWith('budget/'))
        .map(({ path, ruleId, message }) => [path, ruleId, message.split('. ')[0]]),
      [
        [
          'low.prompt',
          'budget/exceeded',
          'Logged: 42 calls of 2026-11 cost $0.2486, above the budget of $0.2000 a month (“Team”)',
        ],
        [
          'prompt-cost.yaml',
          'budget/exceeded',
          'Logged: 42 calls of 2026-11 cost $0.2486, above the budget of $0.2000 a month (“Team”)',
        ],
        [
          'low.prompt',
          'budget/near',
          'Logged: an approved asset of 2026-11 cost $0.0191, 95 % of the budget of $0.0200 an approved asset for low',
        ],
        [
          'prompt-cost.yaml',
          'budget/near',
          'Logged: an approved asset of 2026-11 cost $0.0191, 95 % of the budget of $0.0200 an approved asset for low',
        ],
      ],
    );
  });

  it('is where estimates and actuals part', async () => {
    const { templates } = await run<SpendReport>(
      folder,
      ...[
        'spend',
        '--usage',
        'low.jsonl',
        'flare.jsonl',
        '--estimates',
        'low.prompt',
        'said.prompt',
      ],
    );
    assert.deepEqual(templates, [
      {
        path: 'low.prompt',
        matchedBy: 'template',
        records: 42,
        images: 42,
        unpriced: 0,
        estimateUsd: { min: 0.00592, max: 0.00592 },
        actualUsd: 0.00592,
        perApprovedAssetUsd: 0.019126154,
        acceptance: 13 / 42,
        drift: 0,
        causes: [],
      },
    ]);
  });

  it('is that prices changed since, where the same tokens cost something else by now', async () => {
    const halved = tempFolder({
      'prompt-cost.yaml': 'prices: {gpt-image-2: {image_output: 15, from: 2026-11-22}}\n',
      'low.prompt': LOW,
      'usage.jsonl': times(3, { template: 'low', output: 196 }),
    });
    const { templates } = await run<SpendReport>(
      halved,
      ...['spend', '--usage', 'usage.jsonl', '--estimates', '.'],
    );
    // $0.00592 at the old price; $0.00298, by 50 % less, at the new one.
    assert.deepEqual(
      templates?.map(({ actualUsd, estimateUsd, causes }) => [actualUsd, estimateUsd?.max, causes]),
      [[0.00592, 0.00298, ['Prices changed: the same tokens cost 50 % less by today’s list.']]],
    );
  });

  it('is where a formula is in doubt, with the records that show it', async () => {
    const args = [
      'catalog',
      '--check',
      '--max-age',
      '10000',
      '--at',
      '2026-11-24',
      '--usage',
      'odd.jsonl',
    ];
    const { stdout, code } = await runCli(folder, [...args, '--format', 'json']);
    assert.equal(code, 1);
    const { problems } = JSON.parse(stdout) as {
      readonly problems: readonly { readonly kind: string; readonly message: string }[];
    };
    const told = problems.filter(({ kind }) => kind === 'doubted').map(({ message }) => message);
    assert.equal(told.length, 1);
    assert.match(
      told[0] ?? '',
      /^medium 1024x1024 is 1,756 output tokens by the price list, but 7 images took 439\. Records: odd\.jsonl:1 \(req_\d+\), .* and 2 more\.$/u,
    );
  });

  it('leaves out a log that is not there, and says so', async () => {
    const { code, stderr, stdout } = await runCli(folder, [
      'estimate',
      'low.prompt',
      '--usage',
      'no.jsonl',
    ]);
    assert.equal(code, 2);
    assert.match(stderr, /^error: cannot read no\.jsonl: /u);
    assert.match(stdout, /\$0\.00592/u);
  });
});
