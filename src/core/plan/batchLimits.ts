/** Most requests in one Batch input file. Source: OpenAI Batch API reference (official). */
const MOST_LINES = 50_000;
/** Largest Batch input file, in bytes. Source: OpenAI Batch API reference (official). */
const MOST_BYTES = 200_000_000;
/** The window in which a batch is answered, in hours. Source: OpenAI Batch API reference (official). */
export const BATCH_WINDOW_HOURS = 24;

/** How a run is cut into Batch input files. */
export interface BatchFiles {
  readonly files: number;
  /** The limit that decides. */
  readonly limitedBy: 'lines' | 'bytes';
}

/**
 * Input files that a run needs.
 *
 * @param requests lines, one per request.
 * @param bytes all lines together; lines are taken as of like length.
 */
export function planBatchFiles(requests: number, bytes: number): BatchFiles {
  const byLines = Math.ceil(requests / MOST_LINES);
  const byBytes = Math.ceil(bytes / MOST_BYTES);
  return {
    files: Math.max(byLines, byBytes),
    limitedBy: byBytes > byLines ? 'bytes' : 'lines',
  };
}
