import { Presets, SingleBar } from 'cli-progress';
import type { CliIo } from './io.ts';

/** Shorter work shows no bar. */
const SHOW_AFTER_MS = 400;

/** Tells how far a long piece of work has come. */
export interface Progress {
  /** One of the total is done. */
  step(): void;
  stop(): void;
}

/**
 * A progress bar on standard error, when that is a terminal and the work takes a while; else nothing.
 *
 * @param total undefined when it is not known; then only what is done is told.
 */
export function createProgress(io: CliIo, total: number | undefined, unit: string): Progress {
  if (io.stderr.isTTY !== true) return { step: () => undefined, stop: () => undefined };
  const startedAt = io.now().getTime();
  let done = 0;
  let bar: SingleBar | undefined;
  return {
    step: () => {
      done++;
      if (bar === undefined && io.now().getTime() - startedAt >= SHOW_AFTER_MS) {
        bar = new SingleBar(
          {
            format: total === undefined ? `{value} ${unit}` : `{bar} {value} of {total} ${unit}`,
            stream: io.stderr,
            clearOnComplete: true,
            // Drawn by each update: the work in between leaves timers no turn.
            forceRedraw: true,
          },
          Presets.shades_classic,
        );
        bar.start(total ?? 0, done);
      }
      if (total !== undefined || done % 1_000 === 0) bar?.update(done);
    },
    stop: () => bar?.stop(),
  };
}
