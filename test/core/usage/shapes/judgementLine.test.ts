import assert from 'node:assert/strict';
import { readUsageLine, readUsageRecord } from '../../../../src/core/usage/readRecord.ts';
import { formatJudgement } from '../../../../src/core/usage/shapes/judgementLine.ts';
import { reasonOf } from './support.ts';

const TIME = '2026-11-24T10:00:00.000Z';

describe('judgementLine', () => {
  it('reads what formatJudgement writes', () => {
    for (const kind of ['id', 'asset'] as const) {
      const judgement = { of: { kind, name: 'a "b"' }, accepted: false, at: Date.parse(TIME) };
      assert.deepEqual(readUsageLine(formatJudgement(judgement, 'ada')), {
        kind: 'judgement',
        judgement,
      });
    }
  });

  it('needs a time, and one of id and asset', () => {
    assert.equal(readUsageRecord({ time: TIME, id: 'a', accepted: true }).kind, 'judgement');
    assert.match(reasonOf({ id: 'a', accepted: true }), /needs a time/u);
    assert.match(reasonOf({ time: TIME, accepted: true }), /either an id or an asset/u);
    assert.match(reasonOf({ time: TIME, id: 'a', asset: 'b', accepted: true }), /either/u);
    assert.match(reasonOf({ time: 'soon', id: 'a', accepted: true }), /no time/u);
  });
});
