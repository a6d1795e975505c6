/** How long the host's thread was held at a stretch, and how much it worked. */
export interface Blocks {
  /** The longest stretch, in milliseconds of {@link threadMs}. */
  readonly longestMs: number;
  /** All work of the thread together, likewise; in a browser all time that went by. */
  readonly workMs: number;
  /** Milliseconds that went by. */
  readonly ms: number;
}

/** Watches the thread while something goes on. */
export async function blocksDuring(run: () => Promise<unknown>): Promise<Blocks> {
  const begunAt = performance.now();
  const begun = threadMs();
  let longestMs = 0;
  let last = begun;
  const tick = (): void => {
    const now = threadMs();
    longestMs = Math.max(longestMs, now - last);
    last = now;
  };
  // An interval fires late by as long as the thread was held.
  const timer = setInterval(tick, 1);
  try {
    await run();
  } finally {
    clearInterval(timer);
  }
  tick();
  return { longestMs, workMs: last - begun, ms: performance.now() - begunAt };
}

/** What Node tells of a thread. */
interface ThreadClock {
  threadCpuUsage(): { readonly user: number; readonly system: number };
}

function isThreadClock(value: unknown): value is ThreadClock {
  return typeof value === 'object' && value !== null && 'threadCpuUsage' in value;
}

/**
 * Processor time of this thread, in milliseconds, so that what other programs took is left out. Browsers do not tell it;
 * there it is the time that goes by.
 */
export function threadMs(): number {
  const clock: unknown = Reflect.get(globalThis, 'process');
  if (!isThreadClock(clock)) return performance.now();
  const { user, system } = clock.threadCpuUsage();
  return (user + system) / 1_000;
}
