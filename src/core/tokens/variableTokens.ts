import type { Steps } from '../text/steps.ts';
import { contextAt, type PromptContext } from './promptContext.ts';
import { cutAtUnknowns, valuesOfVariables, type PromptParts } from './promptParts.ts';
import type { SentPrompt } from './promptTokens.ts';
import type { TokenCounter } from './tokenCounter.ts';
import { exactly, type TokenRange } from './tokenRange.ts';

/** What one variable adds to a prompt. */
export interface VariableTokens {
  readonly name: string;
  /** How often the prompt sent holds it, its partials included. */
  readonly places: number;
  /** Each value that is counted, with the tokens that it adds in all places together; empty without a value. */
  readonly values: readonly { readonly text: string; readonly tokens: number }[];
  /** Fewest and most tokens over its values. */
  readonly tokens: TokenRange;
  /** `estimate` where tokens may reach over the ends of a value in a way that was not looked at, or are assumed. */
  readonly basis: 'exact' | 'estimate';
}

/** Up to this many UTF-16 units of values are counted in their places, beyond it once and on their own. */
const MOST_IN_PLACE = 100_000;
/** In a prompt with more places than these, no place is looked at by itself. */
const MOST_PLACES = 2_000;
const PLACES_PER_STEP = 16;
const VALUES_PER_STEP = 256;
const SEGMENTS_PER_STEP = 2_048;

/**
 * Counts what each variable adds: the tokens of its surroundings with a value in them, less those without it, in
 * every place; other variables have their first value meanwhile. A variable without a value adds
 * `undeclaredTokens` a place. In the order of the prompt.
 */
export function* countVariables(
  { segments, inputs, undeclaredTokens }: SentPrompt,
  counter: TokenCounter,
): Steps<readonly VariableTokens[]> {
  const values = yield* valuesOfVariables(segments, inputs);
  const parts = yield* cutAtUnknowns(segments, values);
  const first = new Map([...values].map(([name, [value = '']]) => [name, value]));
  const changed = new Set<string>();
  const placesOf = new Map<string, number>();
  for (const [index, segment] of segments.entries()) {
    if (index % SEGMENTS_PER_STEP === SEGMENTS_PER_STEP - 1) yield;
    if (segment.kind !== 'variable') continue;
    placesOf.set(segment.name, (placesOf.get(segment.name) ?? 0) + 1);
    if (segment.transformed) changed.add(segment.name);
  }
  yield;
  const isFew = [...placesOf.values()].reduce((sum, count) => sum + count, 0) <= MOST_PLACES;
  const contexts = isFew ? yield* contextsOf(parts, first) : undefined;
  const counted: VariableTokens[] = [];
  let countedValues = 0;
  for (const [name, texts] of values) {
    countedValues += Math.max(1, texts.length);
    if (countedValues >= VALUES_PER_STEP) {
      countedValues = 0;
      yield;
    }
    const places = placesOf.get(name) ?? 0;
    if (texts.length === 0) {
      const tokens = exactly(undeclaredTokens * places);
      counted.push({ name, places, values: [], tokens, basis: 'estimate' });
      continue;
    }
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    const here = length * places <= MOST_IN_PLACE ? contexts?.get(name) : undefined;
    const added: number[] = [];
    for (const text of texts) {
      added.push(
        here === undefined
          ? places * (yield* counter.countInSteps(text))
          : yield* countIn(here, text, counter),
      );
    }
    const isSure = here?.every((context) => context.isSure) === true && !changed.has(name);
    counted.push({
      name,
      places,
      values: texts.map((text, index) => ({ text, tokens: added[index] ?? 0 })),
      tokens: boundsOf(added),
      basis: isSure ? 'exact' : 'estimate',
    });
  }
  return counted;
}

/** The surroundings of all places of each variable that has a value. */
function* contextsOf(
  { runs }: PromptParts,
  first: ReadonlyMap<string, string>,
): Steps<ReadonlyMap<string, readonly PromptContext[]>> {
  const contexts = new Map<string, PromptContext[]>();
  for (const run of runs) {
    for (const [index, part] of run.entries()) {
      if (part.kind === 'text') continue;
      const known = contexts.get(part.name) ?? [];
      contexts.set(part.name, known);
      known.push(contextAt(run, index, first));
      if (index % PLACES_PER_STEP === PLACES_PER_STEP - 1) yield;
    }
  }
  return contexts;
}

function* countIn(
  contexts: readonly PromptContext[],
  value: string,
  counter: TokenCounter,
): Steps<number> {
  let added = 0;
  for (const [index, { before, after }] of contexts.entries()) {
    const without = yield* counter.countInSteps(before + after);
    added += (yield* counter.countInSteps(before + value + after)) - without;
    if (index % PLACES_PER_STEP === PLACES_PER_STEP - 1) yield;
  }
  // A value may join what stands around it into fewer tokens than there were.
  return Math.max(0, added);
}

function boundsOf(counts: readonly number[]): TokenRange {
  return counts.reduce(
    ({ min, max }, count) => ({ min: Math.min(min, count), max: Math.max(max, count) }),
    { min: Infinity, max: 0 },
  );
}
