import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodedRanks } from '../../../../scripts/ranks.mts';
import { Merger } from '../../../../src/core/tokens/bpe/merge.ts';
import { areNeighbours } from '../../../../src/core/tokens/bpe/neighbours.ts';
import { rankTable } from '../judge.ts';

const { pairs } = rankTable('o200k_base');
const merger = new Merger(pairs);
const tokens = decodedRanks('o200k_base');
const token = fc.nat(tokens.length - 1);
/** Short ones merge far more often. */
const short = fc.nat(5_000);

function isEncodedAs(before: number, after: number): boolean {
  const bytes = Buffer.concat([tokens[before] ?? Buffer.of(), tokens[after] ?? Buffer.of()]);
  return (
    merger.merge(bytes, 0, bytes.length) === 2 &&
    merger.tokenAt(0) === before &&
    merger.tokenAt(merger.endAt(0)) === after
  );
}

describe('areNeighbours', () => {
  it('holds exactly for two tokens that are the encoding of their bytes', () => {
    const outcomes = new Set<boolean>();
    fc.assert(
      fc.property(fc.oneof(token, short), fc.oneof(token, short), (before, after) => {
        const expected = isEncodedAs(before, after);
        outcomes.add(expected);
        assert.equal(areNeighbours(pairs, before, after), expected);
      }),
      { numRuns: 5_000 },
    );
    assert.deepEqual(outcomes, new Set([true, false]));
  });

  it('holds for no token beside itself when the two make another', () => {
    const a = pairs.ofByte[0x61] ?? 0;
    assert.equal(areNeighbours(pairs, a, a), false);
  });
});
