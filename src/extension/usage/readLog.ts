import * as vscode from 'vscode';
import type { FileFacts, FollowedLog, Steps } from '../../core/index.ts';
import { displayLanguage } from '../language.ts';
import { runInSlices } from '../slices.ts';
import type { LogBytes } from './logBytes.ts';
import { documentEntries, lineEntries, unpack, type LogEntry } from './wholeLog.ts';

/** Largest file that is read by its entries, packed or not, in bytes; anything larger has to be one entry a line. */
const MOST_DOCUMENT_BYTES = 8 * 1024 * 1024;
const MOST_UNPACKED_BYTES = 32 * 1024 * 1024;
/** Bytes that are taken in at once: decoding them takes a few milliseconds. */
const PIECE_BYTES = 256 * 1024;
/** Entries that are taken in between two pauses. */
const ENTRIES_PER_STEP = 5;

/** What reading a log is told and tells meanwhile. */
export interface LogReading {
  readonly bytes: LogBytes;
  /** Awaited between two parts, when sums have grown. */
  readonly onPart: () => Promise<void>;
  /** Asked between two parts; what was read until then is kept. */
  readonly isCancelled: () => boolean;
}

/**
 * Reads what is new in a log. Rejects when it cannot be read.
 *
 * @returns why it was left out; undefined when it was read.
 */
export async function readLog(
  log: FollowedLog,
  uri: vscode.Uri,
  { bytes, onPart, isCancelled }: LogReading,
): Promise<string | undefined> {
  const { size, mtime } = await vscode.workspace.fs.stat(uri);
  const facts: FileFacts = { size, changedAt: mtime };
  const isWhole = /\.(?:json|gz)$/iu.test(uri.path);
  const most = Math.min(bytes.mostBytes(uri), isWhole ? MOST_DOCUMENT_BYTES : Infinity);
  if (size > most) return tooLarge(uri, most);
  const comparison = log.start(facts, isWhole);
  let step = comparison.next();
  while (step.done !== true) {
    const { start, length } = step.value;
    step = comparison.next(await bytes.read(uri, start, start + length));
  }
  if (step.value === 'unchanged') return undefined;
  if (isWhole) {
    const entries = await entriesOf(uri, await bytes.read(uri, 0, size));
    if (entries === undefined) return tooLarge(uri, MOST_UNPACKED_BYTES);
    await runInSlices(takeEntries(log, entries));
    log.end(facts);
    return undefined;
  }
  for (let at = log.offset; at < size;) {
    const part = await bytes.read(uri, at, Math.min(size, at + bytes.partBytes(uri)));
    // It became shorter meanwhile, which the next comparison finds.
    if (part.length === 0) return undefined;
    at += part.length;
    await runInSlices(takePieces(log, part));
    if (isCancelled()) return undefined;
    await onPart();
  }
  log.end(facts);
  return undefined;
}

async function entriesOf(
  uri: vscode.Uri,
  content: Uint8Array,
): Promise<Iterable<LogEntry> | undefined> {
  const isPacked = /\.gz$/iu.test(uri.path);
  const unpacked = isPacked ? await unpack(content, MOST_UNPACKED_BYTES) : content;
  if (unpacked === undefined) return undefined;
  return /\.json(?:\.gz)?$/iu.test(uri.path) ? documentEntries(unpacked) : lineEntries(unpacked);
}

function tooLarge(uri: vscode.Uri, most: number): string {
  return displayLanguage().say(
    '{0} is larger than {1} MB, which is more than this editor reads; `prompt-cost spend --usage` reads it on the command line.',
    vscode.workspace.asRelativePath(uri),
    most / 1024 / 1024,
  );
}

function* takePieces(log: FollowedLog, part: Uint8Array): Steps<void> {
  for (let at = 0; at < part.length; at += PIECE_BYTES) {
    yield* log.take(part.subarray(at, at + PIECE_BYTES));
    yield;
  }
}

function* takeEntries(log: FollowedLog, entries: Iterable<LogEntry>): Steps<void> {
  let taken = 0;
  for (const { reading, line } of entries) {
    log.takeEntry(reading, line);
    if (++taken % ENTRIES_PER_STEP === 0) yield;
  }
}
