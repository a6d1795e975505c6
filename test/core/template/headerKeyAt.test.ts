import assert from 'node:assert/strict';
import { headerKeyAt } from '../../../src/core/index.ts';

/** The key at the `|` of a header, with the text that its span covers. */
function keyAt(marked: string): readonly [string, string] | undefined {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = headerKeyAt(text, { start: 0, end: text.length }, offset);
  return found && [found.key, text.slice(found.span.start, found.span.end)];
}

describe('headerKeyAt', () => {
  for (const [marked, key] of [
    ['model: x\nqua|lity: low', 'quality'],
    ['|model: x', 'model'],
    ['model|: x', 'model'],
    ['partial_im|ages: 2', 'partial_images'],
    ['outputs:\n  - { qual|ity: low, size: 1x1 }', 'quality'],
    ['outputs:\n  - { quality: low, si|ze: 1x1 }', 'size'],
    ['outputs:\n  - quality: low\n    mod|el: x', 'model'],
    ['outputs: [{quality: low, s|ize: 1x1}]', 'size'],
    ['a: b\r\nsi|ze: 1x1\r\nn: 2', 'size'],
  ] as const) {
    it(`finds ${key} in ${JSON.stringify(marked)}`, () => {
      assert.deepEqual(keyAt(marked), [key, key]);
    });
  }

  for (const marked of [
    'model: qua|lity',
    'quality: |low',
    'inputs:\n  si|ze: big',
    'inputs: {si|ze: big}',
    'outputs:\n  - { n|: 2 }',
    'unknown|: 1',
    'description: >\n  qual|ity: low',
  ]) {
    it(`finds none in ${JSON.stringify(marked)}`, () => {
      assert.equal(keyAt(marked), undefined);
    });
  }

  it('finds none outside of the header', () => {
    assert.equal(headerKeyAt('---\nn: 1\n---\nsize: 1', { start: 4, end: 9 }, 14), undefined);
  });
});
