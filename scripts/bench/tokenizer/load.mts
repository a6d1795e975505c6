import { ENGINES, openEngine, type Engine } from './engines.mts';
import { median } from './median.mts';
import { runChild } from './child.mts';

/** What it takes a new process to have its first count. */
export interface LoadResult {
  readonly engine: Engine;
  /** Import, construction and a count of 4 kB. */
  readonly loadMs: number;
  /** Resident memory above that of a process which loads nothing, in bytes. */
  readonly residentBytes: number;
}

interface LoadSample {
  readonly loadMs: number;
  readonly rss: number;
}

const ROUNDS = 9;
const TEXT = 'A glass lamp on a linen cloth, soft window light; 85 mm, f/2.8.\n'.repeat(64);

/** Measures each engine in new processes, taking turns. */
export async function measureLoad(): Promise<readonly LoadResult[]> {
  const empty: number[] = [];
  const samples = new Map<Engine, LoadSample[]>(ENGINES.map((engine) => [engine, []]));
  for (let round = 0; round < ROUNDS; round++) {
    empty.push((await runChild<LoadSample>('load', '')).rss);
    for (const engine of ENGINES) {
      samples.get(engine)?.push(await runChild<LoadSample>('load', engine));
    }
  }
  return ENGINES.map((engine) => {
    const own = samples.get(engine) ?? [];
    return {
      engine,
      loadMs: median(own.map(({ loadMs }) => loadMs)),
      residentBytes: median(own.map(({ rss }) => rss)) - median(empty),
    };
  });
}

/** In the child: loads an engine, or nothing. */
export async function loadOnce(engine: string): Promise<LoadSample> {
  const start = performance.now();
  if (engine !== '') (await openEngine(engine as Engine))(TEXT);
  const loadMs = performance.now() - start;
  return { loadMs, rss: process.memoryUsage().rss };
}
