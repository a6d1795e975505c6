import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runSteps } from '../../../../src/core/text/steps.ts';
import { rollUp } from '../../../../src/core/usage/ledger/rollUp.ts';
import { spendOf } from '../../../../src/core/usage/spend.ts';
import type { RecordReading } from '../../../../src/core/usage/usageRecord.ts';
import { anyReadings, contentsOf, judgementOf, RECORD, recordsOf, sorted } from './support.ts';

/** Judged pictures, approved assets, and nano-dollars an approved asset. */
function verdict(...readings: readonly RecordReading[]): readonly (number | undefined)[] {
  const all = runSteps(rollUp([contentsOf(readings)]));
  const { judged, approved, nanoUsdPerApproved } = spendOf(all, { by: 'model' }).totals;
  return [judged, approved, nanoUsdPerApproved];
}

describe('rollUp', () => {
  it('is the same in whatever order calls came', () => {
    const shuffled = anyReadings.chain((readings) =>
      fc.tuple(
        fc.constant(readings),
        fc.shuffledSubarray([...readings], { minLength: readings.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([readings, others]) => {
        assert.deepEqual(sorted([contentsOf(others)]), sorted([contentsOf(readings)]));
      }),
    );
  });

  it('is the same however calls are spread over ledgers', () => {
    fc.assert(
      fc.property(anyReadings, fc.nat(2), (readings, seed) => {
        const parts = [0, 1, 2].map((part) =>
          contentsOf(readings.filter((_, index) => ((index * 7 + seed) >> 1) % 3 === part)),
        );
        assert.deepEqual(sorted(parts), sorted([contentsOf(readings)]));
      }),
    );
  });

  it('counts a call that two ledgers are given once', () => {
    const [record] = recordsOf({ ...RECORD, id: 'a' });
    assert.ok(record);
    const first = contentsOf([record]);
    const second = contentsOf([record], { isElsewhere: (id) => first.calls.has(id) });
    const { totals } = spendOf(runSteps(rollUp([first, second])), { by: 'model' });
    assert.deepEqual([totals.records, totals.duplicates, totals.nanoUsd], [1, 1, 30_000_000]);
  });

  it('judges a call by its id, wherever the judgement stands, the last one winning', () => {
    const [call] = recordsOf({ ...RECORD, id: 'a' });
    assert.ok(call);
    const [approved, rejected] = [
      judgementOf('id', 'a', true, 1),
      judgementOf('id', 'a', false, 2),
    ];
    assert.deepEqual(verdict(call, approved), [1, 1, 30_000_000]);
    assert.deepEqual(verdict(rejected, approved, call), [1, 0, undefined]);
    const all = runSteps(rollUp([contentsOf([approved]), contentsOf([call])]));
    assert.equal(all.cells[0]?.approved, 1);
  });

  it('puts a judgement in the place of what the record says', () => {
    const [said] = recordsOf({ ...RECORD, id: 'a', accepted: true });
    assert.ok(said);
    assert.deepEqual(verdict(said, judgementOf('id', 'a', false, 1)), [1, 0, undefined]);
  });

  it('divides all attempts for an asset by the asset, once', () => {
    const attempts = recordsOf(
      { ...RECORD, asset: 'hero', accepted: false },
      { ...RECORD, asset: 'hero' },
      { ...RECORD, asset: 'hero', accepted: true },
      { ...RECORD, asset: 'hero', accepted: true },
    );
    assert.deepEqual(verdict(...attempts), [4, 1, 120_000_000]);
    assert.deepEqual(verdict(...attempts, judgementOf('asset', 'hero', false, 1)), [
      4,
      0,
      undefined,
    ]);
  });

  it('approves an asset by a call that is for it', () => {
    const calls = recordsOf(
      { ...RECORD, id: 'a', asset: 'hero' },
      { ...RECORD, id: 'b', asset: 'hero' },
    );
    assert.deepEqual(verdict(...calls), [0, 0, undefined]);
    assert.deepEqual(verdict(...calls, judgementOf('id', 'b', true, 1)), [2, 1, 60_000_000]);
    assert.deepEqual(verdict(...calls, judgementOf('id', 'b', false, 1)), [1, 0, undefined]);
  });

  it('tells the attempts of an asset, those that were not logged too', () => {
    const calls = recordsOf(
      { ...RECORD, asset: 'hero', template: 'a.prompt', time: '2026-11-02T00:00:00Z', attempt: 5 },
      { ...RECORD, asset: 'hero', template: 'b.prompt', time: '2026-11-01T00:00:00Z', images: 2 },
    );
    const { assets } = runSteps(rollUp([contentsOf(calls)]));
    assert.deepEqual(assets, [
      {
        asset: 'hero',
        template: 'a.prompt',
        model: 'gpt-image-2',
        day: '2026-11-02',
        attempts: 5,
        images: 3,
        nanoUsd: 60_000_000,
        unpriced: 0,
        isApproved: undefined,
      },
    ]);
  });

  it('counts judgements of what nobody logged', () => {
    const readings = [judgementOf('id', 'a', true, 1), judgementOf('asset', 'b', true, 1)];
    assert.equal(runSteps(rollUp([contentsOf(readings)])).unmatchedJudgements, 2);
  });

  it('tells output tokens by picture and text tokens by template', () => {
    const { outputs, prompts } = runSteps(
      rollUp([
        contentsOf(
          recordsOf(
            {
              ...RECORD,
              quality: 'low',
              size: '1024x1024',
              template: 't',
              counts: { imageOutput: 196 },
            },
            {
              ...RECORD,
              quality: 'low',
              size: '1024x1024',
              images: 2,
              counts: { imageOutput: 392 },
            },
            { ...RECORD, template: 't', counts: { textInput: 10, cachedTextInput: 5 } },
          ),
        ),
      ]),
    );
    assert.deepEqual(outputs, [
      { model: 'gpt-image-2', quality: 'low', size: '1024x1024', tokens: new Map([[196, 3]]) },
    ]);
    assert.deepEqual(prompts, [
      {
        template: 't',
        tokens: new Map([
          [0, 1],
          [15, 1],
        ]),
      },
    ]);
  });

  it('tells calls without a template apart by the tokens of their prompt', () => {
    const { cells } = runSteps(
      rollUp([
        contentsOf(
          recordsOf(
            { ...RECORD, counts: { textInput: 10 } },
            { ...RECORD, counts: { textInput: 11 } },
            { ...RECORD, template: 't', counts: { textInput: 10 } },
            { ...RECORD, template: 't', counts: { textInput: 11 } },
          ),
        ),
      ]),
    );
    assert.deepEqual(
      cells.map(({ promptTokens, records }) => [promptTokens, records]),
      [
        [10, 1],
        [11, 1],
        [undefined, 2],
      ],
    );
  });
});
