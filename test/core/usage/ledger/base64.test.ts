import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromBase64, toBase64 } from '../../../../src/core/usage/ledger/base64.ts';

describe('toBase64', () => {
  it('writes as Node does, and reads it back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        assert.equal(toBase64(bytes), text);
        assert.deepEqual(fromBase64(text), bytes);
      }),
    );
  });

  it('reads nothing else', () => {
    for (const text of ['A', 'AA=', '====', 'A*==', '=AAA']) {
      assert.equal(fromBase64(text), undefined, text);
    }
  });
});
