import assert from 'node:assert/strict';
import { runSteps } from '../../../../src/core/text/steps.ts';
import type { AssetUsage } from '../../../../src/core/usage/ledger/mergedAssets.ts';
import { attemptsPerAsset } from '../../../../src/core/usage/views/attempts.ts';

const asset = (attempts: number, isApproved?: boolean, day = '2026-11-02'): AssetUsage => ({
  asset: 'a',
  template: undefined,
  model: undefined,
  day,
  attempts,
  images: attempts,
  nanoUsd: attempts * 10,
  unpriced: 0,
  isApproved,
});

describe('attemptsPerAsset', () => {
  const span = { since: '2026-11-01', until: '2026-11-30' };
  const rows = (...assets: readonly AssetUsage[]) =>
    runSteps(attemptsPerAsset(assets, span)).map(
      ({ attempts, approved, rejected, open, nanoUsd }) => [
        attempts,
        approved,
        rejected,
        open,
        nanoUsd,
      ],
    );

  it('has a row for each number up to the most that an asset took', () => {
    assert.deepEqual(rows(asset(1, true), asset(3, true), asset(3, false), asset(1)), [
      [1, 1, 0, 1, 20],
      [2, 0, 0, 0, 0],
      [3, 1, 1, 0, 60],
    ]);
  });

  it('puts six and more together', () => {
    assert.deepEqual(rows(asset(6), asset(9)).at(-1), [6, 0, 0, 2, 150]);
  });

  it('leaves out assets whose latest call is of another time, or of none', () => {
    assert.deepEqual(
      rows(asset(1, true, '2026-10-31'), { ...asset(1), day: undefined }, asset(0)),
      [],
    );
  });
});
