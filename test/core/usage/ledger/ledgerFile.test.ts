import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SHIPPED_CATALOGUE } from '../../../../src/core/pricing/catalogue.ts';
import { createLedger } from '../../../../src/core/usage/ledger/ledger.ts';
import { loadLedger, saveCalls, saveLedger } from '../../../../src/core/usage/ledger/ledgerFile.ts';
import { anyReadings, contentsOf, RECORD, recordsOf, sorted } from './support.ts';

describe('saveLedger', () => {
  it('saves what loadLedger goes on with as if nothing had happened', () => {
    fc.assert(
      fc.property(anyReadings, fc.nat(25), (readings, cut) => {
        const contents = contentsOf(readings.slice(0, cut));
        const saved: unknown = JSON.parse(JSON.stringify(saveLedger(contents, 'basis')));
        const loaded = loadLedger(saved, saveCalls(contents), 'basis');
        assert.ok(loaded);
        const ledger = createLedger(SHIPPED_CATALOGUE, {}, loaded);
        for (const reading of readings.slice(cut)) ledger.add(reading, 1);
        assert.deepEqual(sorted([ledger.contents]), sorted([contentsOf(readings)]));
      }),
    );
  });

  it('lets clocks that were ahead be right when their time has come', () => {
    const calls = recordsOf(
      { ...RECORD, time: '2026-11-24T10:00:00Z' },
      { ...RECORD, time: '2026-11-25T10:00:00Z' },
    );
    const contents = contentsOf(calls, { now: Date.parse('2026-11-23T00:00:00Z') });
    assert.equal(contents.counts.ahead, 2);
    const loaded = loadLedger(saveLedger(contents, 'basis'), saveCalls(contents), 'basis');
    const now = Date.parse('2026-11-24T12:00:00Z');
    assert.equal(createLedger(SHIPPED_CATALOGUE, { now }, loaded).contents.counts.ahead, 1);
  });

  it('throws away what is of another version or basis, or damaged', () => {
    const contents = contentsOf(recordsOf({ ...RECORD, id: 'a', asset: 'x' }));
    const calls = saveCalls(contents);
    const saved = saveLedger(contents, 'basis');
    assert.ok(loadLedger(saved, calls, 'basis'));
    assert.equal(loadLedger(saved, calls, 'other prices'), undefined);
    assert.equal(loadLedger({ ...saved, version: 1 }, calls, 'basis'), undefined);
    assert.equal(loadLedger({ ...saved, cells: [] }, calls, 'basis'), undefined);
    assert.equal(loadLedger({ ...saved, assets: [] }, calls, 'basis'), undefined);
    assert.equal(loadLedger(saved, [], 'basis'), undefined);
    for (const column of calls.keys()) {
      const damaged = calls.map((bytes, index) => (index === column ? bytes.slice(1) : bytes));
      assert.equal(loadLedger(saved, damaged, 'basis'), undefined);
    }
    assert.equal(loadLedger('nothing', calls, 'basis'), undefined);
  });
});
