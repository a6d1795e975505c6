/** Watches how long the thread is held at a stretch, while something goes on. */
export async function longestBlockDuring(run: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const tick = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
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
  return longest;
}
