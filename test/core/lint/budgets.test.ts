import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/index.ts';
import { createLanguage } from '../../../src/core/report/language.ts';
import { sayMessage } from '../../../src/core/report/wording.ts';
import { findingsIn } from './analysed.ts';

// 13,342 output tokens × $30 a million = $0.40026, and 8 tokens of text (“A cat” is 2, and 6 more) × $5 = $0.00004.
const DEAR = `---
model: gpt-image-2
quality: high
size: 3840x2160
---
A cat`;
const ONLY_WARNS = 'This is a warning: nothing here can stop an API call.';

function told(text: string, budget: string): readonly Finding[] {
  const project = `budgets:\n  - {${budget}}\n`;
  return findingsIn(text, undefined, { project }).filter(({ ruleId }) =>
    ruleId.startsWith('budget/'),
  );
}

function messages(text: string, budget: string): readonly string[] {
  return told(text, budget).map(({ ruleId, severity, message }) =>
    [ruleId, severity, message.replace(` ${ONLY_WARNS}`, '')].join(' | '),
  );
}

describe('the budget rules', () => {
  it('tell of a request above its budget, where its quality is written, with the budget beside it', () => {
    const [finding, ...others] = told(DEAR, 'per: run, usd: 0.4, name: Team');
    assert.equal(
      finding?.message,
      `The request costs $0.4003, above the budget of $0.4000 a run (“Team”). ${ONLY_WARNS}`,
    );
    assert.deepEqual(others, []);
    assert.equal(DEAR.slice(finding.span.start, finding.span.end), 'high');
    assert.deepEqual(
      finding.related?.map(({ path, span, message }) => [path, span, message]),
      [['prompt-cost.yaml', { start: 29, end: 32 }, 'The budget.']],
    );
  });

  it('can be said in other languages, amounts in the user’s currency among it', () => {
    const currency = { code: 'EUR', perUsd: 0.5 };
    const language = createLanguage(
      'en-US',
      (text) => (text === 'the budget of {0} a run' ? 'what {0} a run leaves' : text),
      currency,
    );
    const [finding] = told(DEAR, 'per: run, usd: 0.4');
    assert.ok(finding);
    assert.equal(
      sayMessage(finding, language),
      `The request costs €0.2002∗, above what €0.2∗ a run leaves. ${ONLY_WARNS}`,
    );
  });

  it('tell of a threshold, and of nothing below it', () => {
    assert.deepEqual(messages(DEAR, 'per: run, usd: 0.5, files: "*.prompt"'), [
      'budget/near | info | The request costs $0.4003, 80 % of the budget of $0.5000 a run for *.prompt.',
    ]);
    assert.deepEqual(messages(DEAR, 'per: run, usd: 0.51'), []);
    assert.deepEqual(messages(DEAR, 'per: run, usd: 0.4, files: other/**'), []);
    assert.deepEqual(messages(DEAR, 'per: run, usd: 0.4, user: ada'), []);
  });

  it('say that a range may break a budget, when only its upper end does', () => {
    // Quality auto lies between low, 371 tokens, and high, 13,342 tokens.
    const auto = DEAR.replace('high', 'auto');
    assert.deepEqual(messages(auto, 'per: run, usd: 0.3'), [
      'budget/exceeded | warning | The request may cost up to $0.4003, above the budget of $0.3000 a run.',
    ]);
  });

  it('add up the runs of a month over all outputs, and tell it once', () => {
    // Low is 371 × $30 a million + $0.00004 = $0.01117; with high, at 100 runs each, $41.147.
    const two = DEAR.replace(
      'quality: high',
      'outputs: [{quality: high}, {quality: low}]\nruns_per_month: 100',
    );
    assert.deepEqual(messages(two, 'per: month, usd: 41'), [
      'budget/exceeded | warning | By its runs_per_month, this template costs ≈ $41.15 a month, above the budget of $41.00 a month.',
    ]);
    assert.deepEqual(messages(two, 'per: day, usd: 1.86'), [
      'budget/exceeded | warning | By its runs_per_month over 22 days, this template costs ≈ $1.87 a day, above the budget of $1.86 a day.',
    ]);
    assert.deepEqual(messages(DEAR, 'per: month, usd: 1'), []);
  });

  it('divide an asset by its acceptance, and take one image for the least', () => {
    const tried = DEAR.replace('quality', 'acceptance: 0.4\nquality');
    assert.deepEqual(messages(tried, 'per: asset, usd: 0.9'), [
      'budget/exceeded | warning | An approved asset costs ≈ $1.00, above the budget of $0.9000 an approved asset.',
    ]);
    assert.deepEqual(messages(DEAR, 'per: asset, usd: 0.4'), [
      'budget/exceeded | warning | Even if every image is approved, an asset costs ≥ $0.4003, above the budget of $0.4000 an approved asset.',
    ]);
  });
});
