import assert from 'node:assert/strict';
import { words } from '../../../../src/core/text/wording.ts';
import { contentsOf, RECORD, recordsOf } from './support.ts';
import { withEnglish } from '../../../support/english.ts';

const at = (time: string): typeof RECORD => ({ ...RECORD, time });

describe('createLedger', () => {
  it('counts lines that could not be read, and names the first hundred', () => {
    const { counts, problems } = contentsOf(
      Array.from({ length: 150 }, () => ({ kind: 'unknown' as const, reason: words('is torn') })),
    );
    assert.equal(counts.unreadable, 150);
    assert.equal(problems.length, 100);
    assert.deepEqual(problems[99], { line: 100, reason: words('is torn') });
  });

  it('counts calls that came after later ones', () => {
    const calls = recordsOf(at('2026-11-23T11:00:00+02:00'), at('2026-11-23T08:59:59Z'), RECORD);
    assert.equal(contentsOf(calls).counts.outOfOrder, 1);
  });

  it('counts clocks that run more than five minutes ahead', () => {
    const now = Date.parse('2026-11-23T10:00:00Z');
    const calls = recordsOf(at('2026-11-23T10:04:00Z'), at('2026-11-23T10:06:00Z'));
    assert.equal(contentsOf(calls, { now }).counts.ahead, 1);
    assert.equal(contentsOf(calls).counts.ahead, 0);
  });

  it('says why calls have no price', () => {
    const { unpricedReasons } = contentsOf(
      recordsOf({ ...RECORD, model: undefined }, { ...RECORD, model: undefined }),
    );
    assert.deepEqual(withEnglish([...unpricedReasons.values()]), [
      { reason: 'The log names no model.', records: 2 },
    ]);
  });

  it('goes on when a time is no time', () => {
    assert.equal(contentsOf(recordsOf(at('soon'))).cells[0]?.key.day, undefined);
  });
});
