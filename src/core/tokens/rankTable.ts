import type { Steps } from '../text/steps.ts';

/** Maps a token's bytes, one per UTF-16 unit of the key (a "binary string"), to its rank. */
export interface RankTable {
  readonly ranks: ReadonlyMap<string, number>;
  /** Length of the longest token, in bytes. */
  readonly longestToken: number;
}

/** First bytes of a rank file: "PCRK", then the format's version. */
const MAGIC = [0x50, 0x43, 0x52, 0x4b, 1] as const;
const HEADER_LENGTH = MAGIC.length + 4;
const TOKENS_PER_STEP = 1_000;

/**
 * Writes tokens, in the order of their ranks, as a rank file: magic, count (32 bit, little endian), one
 * length byte per token, then all bytes.
 *
 * @throws RangeError when a token is empty or longer than 255 bytes.
 */
export function encodeRankFile(tokens: readonly Uint8Array[]): Uint8Array {
  const bodyLength = tokens.reduce((sum, token) => sum + token.length, 0);
  const file = new Uint8Array(HEADER_LENGTH + tokens.length + bodyLength);
  file.set(MAGIC);
  new DataView(file.buffer).setUint32(MAGIC.length, tokens.length, true);
  let offset = HEADER_LENGTH + tokens.length;
  for (const [rank, token] of tokens.entries()) {
    if (token.length < 1 || token.length > 255) {
      throw new RangeError(`Token ${rank} has ${token.length} bytes; a rank file holds 1 to 255.`);
    }
    file[HEADER_LENGTH + rank] = token.length;
    file.set(token, offset);
    offset += token.length;
  }
  return file;
}

/**
 * Builds the table from a rank file.
 *
 * @throws Error when the file is damaged or of another version.
 */
export function* loadRankTable(file: Uint8Array): Steps<RankTable> {
  const damaged = new Error(
    'The token table is damaged or belongs to another version; reinstall Prompt Cost Preview.',
  );
  if (file.length < HEADER_LENGTH || MAGIC.some((byte, index) => file[index] !== byte))
    throw damaged;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const count = view.getUint32(MAGIC.length, true);
  if (count === 0 || HEADER_LENGTH + count > file.length) throw damaged;

  const ranks = new Map<string, number>();
  let offset = HEADER_LENGTH + count;
  let longestToken = 0;
  for (let rank = 0; rank < count; rank++) {
    const length = file[HEADER_LENGTH + rank] ?? 0;
    if (length === 0 || offset + length > file.length) throw damaged;
    let key = '';
    for (let index = offset; index < offset + length; index++) {
      key += String.fromCharCode(file[index] ?? 0);
    }
    ranks.set(key, rank);
    offset += length;
    if (length > longestToken) longestToken = length;
    if (rank % TOKENS_PER_STEP === 0) yield;
  }
  if (offset !== file.length) throw damaged;
  return { ranks, longestToken };
}
