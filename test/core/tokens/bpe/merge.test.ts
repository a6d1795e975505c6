import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodedRanks } from '../../../../scripts/ranks.mts';
import { Merger } from '../../../../src/core/tokens/bpe/merge.ts';
import { rankTable } from '../judge.ts';

const { pairs } = rankTable('o200k_base');
const merger = new Merger(pairs);
const tokens = decodedRanks('o200k_base').map((bytes) => Buffer.from(bytes).toString('latin1'));
const ranks = new Map(tokens.map((token, rank) => [token, rank]));

function encode(bytes: Uint8Array): readonly number[] {
  const count = merger.merge(bytes, 0, bytes.length);
  const found: number[] = [];
  for (let at = 0; at < bytes.length; at = merger.endAt(at)) found.push(merger.tokenAt(at));
  assert.equal(found.length, count);
  return found;
}

/** Byte pair encoding as it is defined: join the two neighbours whose joined bytes rank lowest, until none do. */
function encodeByDefinition(bytes: Uint8Array): readonly number[] {
  const parts = Array.from(bytes, (byte) => String.fromCharCode(byte));
  const rankOf = (at: number): number =>
    ranks.get((parts[at] ?? '') + (parts[at + 1] ?? '')) ?? Infinity;
  for (;;) {
    let lowest = -1;
    for (let at = 0; at + 1 < parts.length; at++) {
      if (rankOf(at) < (lowest < 0 ? Infinity : rankOf(lowest))) lowest = at;
    }
    if (lowest < 0) return parts.map((part) => ranks.get(part) ?? -1);
    parts.splice(lowest, 2, (parts[lowest] ?? '') + (parts[lowest + 1] ?? ''));
  }
}

const stretch = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'e', 'n'), minLength: 1, maxLength: 60 }),
  fc
    .tuple(fc.nat(tokens.length - 1), fc.nat(5_000))
    .map(([first, second]) => (tokens[first] ?? '') + (tokens[second] ?? '')),
);

describe('Merger', () => {
  it('encodes any bytes as byte pair encoding is defined', () => {
    fc.assert(
      fc.property(stretch, (value) => {
        const bytes = typeof value === 'string' ? Buffer.from(value, 'latin1') : value;
        assert.deepEqual(encode(bytes), encodeByDefinition(bytes));
      }),
      { numRuns: 300 },
    );
  });

  it('merges equal ranks from the left', () => {
    // “kk” is a token and “kkk” none.
    assert.deepEqual(encode(Buffer.from('kkk')), [ranks.get('kk'), ranks.get('k')]);
  });

  it('grows for stretches longer than any before', () => {
    assert.deepEqual(encode(Buffer.from(' '.repeat(128))), [ranks.get(' '.repeat(128))]);
    assert.equal(encode(Buffer.from(' '.repeat(1_280))).length, 10);
  });
});
