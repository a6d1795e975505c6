/** How often each number was seen. */
export type Histogram = ReadonlyMap<number, number>;

/** Histograms by name, with a bound on how many there are and on how many numbers each tells apart. */
export interface Histograms {
  readonly all: ReadonlyMap<string, Histogram>;
  /** What found no room. */
  readonly leftOut: number;
  add(name: string, value: number, times: number): void;
}

const MOST_HISTOGRAMS = 5_000;
const MOST_VALUES = 2_000;

/** No histograms, or those of a file. */
export function createHistograms(
  from: Iterable<readonly [string, Iterable<readonly [number, number]>]> = [],
  left = 0,
): Histograms {
  const all = new Map<string, Map<number, number>>();
  for (const [name, counts] of from) all.set(name, new Map(counts));
  let leftOut = left;
  return {
    all,
    get leftOut() {
      return leftOut;
    },
    add(name, value, times) {
      let counts = all.get(name);
      if (counts === undefined && all.size < MOST_HISTOGRAMS) {
        counts = new Map();
        all.set(name, counts);
      }
      const before = counts?.get(value);
      if (counts === undefined || (before === undefined && counts.size >= MOST_VALUES)) {
        leftOut += times;
      } else {
        counts.set(value, (before ?? 0) + times);
      }
    },
  };
}
