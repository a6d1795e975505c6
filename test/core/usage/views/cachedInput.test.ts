import assert from 'node:assert/strict';
import { runSteps } from '../../../../src/core/text/steps.ts';
import type { UsageCell } from '../../../../src/core/usage/ledger/cell.ts';
import { emptySums, emptyTokens } from '../../../../src/core/usage/ledger/cell.ts';
import { cachedInput } from '../../../../src/core/usage/views/cachedInput.ts';

const cell = (model: string, day: string, tokens: Partial<UsageCell['tokens']>): UsageCell => ({
  ...emptySums(),
  day,
  model,
  batch: false,
  tokens: { ...emptyTokens(), ...tokens },
});

describe('cachedInput', () => {
  it('counts cached text and images among the input, by model', () => {
    const models = runSteps(
      cachedInput(
        [
          cell('a', '2026-11-02', { textInput: 476, cachedTextInput: 1_024 }),
          cell('b', '2026-11-02', { imageInput: 3_000, cachedImageInput: 1_000, imageOutput: 9 }),
          cell('a', '2026-11-03', { textInput: 100 }),
          cell('a', '2026-12-01', { textInput: 7 }),
          cell('c', '2026-11-02', { imageOutput: 9 }),
        ],
        { since: '2026-11-01', until: '2026-11-30' },
      ),
    );
    assert.deepEqual(models, [
      { model: 'b', input: 4_000, cached: 1_000 },
      { model: 'a', input: 1_600, cached: 1_024 },
    ]);
  });
});
