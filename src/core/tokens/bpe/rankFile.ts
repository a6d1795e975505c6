import type { Steps } from '../../text/steps.ts';
import { MOST_TOKENS, PairTable, SINGLE_BYTES } from './pairTable.ts';

/*
 * A rank file holds an encoding as its merges, five bytes a token:
 *
 *   "PCTK", version 2   5 bytes
 *   checksum            4 bytes, little endian: FNV-1a of all that follows, by four bytes instead of one
 *   tokens              4 bytes, little endian
 *   encoding, source    each a length byte and ASCII text
 *   single bytes        256 bytes, by rank
 *   planes              5 × (tokens - 256) bytes: bits 0 to 7 of all first tokens, bits 8 to 15; the same of all second
 *                       tokens; then bits 16 to 19 of both, those of the second on top
 *
 * Equal parts of numbers stand together so that the package's compression finds what repeats.
 */

/** An encoding as a rank file holds it. */
export interface RankTable {
  /** The encoding's name, such as `o200k_base`. */
  readonly encoding: string;
  /** The package and version that the ranks come from. */
  readonly source: string;
  readonly pairs: PairTable;
}

const MAGIC = [0x50, 0x43, 0x54, 0x4b, 2] as const;
const CHECKSUM_AT = MAGIC.length;
const CHECKED_FROM = CHECKSUM_AT + 4;
const PLANES = 5;
const BYTES_PER_STEP = 65_536;
const TOKENS_PER_STEP = 1_000;

/** Writes an encoding as a rank file. */
export function encodeRankFile({ encoding, source, pairs }: RankTable): Uint8Array {
  const names = [encoding, source].flatMap((name) => [
    name.length,
    ...Array.from(name, (letter) => letter.charCodeAt(0)),
  ]);
  const merges = pairs.size - SINGLE_BYTES;
  const header = CHECKED_FROM + 4 + names.length;
  const file = new Uint8Array(header + SINGLE_BYTES + PLANES * merges);
  const view = new DataView(file.buffer);
  file.set(MAGIC);
  view.setUint32(CHECKED_FROM, pairs.size, true);
  file.set(names, CHECKED_FROM + 4);
  for (const [byte, token] of pairs.ofByte.entries()) file[header + token] = byte;
  for (let merge = 0; merge < merges; merge++) {
    const left = pairs.left(SINGLE_BYTES + merge);
    const right = pairs.right(SINGLE_BYTES + merge);
    const parts = [left, left >> 8, right, right >> 8, (left >> 16) | ((right >> 16) << 4)];
    for (const [plane, part] of parts.entries()) {
      file[header + SINGLE_BYTES + plane * merges + merge] = part;
    }
  }
  view.setUint32(CHECKSUM_AT, checksum(view, CHECKED_FROM, file.length, CHECKSUM_START), true);
  return file;
}

/**
 * Builds the table of a rank file.
 *
 * @throws Error when the file is damaged or of another version.
 */
export function* loadRankTable(file: Uint8Array): Steps<RankTable> {
  const damaged = new Error(
    'The token table is damaged or belongs to another version; reinstall Prompt Cost Preview.',
  );
  if (file.length < CHECKED_FROM + 4 || MAGIC.some((byte, index) => file[index] !== byte)) {
    throw damaged;
  }
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let sum = CHECKSUM_START;
  for (let from = CHECKED_FROM; from < file.length; from += BYTES_PER_STEP) {
    sum = checksum(view, from, Math.min(file.length, from + BYTES_PER_STEP), sum);
    yield;
  }
  if (sum !== view.getUint32(CHECKSUM_AT, true)) throw damaged;

  // From here on the file is as it was written.
  const size = view.getUint32(CHECKED_FROM, true);
  const [encoding, afterEncoding] = readName(file, CHECKED_FROM + 4);
  const [source, bytesAt] = readName(file, afterEncoding);
  const merges = size - SINGLE_BYTES;
  const planes = file.subarray(bytesAt + SINGLE_BYTES);
  if (merges < 0 || size > MOST_TOKENS || planes.length !== PLANES * merges) throw damaged;
  const pairs = new PairTable(size);
  for (let token = 0; token < SINGLE_BYTES; token++) {
    pairs.addByte(token, file[bytesAt + token] ?? 0);
  }
  for (let from = 0; from < merges; from += TOKENS_PER_STEP) {
    addMerges(pairs, planes, from, Math.min(merges, from + TOKENS_PER_STEP));
    yield;
  }
  return { encoding, source, pairs };
}

function addMerges(pairs: PairTable, planes: Uint8Array, from: number, to: number): void {
  const merges = planes.length / PLANES;
  for (let merge = from; merge < to; merge++) {
    const high = planes[merge + 4 * merges] ?? 0;
    const left = (planes[merge] ?? 0) | ((planes[merge + merges] ?? 0) << 8) | ((high & 0xf) << 16);
    const right =
      (planes[merge + 2 * merges] ?? 0) |
      ((planes[merge + 3 * merges] ?? 0) << 8) |
      ((high >> 4) << 16);
    pairs.addPair(SINGLE_BYTES + merge, left, right);
  }
}

/** A name and the offset behind it. */
function readName(file: Uint8Array, at: number): readonly [string, number] {
  const end = at + 1 + (file[at] ?? 0);
  return [String.fromCharCode(...file.subarray(at + 1, end)), end];
}

const CHECKSUM_START = 0x811c9dc5;

/** FNV-1a by four bytes over a stretch, going on from the sum of what stands before it; by one at the end. */
function checksum(view: DataView, from: number, to: number, before: number): number {
  let sum = before;
  let index = from;
  for (; index + 4 <= to; index += 4) {
    sum = Math.imul(sum ^ view.getInt32(index, true), 0x01000193);
  }
  for (; index < to; index++) sum = Math.imul(sum ^ view.getUint8(index), 0x01000193);
  return sum >>> 0;
}
