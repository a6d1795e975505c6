import assert from 'node:assert/strict';
import type { Budget } from '../../../src/core/budgets/budget.ts';
import { loggedUse, recentSpend, type LoggedCell } from '../../../src/core/budgets/logged.ts';
import { lintSpend, lintTemplateSpend } from '../../../src/core/lint/workspace/lintSpend.ts';
import { parseProjectFile, type Project } from '../../../src/core/project/projectFile.ts';
import { budgetLensTitles } from '../../../src/core/report/budgets.ts';
import { runSteps } from '../../../src/core/text/steps.ts';

const USD = 1_000_000_000;
const TODAY = '2026-11-24';

function project(...budgets: readonly string[]): Project {
  return parseProjectFile(`budgets:\n${budgets.map((one) => `  - {${one}}\n`).join('')}`);
}

function budget(yaml: string): Budget {
  const [read] = project(yaml).budgets;
  assert.ok(read);
  return read;
}

function cell(changes: Partial<LoggedCell>): LoggedCell {
  const cost = changes.nanoUsd ?? 0;
  return {
    day: TODAY,
    records: 1,
    unpriced: 0,
    nanoUsd: cost,
    judgedNanoUsd: 0,
    judgedUnpriced: 0,
    approved: 0,
    ...changes,
  };
}

const cells = [
  cell({
    template: 'hero',
    user: 'ada',
    records: 4,
    nanoUsd: 3 * USD,
    judgedNanoUsd: 3 * USD,
    approved: 2,
  }),
  cell({
    day: '2026-11-01',
    template: 'ads/card.prompt',
    records: 10,
    unpriced: 2,
    nanoUsd: 5 * USD,
  }),
  cell({ day: '2026-10-31', template: 'hero', records: 100, nanoUsd: 90 * USD }),
  cell({ day: undefined, records: 100, nanoUsd: 90 * USD }),
];

describe('loggedUse', () => {
  it('adds up the calendar month; calls without a price make it a lower bound', () => {
    assert.deepEqual(loggedUse(budget('per: month, usd: 10'), cells, TODAY), {
      amount: 8 * USD,
      isLowerBound: true,
      period: '2026-11',
      records: 14,
      unpriced: 2,
      templates: [
        { template: 'ads/card.prompt', nanoUsd: 5 * USD },
        { template: 'hero', nanoUsd: 3 * USD },
      ],
    });
  });

  it('adds up the day alone', () => {
    const use = loggedUse(budget('per: day, usd: 10'), cells, TODAY);
    assert.deepEqual([use?.amount, use?.period, use?.records], [3 * USD, TODAY, 4]);
    assert.equal(loggedUse(budget('per: day, usd: 10'), cells, '2026-11-25'), undefined);
  });

  it('takes the average call that has a price, and what an approved asset took', () => {
    assert.equal(loggedUse(budget('per: run, usd: 1'), cells, TODAY)?.amount, 666_666_667);
    assert.equal(loggedUse(budget('per: asset, usd: 1'), cells, TODAY)?.amount, 1.5 * USD);
    assert.equal(loggedUse(budget('per: asset, usd: 1, files: ads/**'), cells, TODAY), undefined);
  });

  it('counts for a scope what its template, folder or user was logged for', () => {
    const amount = (yaml: string, paths: readonly string[] = []): number | undefined =>
      loggedUse(budget(`per: month, usd: 1, ${yaml}`), cells, TODAY, paths)?.amount;
    assert.equal(amount('user: ada'), 3 * USD);
    assert.equal(amount('user: eve'), undefined);
    assert.equal(amount('template: card'), 5 * USD);
    assert.equal(amount('template: web/hero.prompt'), 3 * USD);
    assert.equal(amount('files: ads/**'), 5 * USD);
    // A log that calls a template by its name says nothing of its folder; the template itself does.
    assert.equal(amount('files: web/**'), undefined);
    assert.equal(amount('files: web/**', ['web/hero.prompt']), 3 * USD);
  });
});

describe('lintSpend', () => {
  it('tells of what was logged as logged, on the line of the budget', () => {
    const read = project('per: month, usd: 7', 'per: day, usd: 3.5', 'per: run, usd: 2');
    const told = lintSpend(read, cells, TODAY, []);
    assert.deepEqual(
      told.map(({ ruleId, message, span }) => [ruleId, message, span]),
      [
        [
          'budget/exceeded',
          'Logged: 14 calls of 2026-11 cost ≥ $8.00, above the budget of $7.00 a month. Most of it went to ads/card.prompt: $5.00. 2 calls without a price are not in it. This is a warning: nothing here can stop an API call.',
          read.budgets[0]?.amountSpan,
        ],
        [
          'budget/near',
          'Logged: 4 calls of 2026-11-24 cost $3.00, 85 % of the budget of $3.50 a day. This is a warning: nothing here can stop an API call.',
          read.budgets[1]?.amountSpan,
        ],
      ],
    );
  });
});

describe('lintTemplateSpend', () => {
  it('tells of a template that breaks a budget by its own calls', () => {
    const read = project('per: asset, usd: 1, files: web/**', 'per: asset, usd: 1, files: x/**');
    const span = { start: 3, end: 7 };
    const told = lintTemplateSpend(read, cells, TODAY, 'web/hero.prompt', span);
    assert.deepEqual(
      told.map((one) => [one.message, one.span, one.related?.[0]?.path]),
      [
        [
          'Logged: an approved asset of 2026-11 cost $1.50, above the budget of $1.00 an approved asset for web/**. This is a warning: nothing here can stop an API call.',
          span,
          'prompt-cost.yaml',
        ],
      ],
    );
  });
});

describe('budgetLensTitles', () => {
  it('says what consumes a budget, and which number is of which kind', () => {
    const month = budget('per: month, usd: 20');
    const logged = loggedUse(month, cells, TODAY);
    const estimated = {
      amount: { min: 12 * USD, max: 14 * USD },
      basis: 'partial',
      templates: [
        { path: 'a.prompt', amount: { min: 10 * USD, max: 12 * USD } },
        { path: 'b.prompt', amount: { min: 2 * USD, max: 2 * USD } },
      ],
      leftOut: 3,
    } as const;
    assert.deepEqual(budgetLensTitles(month, { logged, estimated }, true), [
      'Logged in 2026-11: ≥ $8.00 of $20.00 (40 %) · 14 calls · most on ads/card.prompt $5.00',
      'Estimated: ≥ $12.00 a month · 2 templates · 3 left out · most for a.prompt $12.00',
    ]);
  });

  it('says what is not known', () => {
    const none = { logged: undefined, estimated: undefined };
    assert.deepEqual(budgetLensTitles(budget('per: run, usd: 20'), none, false), [
      'Logged: no usage log is known',
      'Estimated: nothing that counts',
    ]);
    assert.deepEqual(budgetLensTitles(budget('per: day, usd: 2, user: ada'), none, true), [
      'Logged: nothing that counts yet',
      'Estimated: not by user',
    ]);
  });
});

describe('recentSpend', () => {
  it('adds up what differs in nothing that budgets ask for, from a day on', () => {
    const merged = runSteps(
      recentSpend([...cells, ...cells.map((one) => ({ ...one, model: 'x' }))], '2026-11-01'),
    );
    assert.equal(merged.length, 2);
    for (const yaml of ['per: month, usd: 1', 'per: day, usd: 1', 'per: asset, usd: 1']) {
      const twice = loggedUse(budget(yaml), [...cells, ...cells], TODAY);
      assert.deepEqual(loggedUse(budget(yaml), merged, TODAY), twice, yaml);
    }
  });
});
