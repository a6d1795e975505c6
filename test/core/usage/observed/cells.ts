import { emptyTokens, type UsageCell } from '../../../../src/core/usage/ledger/cell.ts';

/** Logged calls that are alike; one image of gpt-image-2 unless told otherwise. */
export function cell(
  changes: Partial<Omit<UsageCell, 'tokens'>> & { readonly tokens?: Partial<UsageCell['tokens']> },
): UsageCell {
  const { tokens, ...others } = changes;
  return {
    day: '2026-11-20',
    model: 'gpt-image-2',
    batch: false,
    records: 1,
    images: 1,
    unpriced: 0,
    nanoUsd: 0,
    judged: 0,
    judgedNanoUsd: 0,
    judgedUnpriced: 0,
    approved: 0,
    ...others,
    tokens: { ...emptyTokens(), ...tokens },
  };
}
