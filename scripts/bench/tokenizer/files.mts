import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { TextGroup } from './corpus.mts';
import { importOurs } from './engines.mts';
import { median } from './median.mts';
import { bundleFolder, ourPaths } from './paths.mts';

/** How long a scan of many small files takes, in milliseconds (medians). */
export interface FilesResult {
  readonly files: number;
  readonly bytes: number;
  /** Reading them as text, and no more. */
  readonly read: number;
  /** Loading the table, reading and counting them. */
  readonly count: number;
  /** The same by two worker threads, each with its own table. */
  readonly workers: number;
}

const NUMBERS_OF_FILES = [5_000, 50_000];
const UNITS_PER_FILE = 1_500;
const FILES_PER_FOLDER = 500;
const ROUNDS = 5;
const WORKERS = 2;

/** Writes many small files, and scans them. */
export async function measureFiles(groups: readonly TextGroup[]): Promise<readonly FilesResult[]> {
  const corpus = groups.map(({ text }) => text).join('\n');
  const results: FilesResult[] = [];
  for (const files of NUMBERS_OF_FILES) {
    const folder = mkdtempSync(join(tmpdir(), 'prompt-cost-bench-'));
    try {
      const bytes = writeFiles(folder, files, corpus);
      const read: number[] = [];
      const count: number[] = [];
      const workers: number[] = [];
      for (let round = 0; round <= ROUNDS; round++) {
        read.push(await took(() => scan(folder, 0, 1, () => 0)));
        count.push(await took(() => countFiles(folder, 0, 1)));
        workers.push(await took(() => countInWorkers(folder)));
      }
      const middle = (times: readonly number[]): number => median(times.slice(1));
      results.push({
        files,
        bytes,
        read: middle(read),
        count: middle(count),
        workers: middle(workers),
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return results;
}

/** Counts every `step`-th folder of files from `first` on, with a table of its own. */
export async function countFiles(folder: string, first: number, step: number): Promise<number> {
  const { openCounter } = await importOurs();
  const counter = openCounter(ourPaths().rankFile);
  return scan(folder, first, step, (text) => counter.count(text));
}

function scan(
  folder: string,
  first: number,
  step: number,
  count: (text: string) => number,
): number {
  let total = 0;
  for (const [index, child] of readdirSync(folder).entries()) {
    if (index % step !== first) continue;
    for (const name of readdirSync(join(folder, child))) {
      total += count(readFileSync(join(folder, child, name), 'utf8'));
    }
  }
  return total;
}

async function countInWorkers(folder: string): Promise<number> {
  const counts = Array.from(
    { length: WORKERS },
    (_, first) =>
      new Promise<number>((counted, fail) => {
        const argument = JSON.stringify([folder, first, WORKERS]);
        const worker = new Worker(join(bundleFolder, 'childMain.mjs'), {
          argv: ['files', argument],
        });
        worker.on('message', counted);
        worker.on('error', fail);
      }),
  );
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

function writeFiles(folder: string, files: number, corpus: string): number {
  let bytes = 0;
  for (let file = 0; file < files; file++) {
    const child = join(folder, String(Math.floor(file / FILES_PER_FOLDER)));
    if (file % FILES_PER_FOLDER === 0) mkdirSync(child);
    const start = (file * UNITS_PER_FILE) % (corpus.length - UNITS_PER_FILE);
    const text = `${file} ${corpus.slice(start, start + UNITS_PER_FILE)}`;
    writeFileSync(join(child, `${file}.prompt`), text);
    bytes += Buffer.byteLength(text);
  }
  return bytes;
}

async function took(run: () => Promise<number> | number): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
