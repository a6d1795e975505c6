import { Session, type Profiler } from 'node:inspector/promises';
import type { TextGroup } from './corpus.mts';
import { importOurs } from './engines.mts';
import { median, timed } from './median.mts';
import { ourPaths } from './paths.mts';

/** Where the time of a count goes, and how far it is from reading the text once. */
export interface ProfileResult {
  /** Share of the time by function, the largest first. */
  readonly shares: readonly { readonly name: string; readonly share: number }[];
  /** MB/s of less and less of the work. */
  readonly speeds: readonly { readonly name: string; readonly speed: number }[];
}

const ROUNDS = 9;
const FUNCTIONS = 12;

/** Profiles our counter on the corpus. */
export async function measureProfile(groups: readonly TextGroup[]): Promise<ProfileResult> {
  const ours = await importOurs();
  const counter = ours.openCounter(ourPaths().rankFile);
  const text = groups.map((group) => group.text).join('\n');
  const bytes = Buffer.byteLength(text);
  const target = new Uint8Array(3 * text.length);
  const units = new Uint16Array(text.length + 1);
  const encoder = new TextEncoder();
  const work: readonly (readonly [string, () => unknown])[] = [
    ['the whole count', () => counter.count(text)],
    ['cutting into pieces alone', () => cutAll(text, units, ours.cutO200k)],
    ['reading every character in a loop', () => readAll(text)],
    ['`TextEncoder.encodeInto`', () => encoder.encodeInto(text, target)],
  ];
  const speeds = work.map(([name, run]) => {
    run();
    return {
      name,
      speed: bytes / median(Array.from({ length: ROUNDS }, () => timed(run))) / 1_000,
    };
  });

  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  for (let round = 0; round < ROUNDS; round++) counter.count(text);
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return { shares: sharesOf(profile), speeds };
}

function sharesOf({
  nodes,
  samples = [],
  timeDeltas = [],
}: Profiler.Profile): ProfileResult['shares'] {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
  const times = new Map<string, number>();
  let total = 0;
  for (const [index, sample] of samples.entries()) {
    const name = names.get(sample) ?? '';
    const time = timeDeltas[index] ?? 0;
    total += time;
    times.set(name, (times.get(name) ?? 0) + time);
  }
  return [...times]
    .map(([name, time]) => ({ name, share: time / total }))
    .sort((a, b) => b.share - a.share)
    .slice(0, FUNCTIONS)
    .filter(({ share }) => share >= 0.01);
}

/** Reads the text's units into an array and cuts it; the array is longer than the text and ends in zeros. */
function cutAll(
  text: string,
  units: Uint16Array,
  cut: (units: Uint16Array, start: number, end: number) => number,
): number {
  for (let index = 0; index < text.length; index++) units[index] = text.charCodeAt(index);
  let pieces = 0;
  for (let start = 0; start < text.length; pieces++) start = cut(units, start, text.length);
  return pieces;
}

function readAll(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index++) sum += text.charCodeAt(index);
  return sum;
}
