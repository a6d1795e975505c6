/** Numbers what is entered, so that an answer to something older can be told from the newest. */
export interface Newest {
  /** The number of a new entry. */
  next(): number;
  /** Whether an answer is to the newest entry. */
  isNewest(entry: number): boolean;
}

/** Entries from 1; 0 is what a page starts with. */
export function createNewest(): Newest {
  let entry = 0;
  return {
    next: () => ++entry,
    isNewest: (answered) => answered === entry,
  };
}
