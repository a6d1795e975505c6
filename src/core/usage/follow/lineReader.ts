import { MARK_BYTES, markOf, type LogState, type Mark } from './logState.ts';

/** Bytes of UTF-8 as a text; bytes that are none become the replacement character. */
export type Decode = (bytes: Uint8Array) => string;

/** The lines of bytes that come in pieces. */
export interface LineReader {
  /** Takes the bytes after those before; gives the lines that are whole now, without their ends. */
  take(bytes: Uint8Array): readonly (string | undefined)[];
  /** The bytes after the last line end; undefined when they are too many. */
  rest(): string | undefined;
  /** Lines that are whole so far, the bytes they take, and the marks of these. */
  readonly position: Pick<LogState, 'offset' | 'lines' | 'head' | 'tail'>;
}

/** Longest line that is read, in bytes; pictures in base64 stay far below. */
export const LONGEST_LINE = 67_108_864;
const NEWLINE = 10;

/** Goes on after what was taken in; a line longer than {@link LONGEST_LINE} is undefined. */
export function createLineReader(
  decode: Decode,
  from: LineReader['position'],
  longest = LONGEST_LINE,
): LineReader {
  let { offset, lines } = from;
  let head: Mark | undefined = from.head;
  let tail: Mark | undefined = from.tail;
  let pieces: Uint8Array[] = [];
  let pending = 0;
  let isTooLong = false;

  const keep = (bytes: Uint8Array): void => {
    pending += bytes.length;
    isTooLong ||= pending > longest;
    if (isTooLong) pieces = [];
    // A copy, as whoever reads may use the memory again; slice() of a Buffer makes none.
    else if (bytes.length > 0) pieces.push(new Uint8Array(bytes));
  };
  const advance = (whole: Uint8Array, length: number): void => {
    if (offset === 0 && !isTooLong) head = markOf(0, whole.subarray(0, MARK_BYTES));
    const last = whole.subarray(Math.max(0, whole.length - MARK_BYTES));
    offset += length;
    tail = markOf(offset - last.length, last);
  };
  return {
    get position() {
      return { offset, lines, head, tail };
    },
    take(bytes) {
      const end = bytes.lastIndexOf(NEWLINE) + 1;
      if (end === 0) {
        keep(bytes);
        return [];
      }
      const isFirst = offset === 0;
      const wasTooLong = isTooLong;
      // Of a line that is too long only its end is here.
      const whole = joined([...pieces, bytes.subarray(0, end)]);
      const length = pending + end;
      advance(whole, length);
      pieces = [];
      pending = 0;
      isTooLong = false;
      keep(bytes.subarray(end));
      const text = decode(whole);
      const found: (string | undefined)[] = text.split('\n');
      found.pop();
      if (wasTooLong) found[0] = undefined;
      else if (isFirst) found[0] = withoutMark(found[0]);
      lines += found.length;
      return found;
    },
    rest() {
      if (isTooLong) return undefined;
      const text = decode(joined(pieces));
      return offset === 0 ? withoutMark(text) : text;
    },
  };
}

/** Without a byte order mark. */
function withoutMark(line: string | undefined): string | undefined {
  return line?.startsWith('\ufeff') === true ? line.slice(1) : line;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return only;
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
