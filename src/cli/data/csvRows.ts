import { CsvError, parse, type InfoRecord } from 'csv-parse';
import { pipeline, Readable } from 'node:stream';
import { CliFailure } from '../failure.ts';
import type { ReadRow } from './dataFile.ts';

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: InfoRecord;
}

const REPLACEMENT_CHARACTER = '\ufffd';

/**
 * Reads CSV with a header line; a row with too few or too many fields is a problem of its own, and so is a quote
 * that is never closed, with everything behind it.
 *
 * @throws CliFailure when the names of the columns are no UTF-8: nothing could be filled in then.
 */
export async function* csvRows(chunks: AsyncIterable<Uint8Array>): AsyncIterable<ReadRow> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  // A failure to read ends the parser with the same error, which the loop below throws.
  pipeline(Readable.from(chunks), parser, () => undefined);
  let columns: readonly string[] | undefined;
  let lastLine = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
      lastLine = info.lines;
      if (columns === undefined) {
        columns = record.map((name) => name.trim());
        refuseOtherEncodings(columns);
      } else yield readRecord(columns, record, info.lines);
    }
  } catch (error) {
    if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
    const reason =
      'begins a quoted field that is never closed; it and the lines behind it are not read';
    yield { kind: 'problem', problem: { line: lastLine + 1, reason } };
  }
}

function readRecord(columns: readonly string[], record: readonly string[], line: number): ReadRow {
  if (record.length !== columns.length) {
    const reason = `has ${record.length} fields instead of ${columns.length}`;
    return { kind: 'problem', problem: { line, reason } };
  }
  const values = new Map(columns.map((name, index) => [name, record[index] ?? '']));
  return { kind: 'row', row: { line, values } };
}

function refuseOtherEncodings(columns: readonly string[]): void {
  if (columns.some((name) => name.includes(REPLACEMENT_CHARACTER) || name.includes('\0'))) {
    throw new CliFailure(
      'line 1 of the data file is not UTF-8; save the file as UTF-8 and plan again',
    );
  }
}
