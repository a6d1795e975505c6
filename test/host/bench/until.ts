import { threadMs } from '../suite/support/blocks.ts';

const PATIENCE_MS = 180_000;
const RETRY_MS = 20;

/** Asks again and again until it is so; what holds up the host more than the question would be measured with it. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Error('It never came to that.');
    await pause(RETRY_MS);
  }
}

/** Waits until the host has nothing to do any more: what was started in the background would be measured too. */
export async function idle(): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = threadMs();
    await pause(ROUND_MS);
    if (threadMs() - before < ROUND_MS * BUSY_SHARE) return;
  }
}

const ROUND_MS = 1_000;
const MOST_ROUNDS = 60;
/** What the editor's own extensions do all the time is less than this share. */
const BUSY_SHARE = 0.1;

/** Lets time go by. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
