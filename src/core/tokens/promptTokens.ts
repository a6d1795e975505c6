import type { Segment, VariableInput } from '../template/template.ts';
import type { Steps } from '../text/steps.ts';
import type { TokenCounter } from './tokenCounter.ts';
import { addRanges, exactly, NO_TOKENS, type TokenRange } from './tokenRange.ts';

/** How sure a number is: every quantity known; some assumed; some left out, so that it is a lower bound. */
export type CountBasis = 'exact' | 'estimate' | 'partial';

/** The tokens of a prompt's text, without the API's overhead. */
export interface PromptTokens {
  readonly tokens: TokenRange;
  /** Characters sent (code points) in the longest rendering; undeclared variables count as none. */
  readonly characters: number;
  readonly basis: CountBasis;
  /** Why the basis is not exact, in sentences. */
  readonly reasons: readonly string[];
}

/**
 * Longest prompt that is filled in, in UTF-16 units; the API accepts 32,000 characters. Without a bound, a small
 * file that repeats a variable with a long default would unfold into gigabytes.
 */
const LONGEST_FILLED_IN = 4_000_000;

/** A variable's shortest and longest value. */
interface Choice {
  readonly shortest: string;
  readonly longest: string;
}

/**
 * Counts a prompt with its variables filled in. A variable with several values is counted with the one of
 * fewest and the one of most tokens; one without a value counts as `undeclaredTokens` and splits the text.
 */
export function* countPrompt(
  segments: readonly Segment[],
  inputs: ReadonlyMap<string, VariableInput>,
  undeclaredTokens: number,
  counter: TokenCounter,
): Steps<PromptTokens> {
  const choices = new Map<string, Choice | undefined>();
  for (const segment of segments) {
    if (segment.kind !== 'variable' || choices.has(segment.name)) continue;
    const values = valuesOf(segments, segment.name, inputs);
    choices.set(segment.name, yield* chooseExtremes(values, counter));
  }

  if (filledInLength(segments, choices) > LONGEST_FILLED_IN) {
    return yield* countStaticText(segments, counter);
  }
  const undeclared = [...choices]
    .filter(([, choice]) => choice === undefined)
    .map(([name]) => name);
  let tokens = NO_TOKENS;
  let characters = 0;
  for (const run of runsBetweenUnknowns(segments, choices)) {
    if (run === 'unknown') {
      tokens = addRanges(tokens, exactly(undeclaredTokens));
      continue;
    }
    const longest = yield* counter.countInSteps(run.longest);
    const shortest =
      run.shortest === run.longest ? longest : yield* counter.countInSteps(run.shortest);
    tokens = addRanges(tokens, {
      min: Math.min(shortest, longest),
      max: Math.max(shortest, longest),
    });
    characters += codePoints(run.longest);
  }
  return { tokens, characters, ...basisOf(segments, undeclared, undeclaredTokens) };
}

function filledInLength(
  segments: readonly Segment[],
  choices: ReadonlyMap<string, Choice | undefined>,
): number {
  let length = 0;
  for (const segment of segments) {
    if (segment.kind !== 'variable') continue;
    const choice = choices.get(segment.name);
    length += Math.max(choice?.longest.length ?? 0, choice?.shortest.length ?? 0);
  }
  return length;
}

function* countStaticText(
  segments: readonly Segment[],
  counter: TokenCounter,
): Steps<PromptTokens> {
  let tokens = 0;
  let characters = 0;
  for (const segment of segments) {
    if (segment.kind !== 'text') continue;
    tokens += yield* counter.countInSteps(segment.text);
    characters += codePoints(segment.text);
  }
  return {
    tokens: exactly(tokens),
    characters,
    basis: 'partial',
    reasons: [
      `Filled in, the prompt is longer than ${LONGEST_FILLED_IN.toLocaleString('en-US')} characters; only its static text is counted.`,
    ],
  };
}

function valuesOf(
  segments: readonly Segment[],
  name: string,
  inputs: ReadonlyMap<string, VariableInput>,
): readonly string[] {
  const declared = inputs.get(name)?.values ?? [];
  if (declared.length > 0) return declared;
  for (const segment of segments) {
    if (
      segment.kind === 'variable' &&
      segment.name === name &&
      segment.inlineDefault !== undefined
    ) {
      return [segment.inlineDefault];
    }
  }
  return [];
}

function* chooseExtremes(
  values: readonly string[],
  counter: TokenCounter,
): Steps<Choice | undefined> {
  const [first] = values;
  if (first === undefined) return undefined;
  let shortest = first;
  let longest = first;
  if (values.length > 1) {
    let fewest = Infinity;
    let most = -1;
    for (const value of values) {
      const count = yield* counter.countInSteps(value);
      if (count < fewest) {
        fewest = count;
        shortest = value;
      }
      if (count > most) {
        most = count;
        longest = value;
      }
    }
  }
  return { shortest, longest };
}

/** The prompt's text cut at what has no known text; on both sides of such a cut tokens are counted apart. */
function runsBetweenUnknowns(
  segments: readonly Segment[],
  choices: ReadonlyMap<string, Choice | undefined>,
): readonly (Choice | 'unknown')[] {
  const runs: (Choice | 'unknown')[] = [];
  let shortest: string[] = [];
  let longest: string[] = [];
  const cut = (): void => {
    const run = { shortest: shortest.join(''), longest: longest.join('') };
    if (run.longest !== '' || run.shortest !== '') runs.push(run);
    shortest = [];
    longest = [];
  };
  for (const segment of segments) {
    if (segment.kind === 'text') {
      shortest.push(segment.text);
      longest.push(segment.text);
    } else if (segment.kind === 'variable') {
      const choice = choices.get(segment.name);
      if (choice === undefined) {
        cut();
        runs.push('unknown');
      } else {
        shortest.push(choice.shortest);
        longest.push(choice.longest);
      }
    } else if (segment.kind === 'partial') cut();
  }
  cut();
  return runs;
}

function basisOf(
  segments: readonly Segment[],
  undeclared: readonly string[],
  undeclaredTokens: number,
): Pick<PromptTokens, 'basis' | 'reasons'> {
  const reasons: string[] = [];
  const partials = segments.filter((segment) => segment.kind === 'partial');
  for (const { name } of partials) {
    reasons.push(`The partial “${name}” is not read, so its tokens are missing.`);
  }
  for (const name of undeclared) {
    reasons.push(
      `The variable “${name}” has no value; it is counted as ${undeclaredTokens} tokens. Declare it under inputs.`,
    );
  }
  if (segments.some((segment) => segment.kind === 'variable' && segment.transformed)) {
    reasons.push('A filter changes a variable before it is sent; it is counted unchanged.');
  }
  if (segments.some((segment) => segment.kind === 'control')) {
    reasons.push('The prompt holds control blocks; their content is counted once.');
  }
  const basis = partials.length > 0 ? 'partial' : reasons.length > 0 ? 'estimate' : 'exact';
  return { basis, reasons };
}

function codePoints(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    // The second half of a surrogate pair belongs to the character before it.
    if (unit < 0xdc00 || unit > 0xdfff) count++;
  }
  return count;
}
