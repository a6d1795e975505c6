import assert from 'node:assert/strict';
import fc from 'fast-check';
import { writeUtf8 } from '../../../../src/core/tokens/bpe/utf8.ts';
import { oddText } from '../oddText.ts';
import { unitsOf } from './units.ts';

describe('writeUtf8', () => {
  it('writes what TextEncoder writes, lone surrogates included', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        const bytes = new Uint8Array(3 * text.length);
        const end = writeUtf8(unitsOf(text), 0, text.length, bytes, 0);
        assert.deepEqual(bytes.subarray(0, end), new TextEncoder().encode(text));
      }),
      { numRuns: 300 },
    );
  });

  it('writes a stretch behind what is there, and leaves the rest', () => {
    const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6);
    assert.equal(writeUtf8(unitsOf('a\u00e9z'), 1, 2, bytes, 2), 4);
    assert.deepEqual([...bytes], [1, 2, 0xc3, 0xa9, 5, 6]);
  });
});
