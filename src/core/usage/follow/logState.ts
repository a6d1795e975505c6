import * as z from 'zod/mini';
import { hashText } from '../ledger/hashText.ts';

/** A stretch of a file that is known by its hash. */
const mark = z.object({ start: z.number(), length: z.number(), hash: z.string() });

/** How far a log was read, and what tells that it is still the same log. */
export const logStateSchema = z.object({
  /** Bytes up to the end of the last whole line that was taken in. */
  offset: z.number(),
  lines: z.number(),
  /** Its first bytes, and the last ones before `offset`; absent while nothing was taken in. */
  head: z.optional(mark),
  tail: z.optional(mark),
  /** What the file system said when reading began. */
  size: z.number(),
  changedAt: z.optional(z.number()),
  identity: z.optional(z.string()),
});

/** How far a log was read, and what tells that it is still the same log. */
export type LogState = z.infer<typeof logStateSchema>;
/** A stretch of a file that is known by its hash. */
export type Mark = z.infer<typeof mark>;

/** What a file system says of a file. */
export interface FileFacts {
  /** In bytes. */
  readonly size: number;
  /** When it was last written, in any unit; left out where it is not known. */
  readonly changedAt?: number | undefined;
  /** What stays when the file is renamed, such as its inode; left out where it is not known. */
  readonly identity?: string | undefined;
}

/** Most bytes of a mark. */
export const MARK_BYTES = 1_024;

/** The mark of bytes that begin at `start`. */
export function markOf(start: number, bytes: Uint8Array): Mark {
  const { high, low } = hashText(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return { start, length: bytes.length, hash: `${high.toString(16)}-${low.toString(16)}` };
}
