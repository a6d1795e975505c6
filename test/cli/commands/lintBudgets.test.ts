import assert from 'node:assert/strict';
import type { LintReport } from '../../../src/core/index.ts';
import { runCli } from '../support/runCli.ts';
import { tempFolder } from '../support/tempFolder.ts';

// “A cat” is 8 tokens of text ($0.00004); high at 1024² is 7,024 tokens ($0.21072): 100 runs are $21.076.
const RUNS = '---\nquality: high\nsize: 1024x1024\nruns_per_month: 100\n---\nA cat';

describe('lint with budgets', () => {
  const folder = tempFolder({
    'prompt-cost.yaml': `budgets:
  - {per: month, usd: 40}
  - {per: month, usd: 40, files: ads/**}
  - {per: month, usd: 50}
  - {per: moth, usd: 50}
`,
    'ads/a.prompt': RUNS,
    'b.prompt': RUNS.replace('A cat', 'A dog'),
    'c.prompt': RUNS.replace('runs_per_month: 100\n', ''),
  });

  it('tells on the budget’s line what all templates come to', async () => {
    const { code, stdout } = await runCli(folder, ['lint', '--format', 'json']);
    const { findings } = JSON.parse(stdout) as LintReport;
    const told = findings
      .filter(({ path }) => path === 'prompt-cost.yaml')
      .map(({ ruleId, severity, range, message }) => [
        `${range.start.line + 1}:${range.start.character} ${severity} ${ruleId}`,
        message,
      ]);
    assert.equal(code, 1);
    assert.deepEqual(told, [
      [
        '5:10 error header/invalid-value',
        '“per” must be one of run, day, month, asset, but is the text “moth”. Did you mean “month”?',
      ],
      [
        '2:22 warning budget/exceeded',
        'Estimated: by their runs_per_month, 2 templates cost ≥ $42.15 a month, above the budget of $40.00 a month. The dearest is ads/a.prompt at $21.08. 1 without runs_per_month or a price is left out. This is a warning: nothing here can stop an API call.',
      ],
      [
        '4:22 info budget/near',
        'Estimated: by their runs_per_month, 2 templates cost ≥ $42.15 a month, 84 % of the budget of $50.00 a month. The dearest is ads/a.prompt at $21.08. 1 without runs_per_month or a price is left out. This is a warning: nothing here can stop an API call.',
      ],
    ]);
  });

  it('lets the project file turn the findings off', async () => {
    const quiet = tempFolder({
      'prompt-cost.yaml': 'budgets: [{per: month, usd: 1}]\nrules: {budget/exceeded: off}\n',
      'a.prompt': RUNS,
    });
    assert.equal((await runCli(quiet, ['lint', '--fail-on', 'info'])).code, 0);
  });
});
