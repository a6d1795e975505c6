import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SHIPPED_CATALOGUE } from '../../../../src/core/pricing/catalogue.ts';
import { createLedger } from '../../../../src/core/usage/ledger/ledger.ts';
import { loadLedger, saveLedger } from '../../../../src/core/usage/ledger/ledgerFile.ts';
import { anyReadings, contentsOf, RECORD, recordsOf, sorted } from './support.ts';

describe('saveLedger', () => {
  it('saves what loadLedger goes on with as if nothing had happened', () => {
    fc.assert(
      fc.property(anyReadings, fc.nat(25), (readings, cut) => {
        const saved: unknown = JSON.parse(
          JSON.stringify(saveLedger(contentsOf(readings.slice(0, cut)), 'basis')),
        );
        const loaded = loadLedger(saved, 'basis');
        assert.ok(loaded);
        const ledger = createLedger(SHIPPED_CATALOGUE, {}, loaded);
        for (const reading of readings.slice(cut)) ledger.add(reading, 1);
        assert.deepEqual(sorted([ledger.contents]), sorted([contentsOf(readings)]));
      }),
    );
  });

  it('throws away what is of another version or basis, or damaged', () => {
    const saved = saveLedger(contentsOf(recordsOf({ ...RECORD, id: 'a', asset: 'x' })), 'basis');
    assert.ok(loadLedger(saved, 'basis'));
    assert.equal(loadLedger(saved, 'other prices'), undefined);
    assert.equal(loadLedger({ ...saved, version: 2 }, 'basis'), undefined);
    assert.equal(loadLedger({ ...saved, cells: [] }, 'basis'), undefined);
    assert.equal(loadLedger({ ...saved, assets: [] }, 'basis'), undefined);
    const calls = { ...saved.calls, marks: '' };
    assert.equal(loadLedger({ ...saved, calls }, 'basis'), undefined);
    assert.equal(loadLedger({ ...saved, calls: { ...calls, marks: '*' } }, 'basis'), undefined);
    assert.equal(loadLedger('nothing', 'basis'), undefined);
  });
});
