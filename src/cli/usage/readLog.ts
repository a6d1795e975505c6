import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import {
  readUsageLine,
  readUsageRecord,
  runSteps,
  type FileFacts,
  type FollowedLog,
  type LogStart,
  type RecordReading,
} from '../../core/index.ts';
import { csvRows } from '../data/csvRows.ts';
import { linesOf } from '../data/lines.ts';
import { CliFailure } from '../failure.ts';

/** Largest file that is read as one JSON document, in bytes; anything larger has to be one entry a line. */
const MOST_BYTES = 50_000_000;
const PIECE_BYTES = 1 << 18;

/** An entry of a file that is read whole, with its place. */
interface LoggedEntry {
  readonly line: number;
  readonly reading: RecordReading;
}

/**
 * Reads what is new in a log: JSON lines from where it was left; gzipped ones, CSV, and a `.json` file with one
 * entry or a list of them whole, when they have changed.
 *
 * @param onBytes told of bytes that were read of the file.
 * @returns whether the log is unchanged, has grown, or is another one now.
 * @throws CliFailure for a `.json` file that is too large; and whatever the system throws.
 */
export async function readLog(
  log: FollowedLog,
  file: string,
  onBytes: (bytes: number) => void,
): Promise<LogStart> {
  const handle = await open(file);
  try {
    const { size, mtimeMs, ino } = await handle.stat();
    const facts: FileFacts = { size, changedAt: mtimeMs, identity: String(ino) };
    const isWhole = /\.(?:json|csv|gz)$/iu.test(file);
    const comparison = log.start(facts, isWhole);
    let step = comparison.next();
    while (step.done !== true) {
      step = comparison.next(await bytesAt(handle, step.value.start, step.value.length));
    }
    if (step.value === 'unchanged') {
      onBytes(size);
      return step.value;
    }
    if (isWhole) {
      for await (const { line, reading } of entriesOf(file, size, onBytes)) {
        log.takeEntry(reading, line);
      }
    } else {
      onBytes(log.offset);
      await readOn(log, handle, onBytes);
    }
    log.end(facts);
    return step.value;
  } finally {
    await handle.close();
  }
}

async function readOn(
  log: FollowedLog,
  handle: FileHandle,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const memory = Buffer.allocUnsafe(PIECE_BYTES);
  for (let at = log.offset; ;) {
    const { bytesRead } = await handle.read(memory, 0, PIECE_BYTES, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    runSteps(log.take(memory.subarray(0, bytesRead)));
    onBytes(bytesRead);
  }
}

async function bytesAt(handle: FileHandle, start: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start);
  return buffer.subarray(0, bytesRead);
}

async function* entriesOf(
  file: string,
  size: number,
  onBytes: (bytes: number) => void,
): AsyncIterable<LoggedEntry> {
  if (/\.json(?:\.gz)?$/iu.test(file)) {
    const text = await textOf(file, size, onBytes);
    if (text === undefined) {
      throw new CliFailure(
        `${file} is larger than ${MOST_BYTES / 1_000_000} MB; write one entry a line and call it .jsonl`,
      );
    }
    yield* documentEntries(text);
    return;
  }
  const chunks = bytesOf(file, onBytes);
  if (/\.csv(?:\.gz)?$/iu.test(file)) {
    yield* rowEntries(chunks);
    return;
  }
  let line = 0;
  for await (const text of linesOf(chunks)) {
    line++;
    yield { line, reading: readUsageLine(text) };
  }
}

/** The text of a file, unpacked; undefined when there is too much of it. */
async function textOf(
  file: string,
  size: number,
  onBytes: (bytes: number) => void,
): Promise<string | undefined> {
  if (size > MOST_BYTES) return undefined;
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of bytesOf(file, onBytes)) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MOST_BYTES) return undefined;
  }
  return text + decoder.decode();
}

function bytesOf(file: string, onBytes: (bytes: number) => void): AsyncIterable<Uint8Array> {
  const source = createReadStream(file);
  source.on('data', ({ length }) => {
    onBytes(length);
  });
  if (!/\.gz$/iu.test(file)) return source;
  const unpacked = createGunzip();
  // A failure to read ends the unpacking with the same error, which the reader throws.
  pipeline(source, unpacked, () => undefined);
  return unpacked;
}

async function* rowEntries(chunks: AsyncIterable<Uint8Array>): AsyncIterable<LoggedEntry> {
  for await (const read of csvRows(chunks)) {
    if (read.kind === 'problem') {
      const { line, reason } = read.problem;
      yield { line, reading: { kind: 'unknown', reason: { sentence: '{0}', parts: [reason] } } };
      continue;
    }
    const { line, values } = read.row;
    yield { line, reading: readUsageRecord(Object.fromEntries(values)) };
  }
}

function* documentEntries(text: string): Iterable<LoggedEntry> {
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
