import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import type { DataRow, RowProblem } from '../../core/index.ts';
import { CliFailure } from '../failure.ts';
import { csvRows } from './csvRows.ts';
import { jsonRows } from './jsonRows.ts';
import { jsonLinesRows } from './jsonLinesRows.ts';

/** A row of a data file, or why it cannot be read. */
export type ReadRow =
  | { readonly kind: 'row'; readonly row: DataRow }
  | { readonly kind: 'problem'; readonly problem: RowProblem };

/** Reads rows from a stream of bytes, one at a time. */
export type RowReader = (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<ReadRow>;

const READERS: Readonly<Record<string, RowReader>> = {
  '.csv': csvRows,
  '.json': jsonRows,
  '.jsonl': jsonLinesRows,
  '.ndjson': jsonLinesRows,
};

/**
 * Reads a data file by its ending, row by row: memory does not grow with the file.
 *
 * @param name what the user calls it.
 * @throws CliFailure for another ending.
 */
export function readDataFile(file: string, name: string): AsyncIterable<ReadRow> {
  const reader = READERS[extname(file).toLowerCase()];
  if (reader === undefined) {
    throw new CliFailure(
      `${name} is no data file: expected a file that ends in ${Object.keys(READERS).join(', ')}`,
    );
  }
  return reader(createReadStream(file));
}

/** The values of an entry of JSON; a problem for anything but an object of texts, numbers and booleans. */
export function rowOf(line: number, entry: unknown): ReadRow {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    return { kind: 'problem', problem: { line, reason: 'is not an object of column and value' } };
  }
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(entry)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      values.set(name, String(value));
    } else if (value !== null) {
      const reason = `“${name}” is neither a text, a number, true nor false`;
      return { kind: 'problem', problem: { line, reason } };
    }
  }
  return { kind: 'row', row: { line, values } };
}
