/** How long the host's thread was held at a stretch, and how much it worked. */
export interface Blocks {
  /** The longest stretch, in milliseconds of processor time of the thread: what other programs took is left out. */
  readonly longestMs: number;
  /** All work of the thread together, in milliseconds of processor time. */
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

interface ThreadClock {
  threadCpuUsage(): { readonly user: number; readonly system: number };
}

/** Processor time of this thread, in milliseconds. */
export function threadMs(): number {
  const { user, system } = (process as unknown as ThreadClock).threadCpuUsage();
  return (user + system) / 1_000;
}
