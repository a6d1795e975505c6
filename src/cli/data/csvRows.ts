import { parse, type InfoRecord } from 'csv-parse';
import { pipeline, Readable } from 'node:stream';
import type { ReadRow } from './dataFile.ts';

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: InfoRecord;
}

/** Reads CSV with a header line; a row with too few or too many fields is a problem of its own. */
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
  for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
    if (columns === undefined) {
      columns = record.map((name) => name.trim());
      continue;
    }
    const line = info.lines;
    if (record.length !== columns.length) {
      const reason = `has ${record.length} fields instead of ${columns.length}`;
      yield { kind: 'problem', problem: { line, reason } };
      continue;
    }
    const values = new Map(columns.map((name, index) => [name, record[index] ?? '']));
    yield { kind: 'row', row: { line, values } };
  }
}
