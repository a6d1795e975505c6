/** A stretch of a file, in bytes from its start. */
export interface ByteRange {
  readonly start: number;
  readonly length: number;
}

/**
 * A reading of a file that asks for the stretches it needs, one after the other, and is given their bytes;
 * fewer than asked for means that the file ends there. Whoever drives it opens the file, so that the reading
 * itself is the same for a file on disk, one of the editor's file systems and a `data:` address.
 */
export type ByteReading<T> = Generator<ByteRange, T, Uint8Array>;

/** Runs a reading over bytes that are all at hand. */
export function readBytes<T>(reading: ByteReading<T>, bytes: Uint8Array): T {
  let step = reading.next();
  while (step.done !== true) {
    const { start, length } = step.value;
    step = reading.next(bytes.subarray(start, start + length));
  }
  return step.value;
}

/** An unsigned integer of `length` bytes (1 to 4), most significant first; bytes past the end count as 0. */
export function bigEndian(bytes: Uint8Array, offset: number, length: number): number {
  let value = 0;
  for (let index = 0; index < length; index++) value = value * 256 + (bytes[offset + index] ?? 0);
  return value;
}

/** An unsigned integer of `length` bytes (1 to 4), least significant first; bytes past the end count as 0. */
export function littleEndian(bytes: Uint8Array, offset: number, length: number): number {
  let value = 0;
  for (let index = length - 1; index >= 0; index--) {
    value = value * 256 + (bytes[offset + index] ?? 0);
  }
  return value;
}

/** True when the bytes at `offset` spell the ASCII text. */
export function spells(bytes: Uint8Array, offset: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (bytes[offset + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}
