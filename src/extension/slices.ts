import type { Steps } from '../core/index.ts';

/**
 * Longest stretch of work between two pauses, in milliseconds: a quarter of a frame, so that typing is never held up,
 * not even when garbage is collected meanwhile.
 */
const SLICE_MS = 4;

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
    if (isSliceOver()) await nextSlice();
    if (isCancelled()) return CANCELLED;
    do {
      const { done, value } = steps.next();
      if (done === true) return value;
    } while (!isSliceOver());
  }
}

/**
 * Pauses a loop over many short pieces of work: what it gives is awaited before each, and gives the thread back when
 * that has not happened for a slice.
 */
export function createPace(): () => Promise<void> {
  return async () => {
    if (isSliceOver()) await nextSlice();
  };
}

/**
 * When the running slice ends. All work shares it, as what follows on each other without the thread being given
 * back is one block, whoever does it.
 */
let sliceEndsAt = -Infinity;

/** Those who wait for a slice, the longest waiting first; each gets one. */
const waiting: (() => void)[] = [];

function isSliceOver(): boolean {
  return performance.now() >= sliceEndsAt;
}

/** Gives the thread back in any case; before a long piece of the editor's own work begins. */
export function nextSlice(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) atNextTurn();
  });
}

function beginSlice(): void {
  sliceEndsAt = performance.now() + SLICE_MS;
  const [next] = waiting.splice(0, 1);
  // The others wait for turns of their own: what is asked for in the same turn comes in the same one.
  if (waiting.length > 0) atNextTurn();
  next?.();
}

/** Calls `beginSlice` as soon as the thread has done what waits for it: timers take 1 to 4 ms more, hidden ones 1 s. */
const atNextTurn = createTurns();

function createTurns(): () => void {
  // Node works through many messages in one turn, and browsers have nothing else.
  if (hasImmediate(globalThis)) {
    const { setImmediate } = globalThis;
    return () => {
      setImmediate(beginSlice);
    };
  }
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = beginSlice;
  return () => {
    port2.postMessage(undefined);
  };
}

function hasImmediate(
  host: object,
): host is { readonly setImmediate: (callback: () => void) => void } {
  return 'setImmediate' in host;
}
