import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { readUsageLine, readUsageRecord, type RecordReading } from '../../core/index.ts';
import { CliFailure } from '../failure.ts';
import { linesOf } from './lines.ts';

/** An entry of a log with its place: the line, or its number in a JSON list. */
export interface LoggedEntry {
  readonly line: number;
  readonly reading: RecordReading;
}

/** Largest file that is read as one JSON document, in bytes; anything larger has to be one entry a line. */
const MOST_BYTES = 50_000_000;

/**
 * Reads a usage log entry by entry: JSON lines (also gzipped) of any size, or a `.json` file with one entry
 * or a list of them.
 *
 * @throws CliFailure for a `.json` file that is too large.
 */
export async function* readUsageFile(file: string): AsyncIterable<LoggedEntry> {
  if (/\.json$/iu.test(file)) {
    yield* readDocument(file);
    return;
  }
  let line = 0;
  for await (const text of linesOf(bytesOf(file))) {
    line++;
    yield { line, reading: readUsageLine(text) };
  }
}

function bytesOf(file: string): AsyncIterable<Uint8Array> {
  const source = createReadStream(file);
  if (!/\.gz$/iu.test(file)) return source;
  const unpacked = createGunzip();
  // A failure to read ends the unpacking with the same error, which the reader throws.
  pipeline(source, unpacked, () => undefined);
  return unpacked;
}

async function* readDocument(file: string): AsyncIterable<LoggedEntry> {
  const { size } = await stat(file);
  if (size > MOST_BYTES) {
    throw new CliFailure(
      `${file} is larger than ${MOST_BYTES / 1_000_000} MB; write one entry a line and call it .jsonl`,
    );
  }
  const text = new TextDecoder().decode(await readFile(file));
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    // Some write one entry a line whatever the file is called.
    for (const [index, line] of text.split('\n').entries()) {
      yield { line: index + 1, reading: readUsageLine(line) };
    }
    return;
  }
  const entries: readonly unknown[] = Array.isArray(document) ? document : [document];
  for (const [index, entry] of entries.entries()) {
    yield { line: index + 1, reading: readUsageRecord(entry) };
  }
}
