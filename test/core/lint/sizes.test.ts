import assert from 'node:assert/strict';
import { findingsIn } from './analysed.ts';

const template = (...lines: readonly string[]): string =>
  ['---', ...lines, '---', 'A teapot.', ''].join('\n');

describe('request/cheaper-size', () => {
  it('says what the same picture costs elsewhere, and what that saves', () => {
    // 10 tokens of text at $5 and 6,655 of 7,024 image tokens at $30 a million:
    // $0.19970 instead of $0.21077, which is 0.01107 / 0.21077 = 5.25 % less.
    const [finding] = findingsIn(
      template('quality: high', 'size: 1024x1024'),
      'request/cheaper-size',
    );
    assert.equal(finding?.severity, 'hint');
    assert.equal(
      finding.message,
      'The same picture for less: 1008×1072 costs $0.1997/image, that is $0.0111 (5.3 %) less an image than 1024×1024. It has no fewer pixels and nearly the same shape.',
    );
    assert.deepEqual(
      finding.fixes?.map(({ title, preferred }) => [title, preferred]),
      [['Use 1008x1072 and save $0.0111 an image (5.3 %)', true]],
    );
  });

  it('counts the saving against all that the request costs', () => {
    // 3,000 tokens of text are $0.015, ten times what the image costs at low, so little is saved.
    const long = template('quality: low', 'size: 1024x1024').replace(
      'A teapot.',
      'teapot '.repeat(3000),
    );
    assert.deepEqual(findingsIn(long, 'request/cheaper-size'), []);
  });

  it('sums up the outputs that one size counts for', () => {
    const [finding, ...more] = findingsIn(
      template('size: 1024x1024', 'outputs: [{quality: low}, {quality: medium}, {quality: high}]'),
      'request/cheaper-size',
    );
    assert.match(finding?.message ?? '', /for all 3 outputs/u);
    assert.deepEqual(more, []);
  });

  it('is silent about a size that stands elsewhere, and about auto', () => {
    const project = { project: 'quality: high\nsize: 1024x1024\n' };
    assert.deepEqual(findingsIn(template('n: 1'), 'request/cheaper-size', project), []);
    assert.deepEqual(findingsIn(template('size: 1024x1024'), 'request/cheaper-size'), []);
  });
});

describe('request/illegal-size', () => {
  it('offers the nearest sizes with what an image then costs', () => {
    // At medium 1008² makes 48·48·3,016,064/4,000,000 = 1,738 tokens, 992² 1,719, 992×1008 1,692.
    const [finding] = findingsIn(
      template('quality: medium', 'size: 1000x1000'),
      'request/illegal-size',
    );
    assert.deepEqual(
      finding?.fixes?.map(({ title }) => title),
      [
        'Use 1008x1008 ($0.0522/image)',
        'Use 992x992 ($0.0516/image)',
        'Use 992x1008 ($0.0508/image)',
      ],
    );
  });

  it('offers only what every output can make that shares the size', () => {
    const [finding] = findingsIn(
      template(
        'size: 1000x1000',
        'outputs: [{model: gpt-image-2, quality: low}, {model: gpt-image-1, quality: low}]',
      ),
      'request/illegal-size',
    );
    assert.deepEqual(finding?.fixes, undefined);
  });
});
