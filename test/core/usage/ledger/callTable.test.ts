import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  createCallTable,
  type RememberedCall,
} from '../../../../src/core/usage/ledger/callTable.ts';

const anyCall = fc.record(
  {
    cell: fc.nat(100),
    asset: fc.integer({ min: -1, max: 100 }),
    nanoUsd: fc.option(fc.nat(1_000_000_000), { nil: undefined }),
    images: fc.integer({ min: 1, max: 63 }),
    accepted: fc.constantFrom(true, false, undefined),
  },
  { noNullPrototype: true },
);

describe('createCallTable', () => {
  it('remembers as a map does that keeps what came first', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ maxLength: 3 }), anyCall)), (calls) => {
        const table = createCallTable();
        const map = new Map<string, RememberedCall>();
        for (const [id, call] of calls) {
          table.add(id, call);
          if (!map.has(id)) map.set(id, call);
        }
        assert.equal(table.size, map.size);
        for (const [id, call] of map) assert.deepEqual(table.find(id), call);
        const copy = createCallTable(table.columns());
        for (const [id, call] of map) assert.deepEqual(copy.find(id), call);
        assert.equal(table.find('never added'), undefined);
      }),
    );
  });

  it('tells 200,000 ids apart that differ by their number', () => {
    const table = createCallTable();
    const call = { cell: 0, asset: -1, nanoUsd: 1, images: 1, accepted: undefined };
    for (let number = 0; number < 200_000; number++) table.add(`req_${number}`, call);
    assert.equal(table.size, 200_000);
  });
});
