import assert from 'node:assert/strict';
import type { Budget } from '../../../src/core/budgets/budget.ts';
import { estimatedSum, type BudgetedTemplate } from '../../../src/core/budgets/estimated.ts';
import { parseProjectFile } from '../../../src/core/project/projectFile.ts';
import { analysed } from '../../support/analysed.ts';

function budget(yaml: string): Budget {
  const [read] = parseProjectFile(`budgets: [{${yaml}, usd: 1}]`).budgets;
  assert.ok(read);
  return read;
}

// “A cat” is 2 tokens and 6 more: 8 × $5 a million = $0.00004. Images: 196 tokens low, 7,024 high, at $30 a million.
const LOW = 5_920_000;
const HIGH = 210_760_000;

function template(path: string, header: string): BudgetedTemplate {
  const text = `---\nmodel: gpt-image-2\nsize: 1024x1024\n${header}\n---\nA cat`;
  return { path, requests: analysed(text).requests };
}

const often = template('ads/often.prompt', 'quality: low\nruns_per_month: 2200');
const seldom = template('seldom.prompt', 'quality: high\nruns_per_month: 10');
const unsaid = template('unsaid.prompt', 'quality: high');
const all = [often, seldom, unsaid];

describe('estimatedSum', () => {
  it('adds up the runs of a month, and says which templates state none', () => {
    const sum = estimatedSum(budget('per: month'), all);
    assert.deepEqual(sum, {
      amount: { min: 2_200 * LOW + 10 * HIGH, max: 2_200 * LOW + 10 * HIGH },
      basis: 'partial',
      templates: [
        { path: 'ads/often.prompt', amount: { min: 2_200 * LOW, max: 2_200 * LOW } },
        { path: 'seldom.prompt', amount: { min: 10 * HIGH, max: 10 * HIGH } },
      ],
      leftOut: 1,
    });
  });

  it('takes a day for a twenty-second of a month', () => {
    const sum = estimatedSum(budget('per: day, files: ads/**'), all);
    assert.deepEqual(sum?.amount, { min: 100 * LOW, max: 100 * LOW });
    assert.deepEqual([sum.basis, sum.leftOut], ['estimate', 0]);
  });

  it('takes the dearest request for a run', () => {
    const two = template('two.prompt', 'outputs: [{quality: low}, {quality: high}]');
    const sum = estimatedSum(budget('per: run'), [often, two]);
    assert.deepEqual(sum?.amount, { min: HIGH, max: HIGH });
    assert.deepEqual([sum.basis, sum.leftOut], ['exact', 0]);
    assert.deepEqual(
      sum.templates.map(({ path }) => path),
      ['two.prompt', 'ads/often.prompt'],
    );
  });

  it('divides an image by its acceptance for an approved asset; one image is the least', () => {
    const tried = template('tried.prompt', 'quality: low\nacceptance: 0.25\nn: 2');
    const sum = estimatedSum(budget('per: asset'), [tried]);
    assert.deepEqual([sum?.amount.max, sum?.basis], [4 * LOW, 'estimate']);
    assert.deepEqual(estimatedSum(budget('per: asset'), [unsaid])?.basis, 'partial');
  });

  it('says nothing for a user, for no template it covers, and for nothing that has a price', () => {
    assert.equal(estimatedSum(budget('per: run, user: ada'), all), undefined);
    assert.equal(estimatedSum(budget('per: run, template: other'), all), undefined);
    const unknown = { path: 'a.prompt', requests: analysed('---\nmodel: x\n---\nA').requests };
    assert.equal(estimatedSum(budget('per: run'), [unknown]), undefined);
  });
});
