import { linesOf } from './lines.ts';
import { rowOf, type ReadRow } from './dataFile.ts';

/** Reads one JSON object a line; a line that is none is a problem of its own. */
export async function* jsonLinesRows(chunks: AsyncIterable<Uint8Array>): AsyncIterable<ReadRow> {
  let line = 0;
  for await (const content of linesOf(chunks)) {
    line++;
    if (content.trim() !== '') yield parseLine(line, content);
  }
}

function parseLine(line: number, content: string): ReadRow {
  let entry: unknown;
  try {
    entry = JSON.parse(content);
  } catch {
    return { kind: 'problem', problem: { line, reason: 'is not valid JSON' } };
  }
  return rowOf(line, entry);
}
