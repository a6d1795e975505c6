import { JSONParser } from '@streamparser/json';
import { CliFailure } from '../failure.ts';
import { rowOf, type ReadRow } from './dataFile.ts';

/**
 * Reads the entries of a JSON list one by one; rows are numbered from 1.
 *
 * @throws CliFailure when the file is no JSON list; rows before the broken place are given first.
 */
export async function* jsonRows(chunks: AsyncIterable<Uint8Array>): AsyncIterable<ReadRow> {
  // Only whole entries are given out and forgotten, so that the list itself is never held.
  const parser = new JSONParser({ paths: ['$.*'], keepStack: false });
  let ready: ReadRow[] = [];
  let row = 0;
  let failure: Error | undefined;
  parser.onValue = ({ value, key }) => {
    if (typeof key === 'number') ready.push(rowOf(++row, value));
    else failure ??= new Error('it is no list');
  };
  parser.onError = (error) => {
    failure = error;
  };
  const problem = (): CliFailure =>
    new CliFailure(
      `the data file is not a JSON list of objects${row > 0 ? ` behind entry ${row}` : ''}: ${failure?.message ?? ''}`,
    );
  let start = true;
  for await (const chunk of chunks) {
    const bytes = start ? withoutByteOrderMark(chunk) : chunk;
    start = false;
    parser.write(bytes);
    yield* ready;
    ready = [];
    if (failure !== undefined) throw problem();
  }
  if (!parser.isEnded) failure ??= new Error('it ends too early');
  if (failure !== undefined) throw problem();
}

function withoutByteOrderMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
