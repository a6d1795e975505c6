import assert from 'node:assert/strict';
import { LONGEST_WORD, WordMemo } from '../../../../src/core/tokens/bpe/wordMemo.ts';
import { unitsOf } from './units.ts';

function find(memo: WordMemo, piece: string, around = ''): number {
  const units = unitsOf(around + piece + around);
  return memo.find(new DataView(units.buffer), around.length, piece.length);
}

describe('WordMemo', () => {
  it('knows nothing at first', () => {
    assert.equal(find(new WordMemo(10), 'word'), 0);
    assert.equal(find(new WordMemo(10), '\0'), 0);
  });

  it('tells the count of each piece that was kept, whatever stands around it', () => {
    const memo = new WordMemo(10);
    const pieces = [
      'w',
      'wo',
      'wor',
      'word',
      'words',
      'words!',
      '字字字字字字字',
      '字字字字字字字e',
    ];
    for (const [index, piece] of pieces.entries()) {
      assert.equal(find(memo, piece), 0, piece);
      memo.keep(index + 1);
    }
    for (const [index, piece] of pieces.entries()) {
      assert.equal(find(memo, piece, '\uffff'), index + 1, piece);
    }
    assert.equal(pieces.at(-1)?.length, LONGEST_WORD);
  });

  it('tells pieces apart that differ in zeros at their end', () => {
    const memo = new WordMemo(10);
    find(memo, 'a');
    memo.keep(1);
    assert.equal(find(memo, 'a\0'), 0);
    assert.equal(find(memo, 'a\0\0\0\0\0\0\0'), 0);
  });

  it('never takes one piece for another, however many share its place', () => {
    const memo = new WordMemo(4);
    for (let code = 0; code < 60_000; code++) {
      const piece = String.fromCharCode(code, 0x20);
      assert.equal(find(memo, piece), 0);
      memo.keep(1 + (code % 255));
      assert.equal(find(memo, piece), 1 + (code % 255));
    }
  });
});
