import assert from 'node:assert/strict';
import { PieceMemo } from '../../../../src/core/tokens/bpe/pieceMemo.ts';

const words = (...values: readonly number[]): Int32Array => {
  const all = new Int32Array(4);
  all.set(values);
  return all;
};

describe('PieceMemo', () => {
  it('remembers pieces of four bytes for each word', () => {
    assert.equal(new PieceMemo(4, 10).longest, 16);
  });

  it('knows nothing at first', () => {
    assert.equal(new PieceMemo(4, 10).find(words(1), 4), 0);
    assert.equal(new PieceMemo(4, 10).find(words(), 3), 0);
  });

  it('tells the count of the piece that was kept', () => {
    const memo = new PieceMemo(4, 10);
    memo.find(words(1, 2), 7);
    memo.keep(words(1, 2), 7, 3);
    assert.equal(memo.find(words(1, 2), 7), 3);
  });

  it('never takes one piece for another, however many share its place', () => {
    const memo = new PieceMemo(4, 10);
    memo.find(words(5), 4);
    memo.keep(words(5), 4, 2);
    // Zero bytes at the end look like none; the length tells them apart.
    assert.equal(memo.find(words(5), 3), 0);
    for (let word = 6; word < 200_000; word++) assert.equal(memo.find(words(word), 4), 0);
  });

  it('keeps the newest of those that share a place', () => {
    const memo = new PieceMemo(4, 10);
    for (let word = 0; word < 200_000; word++) {
      memo.find(words(word), 4);
      memo.keep(words(word), 4, 1 + (word % 4));
      assert.equal(memo.find(words(word), 4), 1 + (word % 4));
    }
  });
});
