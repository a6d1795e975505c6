import assert from 'node:assert/strict';
import { wrap } from '../../src/extension/wrap.ts';

describe('wrap', () => {
  it('cuts between words', () => {
    assert.deepEqual(wrap('one two three four', 9), ['one two', 'three', 'four']);
  });

  it('gives a long word a line of its own', () => {
    assert.deepEqual(wrap('a longestword b', 5), ['a', 'longestword', 'b']);
  });

  it('cuts between the characters of Chinese and Japanese, which are twice as wide', () => {
    assert.deepEqual(wrap('トークンの数を数える', 10), ['トークンの', '数を数える']);
    assert.deepEqual(wrap('其 base64 已损坏', 9), ['其 base64', '已损坏']);
  });

  it('begins no line with a closing sign', () => {
    assert.deepEqual(wrap('これは値。次は', 8), ['これは', '値。次は']);
    assert.deepEqual(wrap('（一二三）四', 8), ['（一二', '三）四']);
  });

  it('loses nothing', () => {
    const text = '価格 (1,372 tok × $30) は 2026-11-23、提供元が公表; Batch: 半額。';
    assert.equal(wrap(text, 9).join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
  });

  it('gives no lines for no text', () => {
    assert.deepEqual(wrap('', 5), []);
  });
});
