import assert from 'node:assert/strict';
import {
  answersOf,
  choicesOf,
  planAnswers,
  QUESTIONS,
  readTyped,
  type EstimateAnswers,
  type Question,
} from '../../../src/core/index.ts';
import { estimateSubject } from './subject.ts';

const start = answersOf(estimateSubject.base);

function priceOf(question: Question, label: string, answers: EstimateAnswers = start): string {
  const found = choicesOf(estimateSubject, question, answers).find(
    (choice) => choice.label === label,
  );
  assert.ok(found, `${label} is not offered`);
  return found.price;
}

describe('choicesOf', () => {
  it('prices every quality with the other answers as they are', () => {
    // 20 tokens at $5 and 158, 1,372 and 5,488 at $30 a million.
    assert.equal(priceOf('quality', 'low'), '$0.00484/image');
    assert.equal(priceOf('quality', 'medium'), '$0.0413/image');
    assert.equal(priceOf('quality', 'high'), '$0.1647/image');
  });

  it('prices several images and runs together', () => {
    // ($0.0001 + $0.04116) x 40 runs.
    assert.equal(priceOf('runs', '40 runs'), '$0.0413/image · $1.65 for 40 images');
    assert.equal(priceOf('n', '2 images'), '$0.0413/image · $0.0825 for 2 images');
  });

  it('prices reference images by their pixels', () => {
    // 21 text tokens at $5, 2 x 1,024 at $8, 1,372 at $30 a million; the 7 added on edits are not sure.
    assert.match(priceOf('references', '2 of 1024×1024'), /\$0\.0576\/image$/u);
  });

  it('prices picture files by the pixels of each, and names them', () => {
    const files = [
      { source: 'file:///a.png', name: 'a.png', width: 512, height: 512 },
      { source: 'file:///b.png', name: 'b.png', width: 1280, height: 720 },
    ];
    const answers: EstimateAnswers = { ...start, references: { kind: 'files', files } };
    // 21 text tokens at $5, 1,024 and 920 at $8, 1,372 at $30 a million: $0.056817.
    assert.match(
      priceOf('references', '2 files: a.png 512×512, b.png 1280×720', answers),
      /\$0\.0568\/image$/u,
    );
  });

  it('offers no model that is gone, and marks the current one', () => {
    const models = choicesOf(estimateSubject, 'model', start);
    assert.ok(!models.some(({ label }) => label === 'gpt-image-1'));
    assert.deepEqual(
      models.filter(({ isCurrent }) => isCurrent).map(({ label }) => label),
      ['gpt-image-2'],
    );
  });

  it('keeps what the user has although it is not among the usual', () => {
    for (const question of QUESTIONS) {
      const answers: EstimateAnswers = {
        ...start,
        model: 'house-model',
        size: '1600x912',
        runs: 77,
        references: { kind: 'stated', count: 3, width: 640, height: 480 },
      };
      if (question === 'quality' || question === 'n') continue;
      const current = choicesOf(estimateSubject, question, answers).filter(
        ({ isCurrent }) => isCurrent,
      );
      assert.equal(current.length, 1, question);
    }
  });

  it('says that a model without a price is unpriced, and why', () => {
    const price = priceOf('runs', '1 run', { ...start, model: 'house-model' });
    assert.match(price, /^unpriced: No price is known for the model “house-model”/u);
  });
});

describe('readTyped', () => {
  it('takes any legal size, and tells what is wrong with others', () => {
    const legal = readTyped(estimateSubject, 'size', start, '1280×720');
    assert.equal(legal?.kind === 'choice' && legal.choice.answers.size, '1280x720');
    const illegal = readTyped(estimateSubject, 'size', start, '1000x1000');
    assert.match(illegal?.kind === 'problem' ? illegal.reason : '', /multiples of 16/u);
    assert.equal(readTyped(estimateSubject, 'size', start, 'aut'), undefined);
  });

  it('takes any number of runs from 1', () => {
    const typed = readTyped(estimateSubject, 'runs', start, '250');
    assert.equal(typed?.kind === 'choice' && typed.choice.answers.runs, 250);
    assert.equal(readTyped(estimateSubject, 'runs', start, '0')?.kind, 'problem');
  });

  it('takes reference images with or without their number', () => {
    const typed = (text: string): unknown => {
      const read = readTyped(estimateSubject, 'references', start, text);
      return read?.kind === 'choice' ? read.choice.answers.references : read?.kind;
    };
    const picture = { kind: 'stated', width: 640, height: 512 };
    assert.deepEqual(typed('640x512'), { ...picture, count: 1 });
    assert.deepEqual(typed('3 640x512'), { ...picture, count: 3 });
    assert.equal(typed('17 640x512'), 'problem');
    assert.equal(typed('some'), undefined);
  });
});

describe('planAnswers', () => {
  it('plans the run with tier, acceptance and drafts', () => {
    const plan = planAnswers(
      estimateSubject,
      { ...start, runs: 40 },
      {
        policy: { kind: 'acceptance', acceptance: 0.5 },
        tier: 1,
        draft: { settings: { quality: 'low' }, drafts: 3, api: 'generate' },
      },
    );
    // Five images a minute on tier 1.
    assert.equal(plan.minutes, 8);
    assert.equal(plan.limitedBy, 'images');
    // $0.04126 x 40, half of it by Batch, and two tries for each approved asset.
    assert.deepEqual(plan.costUsd?.live, { min: 1.6504, max: 1.6504 });
    assert.deepEqual(plan.costUsd.batch, { min: 0.8252, max: 0.8252 });
    assert.deepEqual(plan.perApprovedAssetUsd, { min: 0.08252, max: 0.08252 });
    // 3 x $0.00484 + $0.04126.
    assert.deepEqual(plan.lanes?.perApprovedAssetUsd, { min: 0.05578, max: 0.05578 });
  });
});
