import { readFileSync } from 'node:fs';
import { loadRankTable } from '../../../src/core/tokens/bpe/rankFile.ts';
import { createTokenCounter } from '../../../src/core/tokens/bytePairCounter.ts';
import { runSteps } from '../../../src/core/text/steps.ts';
import type { TokenCounter } from '../../../src/core/tokens/tokenCounter.ts';

export { EMPTY_DOCUMENT, followChange } from '../../../src/core/tokens/documentCount.ts';
export { createFollowingCounter } from '../../../src/core/tokens/followingCounter.ts';
export { runSteps } from '../../../src/core/text/steps.ts';
export { cutO200k } from '../../../src/core/tokens/bpe/cutting.ts';

/** Our counter, from the rank file at this path. */
export function openCounter(rankFile: string): TokenCounter {
  return openCounters(rankFile)();
}

/** Makes counters that share one table, but not the pieces that they remember. */
export function openCounters(rankFile: string): () => TokenCounter {
  const table = runSteps(loadRankTable(readFileSync(rankFile)));
  return () => createTokenCounter(table);
}
