import assert from 'node:assert/strict';
import { headerCursor } from '../../../src/core/index.ts';

/** What is written at the `|` of a header. */
function at(marked: string): unknown {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  return headerCursor(text, { start: 0, end: text.length }, offset);
}

describe('headerCursor', () => {
  for (const [marked, parent, typed] of [
    ['|', undefined, ''],
    ['model: x\nqua|', undefined, 'qua'],
    ['outputs:\n  - si|', 'outputs', 'si'],
    ['outputs:\n  - { quality: low, si|', 'outputs', 'si'],
    ['outputs: [{ |', 'outputs', ''],
    ['inputs:\n  na|', 'inputs', 'na'],
    ['inputs: { na|', 'inputs', 'na'],
  ] as const) {
    it(`is a key in ${JSON.stringify(marked)}`, () => {
      assert.deepEqual(at(marked), { kind: 'key', parent, typed });
    });
  }

  for (const [marked, key, parent, typed] of [
    ['quality: |', 'quality', undefined, ''],
    ['quality: me|', 'quality', undefined, 'me'],
    ['size: "10|', 'size', undefined, '10'],
    ['outputs:\n  - { quality: |', 'quality', 'outputs', ''],
    ['outputs:\n  - quality: lo|', 'quality', 'outputs', 'lo'],
    ['outputs: [{ quality: low, size: 1|', 'size', 'outputs', '1'],
    ['inputs:\n  size: b|', 'size', 'inputs', 'b'],
    ['images: refs/a|', 'images', undefined, 'refs/a'],
    ['images: [refs/a.png, "refs/|', 'images', undefined, 'refs/'],
    ['images:\n  - refs/b|', 'images', undefined, 'refs/b'],
    ['images:\n  - { path: refs/c|', 'path', 'images', 'refs/c'],
    ['fallbacks: [gpt-|', 'fallbacks', undefined, 'gpt-'],
  ] as const) {
    it(`is a value in ${JSON.stringify(marked)}`, () => {
      assert.deepEqual(at(marked), { kind: 'value', key, parent, typed });
    });
  }

  for (const marked of ['quality: low |# x', 'description: a, b: c d|', '# comment |']) {
    it(`is nothing of ours in ${JSON.stringify(marked)}`, () => {
      const found = headerCursor(
        marked.replace('|', ''),
        { start: 0, end: 99 },
        marked.indexOf('|'),
      );
      assert.notEqual(found?.kind, 'key');
    });
  }

  it('is nothing outside of the header', () => {
    assert.equal(headerCursor('---\nn: 1\n---\nsi', { start: 4, end: 9 }, 15), undefined);
  });
});
