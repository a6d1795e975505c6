/** Units of fewer words are the same only when they are equal: one word is too much of them. */
const FEWEST_WORDS = 6;
/** Share of words that two units must have in common. */
const LEAST_COMMON = 0.8;
/** Independent smallest hashes per unit; two units that differ by a word share one of them nearly always. */
const SEEDS = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f] as const;
/** Units that stand for one bucket; more would compare all with all where everything is alike. */
const MOST_PER_BUCKET = 4;

/** Sorts units into classes of equal or nearly equal words. */
export interface UnitClasses {
  /** The class of a unit's key: the key of the first one that was like it. */
  classOf(key: string): string;
}

interface Sketch {
  readonly key: string;
  readonly words: ReadonlyMap<string, number>;
  readonly count: number;
}

/**
 * Classes of units by the words they share: units meet in the buckets of their smallest word-pair hashes
 * (MinHash, Broder 1997) and are compared there only, so that the time is linear in their number.
 */
export function createUnitClasses(): UnitClasses {
  const classes = new Map<string, string>();
  const buckets = new Map<number, Sketch[]>();
  return {
    classOf: (key) => {
      const known = classes.get(key);
      if (known !== undefined) return known;
      const words = key.toLowerCase().split(' ');
      if (words.length < FEWEST_WORDS) {
        classes.set(key, key);
        return key;
      }
      const sketch = { key, words: countWords(words), count: words.length };
      const homes = smallestHashes(words).map((hash) => bucketOf(buckets, hash));
      const like = homes.flat().find((other) => alike(sketch, other));
      const found = like === undefined ? key : (classes.get(like.key) ?? like.key);
      classes.set(key, found);
      for (const home of homes) if (home.length < MOST_PER_BUCKET) home.push(sketch);
      return found;
    },
  };
}

function bucketOf(buckets: Map<number, Sketch[]>, hash: number): Sketch[] {
  const known = buckets.get(hash);
  if (known) return known;
  const made: Sketch[] = [];
  buckets.set(hash, made);
  return made;
}

function countWords(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function alike(one: Sketch, other: Sketch): boolean {
  const longer = Math.max(one.count, other.count);
  if (Math.min(one.count, other.count) < longer * LEAST_COMMON) return false;
  let common = 0;
  for (const [word, count] of one.words) common += Math.min(count, other.words.get(word) ?? 0);
  return common >= longer * LEAST_COMMON;
}

function smallestHashes(words: readonly string[]): readonly number[] {
  const smallest: number[] = SEEDS.map(() => 0xffffffff);
  let before = 0;
  for (const word of words) {
    const hash = hashOf(word);
    const pair = Math.imul(before, 31) ^ hash;
    before = hash;
    for (const [index, seed] of SEEDS.entries()) {
      const mixed = mix(pair ^ seed);
      if (mixed < (smallest[index] ?? 0)) smallest[index] = mixed;
    }
  }
  // The seed keeps the buckets of different hashes apart.
  return smallest.map((hash, index) => hash * SEEDS.length + index);
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** The finaliser of MurmurHash3 (public domain): every bit of the input changes half of the output. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
