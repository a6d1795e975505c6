import { runChildFor, TOO_LONG } from './child.mts';
import { importOurs, openEngine, PEERS, type Engine } from './engines.mts';
import { timed } from './median.mts';
import { ourPaths } from './paths.mts';
import { randomOf } from './random.mts';

/** How our time grows with a text that freezes others, and what others take for a short one. */
export interface HostileResult {
  readonly name: string;
  /** Milliseconds by bytes of text, each twice the one before. */
  readonly ours: readonly number[];
  /** The longest stretch of a megabyte without a pause, in milliseconds. */
  readonly longestStep: number;
  /** Milliseconds for {@link PEER_BYTES}; undefined when it took longer than {@link PEER_LIMIT_MS}. */
  readonly peers: Readonly<Partial<Record<Engine, number>>>;
}

/** Bytes of text: from 15.6 kB up to one million, doubling. */
export const HOSTILE_BYTES = [15_625, 31_250, 62_500, 125_000, 250_000, 500_000, 1_000_000];
export const PEER_BYTES = 20_000;
const ROUNDS = 7;
export const PEER_LIMIT_MS = 3_000;

const random = randomOf(1);
const pick = (alphabet: string): string => alphabet.charAt(random(alphabet.length));
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Characters of each text, by their position. */
const TEXTS: Readonly<Record<string, () => string>> = {
  'one letter': () => 'a',
  'random letters': () => String.fromCharCode(97 + random(26)),
  'base64 without spaces': () => pick(BASE64),
  emoji: () => String.fromCodePoint(0x1f600 + random(80)),
  blanks: () => ' ',
  newlines: () => '\n',
  'mixed white space': () => pick(' \t\u00a0\u2003\u3000'),
  'zero-width characters': () => '\u200b',
  'one Chinese character': () => '字',
  'random Chinese characters': () => String.fromCharCode(0x4e00 + random(20_000)),
  'Fibonacci words': fibonacciLetters(),
  'random bytes as Latin-1': () => String.fromCharCode(random(256)),
  dashes: () => '-',
  'random signs': () => String.fromCharCode(33 + random(15)),
};

/** Measures each of the texts. */
export async function measureHostile(): Promise<readonly HostileResult[]> {
  const { openCounters } = await importOurs();
  const newCounter = openCounters(ourPaths().rankFile);
  const results: HostileResult[] = [];
  for (const name of Object.keys(TEXTS)) {
    const texts = HOSTILE_BYTES.map((bytes) => hostileText(name, bytes));
    const times = texts.map((text) => quickestSteps(() => newCounter().countInSteps(text)));
    const peers: Partial<Record<Engine, number>> = {};
    for (const engine of PEERS) {
      const ms = await runChildFor<number>('hostile', `${engine}|${name}`, PEER_LIMIT_MS + 3_000);
      if (ms !== TOO_LONG && ms <= PEER_LIMIT_MS) peers[engine] = ms;
    }
    results.push({
      name,
      ours: times.map((steps) => steps.reduce((sum, time) => sum + time, 0)),
      longestStep: (times.at(-1) ?? []).reduce((longest, time) => Math.max(longest, time), 0),
      peers,
    });
  }
  return results;
}

/** In the child: what a peer takes for a short text. */
export async function hostileOnce(argument: string): Promise<number> {
  const [engine = '', name = ''] = argument.split('|');
  const count = await openEngine(engine as Engine);
  count('A red fox.');
  const text = hostileText(name, PEER_BYTES);
  return timed(() => count(text));
}

function hostileText(name: string, bytes: number): string {
  const next = TEXTS[name] ?? ((): string => '');
  let text = '';
  for (let length = 0; length < bytes;) {
    const character = next();
    text += character;
    length += Buffer.byteLength(character);
  }
  return text;
}

/**
 * The time of each step of a count, in the quickest of its rounds: each round takes the same steps, and what else the
 * machine does would hide how time grows. No counter has met the text before: short texts would be remembered as wholes.
 */
function quickestSteps(count: () => Generator<undefined, number, undefined>): readonly number[] {
  const rounds = Array.from({ length: ROUNDS }, () => timesOfSteps(count()));
  const [first = []] = rounds;
  return first.map((_, step) => Math.min(...rounds.map((times) => times[step] ?? Infinity)));
}

function timesOfSteps(steps: Generator<undefined, number, undefined>): readonly number[] {
  const times: number[] = [];
  for (;;) {
    const start = performance.now();
    const { done } = steps.next();
    times.push(performance.now() - start);
    if (done === true) return times;
  }
}

/** The letters of the word that is the limit of a, ab, aba, abaab, … */
function fibonacciLetters(): () => string {
  let word = 'a';
  let longer = 'ab';
  let at = 0;
  return () => {
    while (at >= word.length) [word, longer] = [longer, longer + word];
    return word.charAt(at++);
  };
}
