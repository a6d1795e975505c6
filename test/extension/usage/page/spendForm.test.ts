import assert from 'node:assert/strict';
import { readSpendForm } from '../../../../src/extension/usage/page/spendForm.ts';

describe('readSpendForm', () => {
  for (const [span, since, until] of [
    ['days30', '2026-02-02', '2026-03-03'],
    ['month', '2026-03-01', '2026-03-03'],
    ['lastMonth', '2026-02-01', '2026-02-28'],
    ['days90', '2025-12-04', '2026-03-03'],
    ['year', '2025-03-04', '2026-03-03'],
  ] as const) {
    it(`has ${span} begin on ${since}`, () => {
      const form = readSpendForm({ span }, '2026-03-03');
      assert.deepEqual([form.since, form.until], [since, until]);
    });
  }

  it('takes anything unknown as not set', () => {
    const { period, by, span } = readSpendForm({ period: 'hour', by: '__proto__' }, '2026-03-03');
    assert.deepEqual([period, by, span], ['day', 'model', 'days30']);
  });
});
