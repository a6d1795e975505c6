import type { TextGroup } from './corpus.mts';
import { ENGINES, openEngine, OURS, type Engine } from './engines.mts';
import { median, timed } from './median.mts';
import { randomOf } from './random.mts';

/** How fast the engines count one kind of text. */
export interface ThroughputResult {
  readonly name: string;
  readonly bytes: number;
  /** Engines that count it otherwise than OpenAI's encoder. */
  readonly wrong: readonly Engine[];
  /** Bytes per microsecond (MB/s) when the text is counted for the first time. */
  readonly first: Readonly<Partial<Record<Engine, number>>>;
  /** The same when it was counted before, median of the rounds. */
  readonly warm: Readonly<Partial<Record<Engine, number>>>;
  /** How many times as long as we an engine took in the same round, median of the rounds. */
  readonly ratio: Readonly<Partial<Record<Engine, number>>>;
}

const ROUNDS = 6;
/** How long each engine counts other text before, so that its code is compiled and optimised. */
const WARM_UP_MS = 500;
/** A round but the first repeats a count for as long, and takes the mean: a quick one alone is too short to tell. */
const LEAST_MS = 25;
const INVENTED_UNITS = 200_000;

/** Lets all engines count the texts in turns, in one process; the last result is of all texts together. */
export async function measureThroughput(
  groups: readonly TextGroup[],
): Promise<readonly ThroughputResult[]> {
  const counts = new Map(
    await Promise.all(ENGINES.map(async (engine) => [engine, await openEngine(engine)] as const)),
  );
  // Compiled code is what a first pass over a text meets too, so each engine counts something else before.
  const other = inventedText();
  for (const count of counts.values()) meanTime(() => count(other), WARM_UP_MS);
  const times = groups.map(() => new Map<Engine, number[]>(ENGINES.map((engine) => [engine, []])));
  const wrong = groups.map(() => new Set<Engine>());
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, { text }] of groups.entries()) {
      const right = counts.get('tiktoken (WASM)')?.(text);
      for (const [engine, count] of counts) {
        let tokens = 0;
        times[index]?.get(engine)?.push(
          meanTime(
            () => {
              tokens = count(text);
            },
            round === 0 ? 0 : LEAST_MS,
          ),
        );
        if (tokens !== right) wrong[index]?.add(engine);
      }
    }
  }
  const results = groups.map(({ name, text }, index) =>
    resultOf(name, Buffer.byteLength(text), times[index] ?? new Map(), wrong[index] ?? new Set()),
  );
  const all = new Map(
    ENGINES.map((engine) => [
      engine,
      Array.from({ length: ROUNDS }, (_, round) =>
        times.reduce((sum, group) => sum + (group.get(engine)?.[round] ?? 0), 0),
      ),
    ]),
  );
  const bytes = results.reduce((sum, result) => sum + result.bytes, 0);
  const anyWrong = new Set(wrong.flatMap((engines) => [...engines]));
  return [...results, resultOf('whole corpus', bytes, all, anyWrong)];
}

/** Milliseconds that one run takes, as the mean of as many as fill a time; at least one. */
function meanTime(run: () => void, leastMs: number): number {
  let runs = 0;
  let ms = 0;
  do {
    ms += timed(run);
    runs++;
  } while (ms < leastMs);
  return ms / runs;
}

/** Words, numbers and signs of several scripts at random: all kinds of text, but not the words of any. */
function inventedText(): string {
  const random = randomOf(1);
  const alphabets = [
    'abcdefghijklmnopqrstuvwxyz',
    'ABC',
    'äéñœ',
    'абвгдежз',
    '的一是不了',
    'あいうアイ',
    '0123',
  ];
  const between = [' ', ' ', ' ', ', ', '. ', '\n', '\n\n  ', '" ', '("', "'s ", '/', '😀'];
  let text = '';
  while (text.length < INVENTED_UNITS) {
    const alphabet = alphabets[random(2 * alphabets.length)] ?? alphabets[0] ?? '';
    for (let left = 1 + random(9); left > 0; left--)
      text += alphabet.charAt(random(alphabet.length));
    text += between[random(between.length)] ?? '';
  }
  return text;
}

function resultOf(
  name: string,
  bytes: number,
  times: ReadonlyMap<Engine, readonly number[]>,
  wrong: ReadonlySet<Engine>,
): ThroughputResult {
  const ours = times.get(OURS) ?? [];
  const each = (value: (own: readonly number[]) => number): Partial<Record<Engine, number>> =>
    Object.fromEntries(ENGINES.map((engine) => [engine, value(times.get(engine) ?? [])]));
  return {
    name,
    bytes,
    wrong: [...wrong],
    first: each(([first = NaN]) => bytes / first / 1_000),
    warm: each((own) => bytes / median(own.slice(1)) / 1_000),
    ratio: each((own) =>
      median(own.slice(1).map((time, round) => time / (ours[round + 1] ?? NaN))),
    ),
  };
}
