import { readUsageLine, readUsageRecord, type RecordReading } from '../../core/index.ts';

/** One entry of a log with its place: the line, or its number in a JSON list; from 1. */
export interface LogEntry {
  readonly reading: RecordReading;
  readonly line: number;
}

/** The entries of a file with one a line. */
export function* lineEntries(bytes: Uint8Array): Generator<LogEntry, void> {
  let line = 0;
  for (const text of new TextDecoder().decode(bytes).split('\n')) {
    line++;
    yield { reading: readUsageLine(text), line };
  }
}

/** The entries of a JSON document: itself, those of a list, or one a line whatever the file is called. */
export function* documentEntries(bytes: Uint8Array): Generator<LogEntry, void> {
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    yield* lineEntries(bytes);
    return;
  }
  const entries: readonly unknown[] = Array.isArray(document) ? document : [document];
  for (const [index, entry] of entries.entries()) {
    yield { reading: readUsageRecord(entry), line: index + 1 };
  }
}

/** Unpacks gzip; undefined when it comes to more than `most` bytes. Rejects when it is damaged. */
export async function unpack(bytes: Uint8Array, most: number): Promise<Uint8Array | undefined> {
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream('gzip'));
  const reader = stream.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return undefined;
    }
    pieces.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
