import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createHashSet } from '../../../../src/core/usage/ledger/hashSet.ts';

const part = fc.oneof(fc.nat(3), fc.integer({ min: 0, max: 0xffff_ffff }));

describe('createHashSet', () => {
  it('takes each hash once, as a set does', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ high: part, low: part })), fc.nat(50), (hashes, room) => {
        const set = createHashSet(room);
        const seen = new Set<string>();
        for (const { high, low } of hashes) {
          // The one hash that stands for a free place shares that of its neighbour.
          const name = `${high} ${high === 0 && low === 0 ? 1 : low}`;
          assert.equal(set.add({ high, low }), !seen.has(name));
          seen.add(name);
        }
      }),
    );
  });
});
