import assert from 'node:assert/strict';
import { applyEdits, editProjectDefaults } from '../../../src/core/index.ts';

const wanted = { model: 'gpt-image-2', quality: 'low', size: '1536x1024', n: 2 };

function edited(text: string): string | undefined {
  const edits = editProjectDefaults(text, wanted);
  return edits && applyEdits(text, edits);
}

describe('editProjectDefaults', () => {
  it('writes all four into an empty file', () => {
    assert.deepEqual(edited('')?.trim().split('\n').sort(), [
      'model: gpt-image-2',
      'n: 2',
      'quality: low',
      'size: 1536x1024',
    ]);
  });

  it('changes values where they stand, and keeps comments and the rest', () => {
    const text = [
      '# Our house',
      'defaults:',
      '  model: gpt-image-1.5 # until October',
      '  quality: high',
      '  size: "1024x1024"',
      '  n: 1',
      'exclude: [old/**]',
      '',
    ].join('\n');
    assert.equal(
      edited(text),
      text
        .replace('gpt-image-1.5', 'gpt-image-2')
        .replace('high', 'low')
        .replace('1024x1024', '1536x1024')
        .replace('n: 1', 'n: 2'),
    );
  });

  it('adds what is missing at the top level, whatever the line ends', () => {
    const result = edited('model: gpt-image-2 # fixed\r\ntier: 3');
    assert.match(result ?? '', /^model: gpt-image-2 # fixed\r\n/u);
    assert.match(result ?? '', /^tier: 3$/mu);
    assert.match(result ?? '', /^size: 1536x1024\r$/mu);
  });

  it('leaves a broken file alone', () => {
    assert.equal(edited('defaults: [\n'), undefined);
  });
});
