import type { Segment, VariableInput } from '../template/template.ts';
import type { Steps } from '../text/steps.ts';
import { listed, quoted, words, type Wording } from '../text/wording.ts';
import {
  countRendering,
  cutAtUnknowns,
  valuesOfVariables,
  type PromptParts,
  type VariableValues,
} from './promptParts.ts';
import type { TokenCounter } from './tokenCounter.ts';
import { addRanges, exactly, scaleRange, type TokenRange } from './tokenRange.ts';

/** How sure a number is: every quantity known; some assumed; some left out, so that it is a lower bound. */
export type CountBasis = 'exact' | 'estimate' | 'partial';

/** The tokens of a prompt's text, without the API's overhead. */
export interface PromptTokens {
  readonly tokens: TokenRange;
  /** Characters sent (code points) in the longest rendering; undeclared variables count as none. */
  readonly characters: number;
  readonly basis: CountBasis;
  /** Why the basis is not exact, in sentences. */
  readonly reasons: readonly Wording[];
}

/** What a prompt is counted from. */
export interface SentPrompt {
  readonly segments: readonly Segment[];
  readonly inputs: ReadonlyMap<string, VariableInput>;
  /** Tokens that a variable without a value counts as. */
  readonly undeclaredTokens: number;
}

/**
 * Longest prompt that is filled in, in UTF-16 units; the API accepts 32,000 characters. Without a bound, a small
 * file that repeats a variable with a long default would unfold into gigabytes.
 */
const LONGEST_FILLED_IN = 4_000_000;
/** Up to this many UTF-16 units the values of variables are tried out within the prompt, beyond it on their own. */
const MOST_TRIED_OUT = 200_000;
/** Names that a reason lists; whoever sees more of them needs no complete list. */
const MOST_NAMES = 5;

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
  const values = yield* valuesOfVariables(segments, inputs);
  const parts = yield* cutAtUnknowns(segments, values);
  if (parts.longestLength > LONGEST_FILLED_IN) return yield* countStaticText(segments, counter);
  const { tokens, characters } = yield* countExtremes(parts, values, counter);
  const unknown = scaleRange(exactly(undeclaredTokens), parts.unknowns);
  return {
    tokens: addRanges(tokens, unknown),
    characters,
    ...basisOf(segments, values, undeclaredTokens),
  };
}

/**
 * Fewest and most tokens over the values of the variables. Each variable is tried with every value while the
 * others have their first one, so that one variable's range is exact; where several touch each other, tokens
 * that reach over the seam may make a combination fall a token outside.
 */
function* countExtremes(
  parts: PromptParts,
  values: VariableValues,
  counter: TokenCounter,
): Steps<{ readonly tokens: TokenRange; readonly characters: number }> {
  const varying = [...values].filter(([, texts]) => texts.length > 1);
  const first = (name: string): string => values.get(name)?.[0] ?? '';
  const fewest = new Map<string, string>();
  const most = new Map<string, string>();
  const renderings = varying.reduce((sum, [, texts]) => sum + texts.length, 0);
  const tryOut = renderings * parts.longestLength <= MOST_TRIED_OUT;
  let min = Infinity;
  let max = 0;
  let characters = 0;
  function* render(valueOf: (name: string) => string): Steps<number> {
    const rendering = yield* countRendering(parts, valueOf, counter);
    min = Math.min(min, rendering.tokens);
    max = Math.max(max, rendering.tokens);
    characters = Math.max(characters, rendering.characters);
    return rendering.tokens;
  }
  for (const [name, texts] of varying) {
    let low = Infinity;
    let high = -1;
    for (const text of texts) {
      const count = yield* tryOut
        ? render((other) => (other === name ? text : first(other)))
        : counter.countInSteps(text);
      if (count < low) fewest.set(name, text);
      if (count > high) most.set(name, text);
      low = Math.min(low, count);
      high = Math.max(high, count);
      yield;
    }
  }
  yield* render((name) => fewest.get(name) ?? first(name));
  if (varying.length > 0) yield* render((name) => most.get(name) ?? first(name));
  return { tokens: { min, max }, characters };
}

function* countStaticText(
  segments: readonly Segment[],
  counter: TokenCounter,
): Steps<PromptTokens> {
  const texts = segments.filter((segment) => segment.kind === 'text').map((text) => [text]);
  const parts = { runs: texts, unknowns: 0, longestLength: 0 };
  const { tokens, characters } = yield* countRendering(parts, () => '', counter);
  return {
    tokens: exactly(tokens),
    characters,
    basis: 'partial',
    reasons: [
      words(
        'Filled in, the prompt is longer than {0} characters; only its static text is counted.',
        LONGEST_FILLED_IN,
      ),
    ],
  };
}

function basisOf(
  segments: readonly Segment[],
  values: VariableValues,
  undeclaredTokens: number,
): Pick<PromptTokens, 'basis' | 'reasons'> {
  const reasons: Wording[] = [];
  const partials = new Set<string>();
  let transformed = false;
  let control = false;
  for (const segment of segments) {
    if (segment.kind === 'partial') partials.add(segment.name);
    transformed ||= segment.kind === 'variable' && segment.transformed;
    control ||= segment.kind === 'control';
  }
  if (partials.size > 0) {
    reasons.push(
      words(
        partials.size === 1
          ? 'The partial {0} is not read, so its tokens are missing.'
          : 'The partials {0} are not read, so their tokens are missing.',
        listNames([...partials]),
      ),
    );
  }
  const undeclared = [...values].filter(([, texts]) => texts.length === 0).map(([name]) => name);
  if (undeclared.length > 0) {
    reasons.push(
      words(
        undeclared.length === 1
          ? 'The variable {0} has no value; it is counted as {1} tokens. Declare it under inputs.'
          : 'The variables {0} have no value; each is counted as {1} tokens. Declare them under inputs.',
        listNames(undeclared),
        undeclaredTokens,
      ),
    );
  }
  if (transformed) {
    reasons.push(words('A filter changes a variable before it is sent; it is counted unchanged.'));
  }
  if (control) {
    reasons.push(words('The prompt holds control blocks; their content is counted once.'));
  }
  const basis = partials.size > 0 ? 'partial' : reasons.length > 0 ? 'estimate' : 'exact';
  return { basis, reasons };
}

function listNames(names: readonly string[]): Wording {
  const shown = listed(names.slice(0, MOST_NAMES).map(quoted));
  const rest = names.length - MOST_NAMES;
  return rest > 0 ? words('{0} and {1} more', shown, rest) : shown;
}
