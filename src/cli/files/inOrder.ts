/** How many files are read ahead of the one that is worked on. */
const READ_AHEAD = 8;

/** Applies an asynchronous function to each item, a few at a time, and yields the results in the items' order. */
export async function* mapInOrder<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  apply: (item: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  const running: Promise<R>[] = [];
  for await (const item of items) {
    const result = apply(item);
    // Its turn to be awaited comes later; until then a failure must not count as unhandled.
    result.catch(() => undefined);
    running.push(result);
    if (running.length < READ_AHEAD) continue;
    const first = running.shift();
    if (first) yield await first;
  }
  for (const rest of running) yield await rest;
}
