import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  describeOutputs,
  estimateOutputs,
  outputLines,
  outputRuns,
  readOutputRuns,
} from '../../../src/core/estimator/outputs.ts';
import { requestOf } from '../pricing/samples.ts';
import { estimateSubject as subject } from './subject.ts';

/** 20 tokens of text at $5; 1,372 and 2 × 196 of the images at $30 a million; text is billed for each image. */
const REQUESTS = [requestOf(), requestOf({ quality: 'low', size: '1024x1024', n: 2 })];
const NANO = 41_260_000 + 2 * 5_980_000;

describe('estimateOutputs', () => {
  it('adds up all outputs, so often as they are made', () => {
    const all = estimateOutputs(subject, REQUESTS, 10);
    assert.deepEqual(all.total, { min: 10 * NANO, max: 10 * NANO });
    assert.equal(all.images, 30);
    assert.equal(all.basis, 'exact');
    // 10 × ($0.04126 + $0.01196).
    assert.equal(describeOutputs(all), '$0.5322 for 30 images');
  });

  it('has no total when one output has no price, and says why', () => {
    const all = estimateOutputs(subject, [...REQUESTS, requestOf({ model: 'house-model' })], 1);
    assert.equal(all.total, undefined);
    assert.match(describeOutputs(all), /^unpriced: No price is known for the model “house-model”/u);
  });

  it('is the sum of the outputs alone', () => {
    const quality = fc.constantFrom('low', 'medium', 'high', 'auto');
    const size = fc.constantFrom('1024x1024', '1536x1024', '2560x1440');
    const request = fc
      .record({ quality, size, n: fc.integer({ min: 1, max: 10 }) })
      .map((changes) => requestOf(changes));
    const requests = fc.array(request, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(requests, fc.integer({ min: 1, max: 1_000 }), (all, runs) => {
        const total = estimateOutputs(subject, all, runs).total;
        const alone = all.map((one) => estimateOutputs(subject, [one], runs).total?.max ?? NaN);
        assert.equal(
          total?.max,
          alone.reduce((sum, amount) => sum + amount),
        );
      }),
    );
  });
});

describe('outputLines', () => {
  it('lists each output and the sum', () => {
    assert.deepEqual(outputLines(estimateOutputs(subject, REQUESTS, 1)), [
      { label: 'gpt-image-2 medium 1536×1024', value: '$0.0413', note: '1 image' },
      { label: 'gpt-image-2 low 1024×1024', value: '$0.0120', note: '2 images' },
      { label: 'All outputs', value: '$0.0532', note: '1 run, 3 images' },
    ]);
  });
});

describe('outputRuns', () => {
  it('offers the usual numbers and the one before, each with its price', () => {
    const choices = outputRuns(subject, REQUESTS, 77);
    assert.deepEqual(
      choices.map(({ runs }) => runs),
      [1, 10, 40, 77, 100, 1_000, 10_000],
    );
    assert.deepEqual(choices[1], { label: '10 runs', price: '$0.5322 for 30 images', runs: 10 });
  });

  it('reads a typed number, and refuses one that is out of range', () => {
    const typed = readOutputRuns(subject, REQUESTS, ' 10 ');
    assert.equal(typeof typed === 'object' && typed.price, '$0.5322 for 30 images');
    const refused = readOutputRuns(subject, REQUESTS, '0');
    assert.match(typeof refused === 'string' ? refused : '', /1 to 1,000,000,000/u);
    assert.equal(readOutputRuns(subject, REQUESTS, 'ten'), undefined);
  });
});
