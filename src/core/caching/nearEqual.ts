/** Units of fewer words are the same only when they are equal: one word is too much of them. */
const FEWEST_WORDS = 6;
/** Share of words that two units must have in common. */
const LEAST_COMMON = 0.8;
/** Independent smallest hashes per unit; two units that differ by a word share one of them nearly always. */
const SEEDS = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f] as const;
/** Units that stand for one bucket; more would compare all with all where everything is alike. */
const MOST_PER_BUCKET = 4;

const BLANK = 0x20;

/** Sorts units into classes of equal or nearly equal words. */
export interface UnitClasses {
  /** The class of a unit's key: the key of the first one that was like it. */
  classOf(key: string): string;
}

interface Sketch {
  readonly key: string;
  /** Hashes of its words, ascending: two numbers are compared in a fraction of the time that two words take. */
  readonly words: Uint32Array;
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
      const words = hashWords(key.toLowerCase());
      if (words.length < FEWEST_WORDS) {
        classes.set(key, key);
        return key;
      }
      const homes = smallestHashes(words).map((hash) => bucketOf(buckets, hash));
      const sketch = { key, words: words.sort() };
      const like = firstAlike(homes, sketch);
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

function firstAlike(homes: readonly (readonly Sketch[])[], sketch: Sketch): Sketch | undefined {
  for (const home of homes) {
    for (const other of home) if (alike(sketch.words, other.words)) return other;
  }
  return undefined;
}

function alike(one: Uint32Array, other: Uint32Array): boolean {
  const longer = Math.max(one.length, other.length);
  if (Math.min(one.length, other.length) < longer * LEAST_COMMON) return false;
  let common = 0;
  for (let left = 0, right = 0; left < one.length && right < other.length;) {
    const [word = 0, otherWord = 0] = [one[left], other[right]];
    if (word === otherWord) common++;
    if (word <= otherWord) left++;
    if (word >= otherWord) right++;
  }
  return common >= longer * LEAST_COMMON;
}

function smallestHashes(words: Uint32Array): readonly number[] {
  const smallest: number[] = SEEDS.map(() => 0xffffffff);
  let before = 0;
  for (const hash of words) {
    const pair = Math.imul(before, 31) ^ hash;
    before = hash;
    for (let index = 0; index < SEEDS.length; index++) {
      const mixed = mix(pair ^ (SEEDS[index] ?? 0));
      if (mixed < (smallest[index] ?? 0)) smallest[index] = mixed;
    }
  }
  // The seed keeps the buckets of different hashes apart.
  return smallest.map((hash, index) => hash * SEEDS.length + index);
}

/** FNV-1a over the UTF-16 units of each word, in the order of the text, which has one blank between two of them. */
function hashWords(text: string): Uint32Array {
  const hashes: number[] = [];
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === BLANK) {
      hashes.push(hash);
      hash = 0x811c9dc5;
    } else hash = Math.imul(hash ^ unit, 0x01000193);
  }
  hashes.push(hash);
  return Uint32Array.from(hashes);
}

/** The finaliser of MurmurHash3 (public domain): every bit of the input changes half of the output. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
