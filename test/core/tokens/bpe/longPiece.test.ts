import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runSteps } from '../../../../src/core/text/steps.ts';
import { countLongPiece } from '../../../../src/core/tokens/bpe/longPiece.ts';
import { Merger } from '../../../../src/core/tokens/bpe/merge.ts';
import { rankTable } from '../judge.ts';

const { pairs } = rankTable('o200k_base');
const merger = new Merger(pairs);

const piece = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 700 }),
  fc.string({ unit: fc.constantFrom(...Array.from('etaoinshrdlu')), minLength: 1, maxLength: 700 }),
  fc.string({ unit: fc.constantFrom(' ', '\t', '\u3000'), minLength: 1, maxLength: 700 }),
  fc.string({
    unit: fc.constantFrom('\u4e00', '\u4e8c', '\u7684', '\u662f'),
    minLength: 1,
    maxLength: 200,
  }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
  fc.tuple(fc.string({ minLength: 1, maxLength: 9 }), fc.nat(90)).map(([s, n]) => s.repeat(n + 1)),
);

describe('countLongPiece', () => {
  it('counts what merging the whole piece counts', () => {
    fc.assert(
      fc.property(piece, (text) => {
        const bytes = Buffer.from(text);
        const counted = runSteps(countLongPiece(pairs, merger, bytes, bytes.length));
        assert.equal(counted, merger.merge(bytes, 0, bytes.length));
      }),
      { numRuns: 400 },
    );
  });

  it('pauses all along', () => {
    const bytes = new Uint8Array(100_000).fill(0x78);
    const steps = countLongPiece(pairs, merger, bytes, bytes.length);
    let pauses = 0;
    while (steps.next().done !== true) pauses++;
    // One step is about a tenth of a millisecond of work: a few hundred to a few thousand bytes.
    assert.ok(pauses > 50, `${pauses} pauses`);
  });
});
