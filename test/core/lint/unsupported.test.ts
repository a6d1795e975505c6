import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyFixes, type RuleId } from '../../../src/core/index.ts';
import { findingsIn } from './analysed.ts';

const template = (...lines: readonly string[]): string =>
  ['---', ...lines, '---', 'A teapot.', ''].join('\n');

describe('what a model refuses', () => {
  const table: readonly (readonly [
    does: string,
    rule: RuleId,
    lines: readonly string[],
    found: readonly (readonly [severity: string, words: string])[],
  ])[] = [
    [
      'transparency in a JPEG',
      'request/unsupported-background',
      ['background: transparent', 'output_format: jpeg', 'model: gpt-image-2.5-flare'],
      [['error', 'transparent']],
    ],
    [
      'transparency in a PNG is a preview on gpt-image-2',
      'request/unsupported-background',
      ['background: transparent'],
      [['info', 'transparent']],
    ],
    [
      'transparency in a PNG is fine on gpt-image-2.5',
      'request/unsupported-background',
      ['background: transparent', 'model: gpt-image-2.5-flare'],
      [],
    ],
    [
      'transparency of gpt-image-2.6 is not known',
      'request/unsupported-background',
      ['background: transparent', 'model: gpt-image-2.6-flare'],
      [['info', 'transparent']],
    ],
    [
      'an opaque JPEG is fine',
      'request/unsupported-background',
      ['background: opaque', 'output_format: jpeg'],
      [],
    ],
    ['GIF before 2.6', 'request/unsupported-format', ['output_format: gif'], [['error', 'gif']]],
    [
      'SVG before 2.6',
      'request/unsupported-format',
      ['output_format: svg', 'model: gpt-image-2.5-sunburst'],
      [['error', 'svg']],
    ],
    [
      'SVG is fine on 2.6',
      'request/unsupported-format',
      ['output_format: svg', 'model: gpt-image-2.6-sunburst'],
      [],
    ],
    ['WebP is fine', 'request/unsupported-format', ['output_format: webp'], []],
    [
      'compression of a PNG',
      'request/unsupported-compression',
      ['output_compression: 80'],
      [['error', '80']],
    ],
    [
      'compression of a stated PNG',
      'request/unsupported-compression',
      ['output_compression: 80', 'output_format: png'],
      [['error', '80']],
    ],
    [
      'compression of a JPEG is fine',
      'request/unsupported-compression',
      ['output_compression: 80', 'output_format: jpeg'],
      [],
    ],
    ['no compression is fine', 'request/unsupported-compression', ['output_compression: 100'], []],
    [
      'fidelity on gpt-image-2',
      'request/unsupported-fidelity',
      ['input_fidelity: high'],
      [['error', 'high']],
    ],
    [
      'fidelity on gpt-image-2.6',
      'request/unsupported-fidelity',
      ['input_fidelity: low', 'model: gpt-image-2.6-flare'],
      [['error', 'low']],
    ],
    [
      'fidelity on gpt-image-1.5 is fine',
      'request/unsupported-fidelity',
      ['input_fidelity: high', 'model: gpt-image-1.5'],
      [],
    ],
    ['more than 10 images', 'header/invalid-value', ['n: 11'], [['error', '11']]],
    ['more than 3 partial images', 'header/invalid-value', ['partial_images: 4'], [['error', '4']]],
  ];
  for (const [does, rule, lines, expected] of table) {
    it(does, () => {
      const text = template(...lines);
      assert.deepEqual(
        findingsIn(text, rule).map(({ severity, span }) => [
          severity,
          text.slice(span.start, span.end),
        ]),
        expected,
      );
    });
  }

  it('is told once, however many outputs there are', () => {
    const text = template('input_fidelity: high', 'outputs: [{quality: low}, {quality: high}]');
    assert.equal(findingsIn(text, 'request/unsupported-fidelity').length, 1);
  });

  it('is told of every model that refuses it', () => {
    const text = template(
      'input_fidelity: high',
      'outputs: [{model: gpt-image-2}, {model: gpt-image-2.5-flare}, {model: gpt-image-1}]',
    );
    assert.equal(findingsIn(text, 'request/unsupported-fidelity').length, 2);
  });
});

describe('every fix', () => {
  const line = fc.constantFrom(
    'model: gpt-image-1',
    'model: gpt-image-1.5 # next week',
    'model: gpt-image-2',
    'model: gpt-imgae-2',
    'quality: low',
    'quality: max',
    'quality: hihg',
    'size: 1000x1000',
    'size: 1024x1024',
    'size: "1536x1024"',
    'n: 12',
    'background: transparent',
    'output_format: jpeg # small',
    'output_format: svg',
    'output_compression: 50',
    'input_fidelity: high',
    'outputs: [{quality: low}, {size: 1000x1000}]',
    'nam: x',
    'tags: [a, b]',
  );
  const lines = fc.uniqueArray(line, { selector: (text) => text.split(':')[0], maxLength: 6 });

  it('ends its own finding, keeps comments, and is not offered again', () => {
    fc.assert(
      fc.property(lines, (header) => {
        const text = template(...header);
        for (const { ruleId, span, message, fixes = [] } of findingsIn(text, undefined, {
          today: '2026-11-24',
        })) {
          for (const fix of fixes) {
            const fixed = applyFixes(text, [fix]);
            assert.deepEqual(fixed.applied, [fix]);
            const again = findingsIn(fixed.text, ruleId, { today: '2026-11-24' });
            const same = again.filter(
              (one) => one.span.start === span.start && one.message === message,
            );
            assert.deepEqual(same, [], `${fix.title} in\n${text}`);
            for (const [comment] of text.matchAll(/#.*$/gmu)) {
              const isKept = fixed.text.includes(comment) || fix.title.startsWith('Remove');
              assert.ok(isKept, `${fix.title} in\n${text}`);
            }
            assert.ok(fixed.text.endsWith('---\nA teapot.\n'));
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
