import assert from 'node:assert/strict';
import { wrap } from '../../src/extension/wrap.ts';

describe('wrap', () => {
  it('cuts between words', () => {
    assert.deepEqual(wrap('one two three four', 9), ['one two', 'three', 'four']);
  });

  it('gives a long word a line of its own', () => {
    assert.deepEqual(wrap('a longestword b', 5), ['a', 'longestword', 'b']);
  });

  it('gives no lines for no text', () => {
    assert.deepEqual(wrap('', 5), []);
  });
});
