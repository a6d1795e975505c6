import type { PricedCall } from './cell.ts';
import { hashText, type TextHash } from './hashText.ts';

/** What is remembered of a call that has an id, so that it can be told again and judged later. */
export interface RememberedCall extends PricedCall {
  /** The cell that the call was added to. */
  readonly cell: number;
  /** The asset it is for; −1 when it names none, or when assets are no longer told apart. */
  readonly asset: number;
  /** What the record itself said. */
  readonly accepted: boolean | undefined;
}

/** The rows of a {@link CallTable} as plain columns, for a file. */
export interface CallColumns {
  readonly hashes: Uint32Array;
  readonly cells: Uint32Array;
  readonly assets: Int32Array;
  readonly nanoUsd: Float64Array;
  readonly marks: Uint8Array;
}

/**
 * Remembers calls by the hash of their id: 25 bytes a call, and 5 to 11 for the index. Rows lie one after
 * another in the order they came; the index is open-addressed with linear probing, at most three quarters full.
 */
export interface CallTable {
  readonly size: number;
  has(id: string): boolean;
  find(id: string): RememberedCall | undefined;
  /** Adds a call; one whose id is there already stays as it is. */
  add(id: string, call: RememberedCall): void;
  /** The rows as they are now, in the memory that they grow in. */
  columns(): CallColumns;
}

/** Most pictures of one call that are told apart. */
const MOST_IMAGES = 63;
const EMPTY: CallColumns = {
  hashes: new Uint32Array(0),
  cells: new Uint32Array(0),
  assets: new Int32Array(0),
  nanoUsd: new Float64Array(0),
  marks: new Uint8Array(0),
};

/** A table with these rows. */
export function createCallTable(rows: CallColumns = EMPTY): CallTable {
  let { hashes, cells, assets, nanoUsd, marks } = rows;
  let size = rows.marks.length;
  /** The number of the row, from 1; 0 is a free place. */
  let index = indexOf(hashes, size);

  /** The place of the hash in the index, or the free one where it belongs. */
  const placeOf = (high: number, low: number): number => {
    const mask = index.length - 1;
    let place = low & mask;
    for (;;) {
      const row = index[place] ?? 0;
      if (row === 0 || (hashes[row * 2 - 2] === high && hashes[row * 2 - 1] === low)) return place;
      place = (place + 1) & mask;
    }
  };
  const rowOf = ({ high, low }: TextHash): number => {
    return (index[placeOf(high, low)] ?? 0) - 1;
  };
  return {
    get size() {
      return size;
    },
    has: (id) => rowOf(hashText(id)) >= 0,
    find(id) {
      const row = rowOf(hashText(id));
      if (row < 0) return undefined;
      const mark = marks[row] ?? 0;
      const cost = nanoUsd[row] ?? -1;
      return {
        cell: cells[row] ?? 0,
        asset: assets[row] ?? -1,
        nanoUsd: cost < 0 ? undefined : cost,
        images: mark >> 2,
        accepted: (mark & 3) === 0 ? undefined : (mark & 3) === 1,
      };
    },
    add(id, call) {
      const { high, low } = hashText(id);
      const place = placeOf(high, low);
      if (index[place] !== 0) return;
      if (size === marks.length) {
        const length = Math.max(16, Math.ceil(size * 1.5));
        hashes = grown(hashes, new Uint32Array(length * 2));
        cells = grown(cells, new Uint32Array(length));
        assets = grown(assets, new Int32Array(length));
        nanoUsd = grown(nanoUsd, new Float64Array(length));
        marks = grown(marks, new Uint8Array(length));
      }
      hashes[size * 2] = high;
      hashes[size * 2 + 1] = low;
      cells[size] = call.cell;
      assets[size] = call.asset;
      nanoUsd[size] = call.nanoUsd ?? -1;
      const verdict = call.accepted === undefined ? 0 : call.accepted ? 1 : 2;
      marks[size] = (Math.min(call.images, MOST_IMAGES) << 2) | verdict;
      size++;
      index[place] = size;
      if (size * 4 > index.length * 3) index = indexOf(hashes, size);
    },
    columns: () => ({
      hashes: hashes.subarray(0, size * 2),
      cells: cells.subarray(0, size),
      assets: assets.subarray(0, size),
      nanoUsd: nanoUsd.subarray(0, size),
      marks: marks.subarray(0, size),
    }),
  };
}

/** An index of the rows, a power of two long and at most three eighths full, so that it is seldom made. */
function indexOf(hashes: Uint32Array, rows: number): Uint32Array {
  let length = 16;
  while (length * 3 < rows * 8) length *= 2;
  const index = new Uint32Array(length);
  for (let row = 0; row < rows; row++) {
    let place = (hashes[row * 2 + 1] ?? 0) & (length - 1);
    while (index[place] !== 0) place = (place + 1) & (length - 1);
    index[place] = row + 1;
  }
  return index;
}

function grown<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
