import type { TextGroup } from './corpus.mts';
import { ENGINES, importOurs, openEngine, type Engine } from './engines.mts';
import { median, timed } from './median.mts';
import { ourPaths } from './paths.mts';

/** What an exact count after one key press costs in a document of this size, in milliseconds (median). */
export interface KeyPressResult {
  readonly units: number;
  /** Counting around the change, when it is known where. */
  readonly change: number;
  /** What the editor does: from where it says that the document changed to the count of the prompt. */
  readonly follow: number;
  /** Finding the change by comparing with the text before, and counting around it. */
  readonly compare: number;
  /** Counting the whole text. */
  readonly full: Readonly<Partial<Record<Engine, number>>>;
}

const SIZES = [4_000, 100_000, 1_000_000];
const PRESSES = 1_001;

/** Presses keys all over documents of several sizes. */
export async function measureKeyPress(
  groups: readonly TextGroup[],
): Promise<readonly KeyPressResult[]> {
  const ours = await importOurs();
  const counter = ours.openCounter(ourPaths().rankFile);
  const corpus = groups.map(({ text }) => text).join('\n');
  const results: KeyPressResult[] = [];
  for (const units of SIZES) {
    let text = corpus.slice(0, units);
    let counted = ours.runSteps(
      ours.followChange(
        ours.EMPTY_DOCUMENT,
        text,
        { start: 0, oldEnd: 0, newEnd: text.length },
        counter,
      ),
    );
    const place = { start: 0, end: text.length };
    let before = ours.createFollowingCounter(counter, []);
    ours.runSteps(before.countInSteps(text, place));
    const changes: number[] = [];
    const follows: number[] = [];
    const compares: number[] = [];
    for (let press = 0; press < PRESSES; press++) {
      const at = Math.floor(((press * 0.618) % 1) * text.length);
      const edited = flat(`${text.slice(0, at)}e${text.slice(at + 1)}`);
      const change = { start: at, oldEnd: at + 1, newEnd: at + 1 };
      const next = ours.createFollowingCounter(counter, before.counted(), change);
      follows.push(timed(() => ours.runSteps(next.countInSteps(edited, place))));
      const other = ours.createFollowingCounter(counter, before.counted());
      compares.push(timed(() => other.count(edited)));
      changes.push(
        timed(() => {
          counted = ours.runSteps(ours.followChange(counted, edited, change, counter));
        }),
      );
      before = next;
      text = edited;
    }
    if (counted.tokens !== counter.count(text)) throw new Error('The count has gone astray.');
    const full: Partial<Record<Engine, number>> = {};
    for (const engine of ENGINES) full[engine] = await fullCount(engine, text);
    results.push({
      units,
      change: median(changes),
      follow: median(follows),
      compare: median(compares),
      full,
    });
  }
  return results;
}

async function fullCount(engine: Engine, text: string): Promise<number> {
  const count = await openEngine(engine);
  const rounds = engine === 'js-tiktoken' && text.length > 500_000 ? 3 : 9;
  return median(Array.from({ length: rounds }, () => timed(() => count(text))));
}

/** As an editor gives it: in one piece, not put together of the old text. */
function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
