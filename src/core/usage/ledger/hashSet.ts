import type { TextHash } from './hashText.ts';

/** A set of hashes in 11 to 22 bytes each: open addressing with linear probing, at most three quarters full. */
export interface HashSet {
  /** Adds a hash; false when it is there already. */
  add(hash: TextHash): boolean;
}

/** An empty set with room for so many hashes; it grows with more. */
export function createHashSet(room = 0): HashSet {
  let length = 16;
  while (length * 3 < room * 4) length *= 2;
  let slots = new Uint32Array(length * 2);
  let size = 0;

  /** Puts a hash into its place; false when it is there. Zeroes are a free place, so no hash is both. */
  const put = (into: Uint32Array, high: number, low: number): boolean => {
    const mask = into.length / 2 - 1;
    for (let place = low & mask; ; place = (place + 1) & mask) {
      const isFree = into[place * 2] === 0 && into[place * 2 + 1] === 0;
      if (isFree) {
        into[place * 2] = high;
        into[place * 2 + 1] = low;
        return true;
      }
      if (into[place * 2] === high && into[place * 2 + 1] === low) return false;
    }
  };
  return {
    add({ high, low }) {
      if (!put(slots, high, high === 0 && low === 0 ? 1 : low)) return false;
      size++;
      if (size * 8 > slots.length * 3) {
        const wider = new Uint32Array(slots.length * 2);
        for (let at = 0; at < slots.length; at += 2) {
          const [oldHigh = 0, oldLow = 0] = [slots[at], slots[at + 1]];
          if (oldHigh !== 0 || oldLow !== 0) put(wider, oldHigh, oldLow);
        }
        slots = wider;
      }
      return true;
    },
  };
}
