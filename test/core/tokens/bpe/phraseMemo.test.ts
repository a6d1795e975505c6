import assert from 'node:assert/strict';
import { LONGEST_PHRASE, PhraseMemo } from '../../../../src/core/tokens/bpe/phraseMemo.ts';
import { unitsOf } from './units.ts';

function find(memo: PhraseMemo, piece: string, before = ''): number {
  return memo.find(unitsOf(before + piece), before.length, before.length + piece.length);
}

function keep(memo: PhraseMemo, piece: string, count: number): void {
  assert.equal(find(memo, piece), 0, piece);
  memo.keep(unitsOf(piece), 0, piece.length, count);
}

describe('PhraseMemo', () => {
  it('knows nothing at first', () => {
    assert.equal(find(new PhraseMemo(8, 12), 'photographs'), 0);
  });

  it('tells the count of each piece that was kept, wherever it stands', () => {
    const memo = new PhraseMemo(8, 12);
    const pieces = ['photograph', 'photographs', 'p'.repeat(LONGEST_PHRASE), '字'.repeat(20)];
    for (const [index, piece] of pieces.entries()) keep(memo, piece, 700 + index);
    for (const [index, piece] of pieces.entries())
      assert.equal(find(memo, piece, 'x'), 700 + index);
  });

  it('never takes one piece for another, however many share its place', () => {
    const memo = new PhraseMemo(2, 20);
    for (let number = 0; number < 5_000; number++) {
      const piece = `numbered ${number}`;
      keep(memo, piece, 1 + number);
      assert.equal(find(memo, piece), 1 + number);
    }
  });

  it('begins anew when its pool is full', () => {
    const memo = new PhraseMemo(8, 8);
    keep(memo, 'a'.repeat(100), 13);
    keep(memo, 'b'.repeat(100), 14);
    keep(memo, 'c'.repeat(100), 15);
    assert.equal(find(memo, 'a'.repeat(100)), 0);
    assert.equal(find(memo, 'c'.repeat(100)), 15);
  });
});
