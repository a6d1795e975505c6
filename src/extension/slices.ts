import type { Steps } from '../core/index.ts';

/** Longest stretch of work between two pauses, in milliseconds: half a frame, so that typing is never held up. */
const SLICE_MS = 6;

/** Work that was replaced by newer work before it ended. */
export const CANCELLED = Symbol('cancelled');

/**
 * Runs a computation in slices, giving the thread back between them.
 *
 * @param isCancelled asked before each slice; once true, the result is {@link CANCELLED}.
 */
export async function runInSlices<T>(
  steps: Steps<T>,
  isCancelled: () => boolean = () => false,
): Promise<T | typeof CANCELLED> {
  for (;;) {
    if (isCancelled()) return CANCELLED;
    const pauseAt = performance.now() + SLICE_MS;
    do {
      const { done, value } = steps.next();
      if (done === true) return value;
    } while (performance.now() < pauseAt);
    await nextTurn();
  }
}

/**
 * Pauses a loop over many short pieces of work: what it gives is awaited before each, and gives the thread back when
 * that has not happened for a slice.
 */
export function createPace(): () => Promise<void> {
  let pauseAt = performance.now() + SLICE_MS;
  return async () => {
    if (performance.now() < pauseAt) return;
    await nextTurn();
    pauseAt = performance.now() + SLICE_MS;
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
