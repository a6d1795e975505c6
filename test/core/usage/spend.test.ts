import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SHIPPED_CATALOGUE } from '../../../src/core/pricing/catalogue.ts';
import { runSteps } from '../../../src/core/text/steps.ts';
import { createLedger } from '../../../src/core/usage/ledger/ledger.ts';
import { rollUp } from '../../../src/core/usage/ledger/rollUp.ts';
import {
  spendOf as spendOfRollUp,
  type Spend,
  type SpendOptions,
} from '../../../src/core/usage/spend.ts';
import type { UsageRecord } from '../../../src/core/usage/usageRecord.ts';

/** 1,000 output tokens of gpt-image-2 at $30 a million: $0.03. */
const RECORD: UsageRecord = { model: 'gpt-image-2', batch: false, counts: { imageOutput: 1_000 } };

function spendOf(
  records: readonly UsageRecord[],
  { model, ...options }: Partial<SpendOptions> & { readonly model?: string } = {},
): Spend {
  const ledger = createLedger(SHIPPED_CATALOGUE, { model });
  for (const [index, record] of records.entries())
    ledger.add({ kind: 'record', record }, index + 1);
  return spendOfRollUp(runSteps(rollUp([ledger.contents])), { by: 'model', ...options });
}

describe('spendOf', () => {
  it('adds up by model, at half for Batch', () => {
    const { totals, groups } = spendOf([RECORD, { ...RECORD, batch: true }]);
    assert.equal(totals.nanoUsd, 45_000_000);
    assert.equal(groups[0]?.key, 'gpt-image-2');
  });

  it('counts a call once, however often it is logged', () => {
    const { totals } = spendOf([{ ...RECORD, id: 'a' }, { ...RECORD, id: 'a' }, RECORD, RECORD]);
    assert.equal(totals.records, 3);
    assert.equal(totals.duplicates, 1);
  });

  it('counts what has no price, and adds nothing for it', () => {
    const { totals } = spendOf([
      { ...RECORD, model: undefined },
      { ...RECORD, model: 'nobody' },
    ]);
    assert.deepEqual([totals.records, totals.unpriced, totals.nanoUsd], [2, 2, 0]);
    const told = spendOf([{ ...RECORD, model: undefined }], { model: 'gpt-image-2' });
    assert.equal(told.totals.nanoUsd, 30_000_000);
  });

  it('does not price text output of gpt-image-2 as anything', () => {
    const counts = { imageOutput: 1_000, textOutput: 5 };
    assert.equal(spendOf([{ ...RECORD, counts }]).totals.unpriced, 1);
  });

  it('divides what was judged by what was approved', () => {
    const judged = [true, false, false].map((accepted) => ({ ...RECORD, accepted }));
    const { totals } = spendOf([...judged, RECORD]);
    assert.equal(totals.nanoUsdPerApproved, 90_000_000);
    assert.equal(spendOf([{ ...RECORD, accepted: false }]).totals.nanoUsdPerApproved, undefined);
  });

  it('tells no cost per approved asset while a judged record has no price', () => {
    const unknown = { ...RECORD, model: 'nobody' };
    const { totals, groups } = spendOf([
      { ...RECORD, accepted: true },
      { ...unknown, accepted: true },
    ]);
    assert.equal(totals.nanoUsdPerApproved, undefined);
    assert.equal(groups[0]?.nanoUsdPerApproved, 30_000_000);
    const unjudged = spendOf([{ ...RECORD, accepted: true }, unknown]);
    assert.equal(unjudged.totals.nanoUsdPerApproved, 30_000_000);
  });

  it('keeps to the days that are asked for, in UTC', () => {
    const at = (time: string): UsageRecord => ({ ...RECORD, time });
    const records = [
      at('2026-11-22T23:59:59Z'),
      at('2026-11-23T00:00:00Z'),
      at('2026-11-24T01:00:00+02:00'),
      RECORD,
    ];
    const { totals, groups } = spendOf(records, {
      by: 'day',
      since: '2026-11-23',
      until: '2026-11-23',
    });
    assert.equal(totals.records, 2);
    assert.deepEqual(
      groups.map(({ key }) => key),
      ['2026-11-23'],
    );
  });

  it('groups by week, from Monday, and by month, in the order of time', () => {
    const at = (time: string): UsageRecord => ({ ...RECORD, time });
    // 2026-11-01 is a Sunday.
    const records = [
      at('2026-11-01T12:00:00Z'),
      at('2026-11-02T12:00:00Z'),
      at('2026-11-08T12:00:00Z'),
      RECORD,
    ];
    const keysBy = (by: 'week' | 'month'): unknown =>
      spendOf(records, { by }).groups.map(({ key, records: count }) => [key, count]);
    assert.deepEqual(keysBy('week'), [
      ['2026-10-26', 1],
      ['2026-11-02', 2],
      [undefined, 1],
    ]);
    assert.deepEqual(keysBy('month'), [
      ['2026-11-01', 3],
      [undefined, 1],
    ]);
  });

  it('has totals that are the sum of the groups', () => {
    const record = fc.record({
      model: fc.constantFrom('gpt-image-2', 'gpt-image-1-mini', 'nobody', undefined),
      template: fc.constantFrom('a', 'b', undefined),
      accepted: fc.constantFrom(true, false, undefined),
      batch: fc.boolean(),
      counts: fc.record({ textInput: fc.nat(1_000), imageOutput: fc.nat(10_000) }),
    });
    fc.assert(
      fc.property(fc.array(record), fc.constantFrom('model', 'template'), (records, by) => {
        const { totals, groups } = spendOf(records, { by });
        for (const key of ['records', 'unpriced', 'nanoUsd', 'judged', 'approved'] as const) {
          assert.equal(
            groups.reduce((sum, group) => sum + group[key], 0),
            totals[key],
          );
        }
      }),
    );
  });
});
